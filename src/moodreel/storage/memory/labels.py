"""The words that people let be kept, without a database."""

from collections.abc import Callable

from moodreel.domain.label import Label
from moodreel.storage.bounds import fitting_label
from moodreel.storage.memory.rows import Rows, Session


class MemoryLabels:
    """`LabelRepository` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, label: Label) -> None:
        """Keeps the label in place of an earlier one of the person on the same words."""
        own = fitting_label(label)

        def keep(rows: Rows) -> None:
            _drop(rows, lambda other: (other.person, other.text) == (own.person, own.text))
            rows.labels[own.label_id] = own

        self._session.change(keep)

    def remove(self, person: str, label_id: str) -> bool:
        """Deletes the person's label; whether there was one."""
        return self._remove(lambda own: (own.person, own.label_id) == (person, label_id)) > 0

    def remove_all(self, person: str) -> int:
        """Deletes all labels of a person and says how many there were."""
        return self._remove(lambda own: own.person == person)

    def of(self, person: str) -> tuple[Label, ...]:
        """All labels of a person, oldest first; of the same moment, the one that was kept first."""
        own = (label for label in self._session.rows.labels.values() if label.person == person)
        return tuple(sorted(own, key=lambda label: label.at))

    def _remove(self, which: Callable[[Label], bool]) -> int:
        before = len(self._session.rows.labels)
        self._session.change(lambda rows: _drop(rows, which))
        return before - len(self._session.rows.labels)


def _drop(rows: Rows, which: Callable[[Label], bool]) -> None:
    rows.labels = {key: label for key, label in rows.labels.items() if not which(label)}
