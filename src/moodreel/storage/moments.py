"""The moods that people let be kept with their answers, in a database."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, and_, delete, func, select, update

from moodreel.domain.emotion import EMOTIONS
from moodreel.domain.mood import Mood
from moodreel.domain.quadrant import Quadrant
from moodreel.domain.shown import Moment
from moodreel.errors import CorruptFile
from moodreel.storage import tables
from moodreel.storage.bounds import fitting_moment
from moodreel.storage.oldest import delete_oldest
from moodreel.storage.sqlite_file import delete_for_good
from moodreel.storage.upsert import Change, upsert

_moments = tables.moments


class SqlMoments:
    """`MomentRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, moment: Moment) -> None:
        """Keeps it; where the answer has one already, nothing changes."""
        own = fitting_moment(moment)
        row = {
            "answer_id": own.answer_id,
            "person": own.person,
            "at": own.at,
            "quadrant": own.quadrant,
            "mood": json.dumps(own.mood.to_plain_json()) if own.mood else None,
        }
        change: Change = [("at", _moments.c.at)]
        upsert(self._connection, _moments, [row], key=("answer_id",), change=lambda _: change)

    def journal(self, person: str, limit: int, offset: int = 0) -> tuple[Moment, ...]:
        """At most `limit` moments with a mood from the `offset`-th newest on."""
        rows = self._connection.execute(
            select(_moments)
            .where(*_told(person))
            .order_by(_moments.c.at.desc(), _moments.c.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return tuple(_moment(row) for row in rows)

    def count(self, person: str) -> int:
        """How many moments with a mood there are."""
        found = self._connection.scalar(
            select(func.count()).select_from(_moments).where(*_told(person))
        )
        return int(found or 0)

    def of_answers(self, person: str, answer_ids: Collection[str]) -> dict[str, Moment]:
        """Those of these answers that have a mood, by answer."""
        if not answer_ids:
            return {}
        rows = self._connection.execute(
            select(_moments).where(*_told(person), _moments.c.answer_id.in_(list(answer_ids)))
        )
        return {row.answer_id: _moment(row) for row in rows}

    def remove(self, person: str, answer_id: str) -> None:
        """Deletes the moment of this answer, where there is one."""
        own = and_(_moments.c.person == person, _moments.c.answer_id == answer_id)
        self._connection.execute(delete(_moments).where(own))

    def forget_moods(self, person: str) -> int:
        """Deletes the moods of a person, not their quadrants; how many it were."""
        delete_for_good(self._connection)
        gone = self._connection.execute(update(_moments).where(*_told(person)).values(mood=None))
        return gone.rowcount

    def forget(self, person: str) -> None:
        """Deletes all moments of a person."""
        delete_for_good(self._connection)
        self._connection.execute(delete(_moments).where(_moments.c.person == person))

    def sweep(self, before: datetime, limit: int) -> int:
        """Deletes at most `limit` moments from before; how many it were."""
        return delete_oldest(self._connection, _moments, before, limit)


def _told(person: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return _moments.c.person == person, _moments.c.mood.is_not(None)


def _moment(row: Any) -> Moment:
    try:
        return Moment(
            person=row.person,
            answer_id=row.answer_id,
            at=row.at,
            quadrant=Quadrant(row.quadrant),
            mood=_mood(json.loads(row.mood)),
        )
    except (ValueError, KeyError, TypeError):
        raise CorruptFile(
            "expected moods as they were kept in the table moments, and found another: it was "
            "changed by hand or by a newer moodreel"
        ) from None


def _mood(told: dict[str, Any]) -> Mood:
    shares = np.array([told["emotions"][e.value] for e in EMOTIONS], dtype=np.float32)
    return Mood(
        distribution=shares / shares.sum(),
        valence=told["valence"],
        arousal=told["arousal"],
        confidence=told["confidence"],
    )
