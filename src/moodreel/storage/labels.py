"""The words that people let be kept, in a database."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from moodreel.domain.emotion import Emotion
from moodreel.domain.label import Label
from moodreel.errors import CorruptFile
from moodreel.storage import tables
from moodreel.storage.bounds import fitting_label
from moodreel.storage.sqlite_file import delete_for_good

_labels = tables.labels


class SqlLabels:
    """`LabelRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, label: Label) -> None:
        """Keeps the label in place of an earlier one of the person on the same words."""
        own = fitting_label(label)
        self._connection.execute(
            delete(_labels).where(_labels.c.person == own.person, _labels.c.text == own.text)
        )
        row = {
            "label_id": own.label_id,
            "person": own.person,
            "text": own.text,
            "chosen": own.chosen,
            "emotion": own.emotion.value,
            "confidence": own.confidence,
            "model": own.model,
            "at": own.at,
        }
        self._connection.execute(insert(_labels).values(row))

    def remove(self, person: str, label_id: str) -> bool:
        """Deletes the person's label; whether there was one."""
        delete_for_good(self._connection)
        gone = self._connection.execute(
            delete(_labels).where(_labels.c.person == person, _labels.c.label_id == label_id)
        )
        return gone.rowcount > 0

    def remove_all(self, person: str) -> int:
        """Deletes all labels of a person and says how many there were."""
        delete_for_good(self._connection)
        return self._connection.execute(delete(_labels).where(_labels.c.person == person)).rowcount

    def of(self, person: str) -> tuple[Label, ...]:
        """All labels of a person, oldest first; of the same moment, the one that was kept first."""
        rows = self._connection.execute(
            select(
                _labels.c.label_id,
                _labels.c.text,
                _labels.c.chosen,
                _labels.c.emotion,
                _labels.c.confidence,
                _labels.c.model,
                _labels.c.at,
            )
            .where(_labels.c.person == person)
            .order_by(_labels.c.at, _labels.c.id)
        )
        return tuple(_label(person, *row) for row in rows)


def _label(
    person: str,
    label_id: str,
    text: str,
    chosen: str,
    emotion: str,
    confidence: float,
    model: str,
    at: datetime,
) -> Label:
    try:
        return Label(
            label_id=label_id,
            person=person,
            text=text,
            chosen=chosen,
            emotion=Emotion(emotion),
            confidence=confidence,
            model=model,
            at=at,
        )
    except ValueError:
        raise CorruptFile(
            f"expected one of {', '.join(Emotion)} and a confidence from 0 to 1 in the table "
            f"labels, got {emotion!r} and {confidence!r} in the label {label_id!r}"
        ) from None
