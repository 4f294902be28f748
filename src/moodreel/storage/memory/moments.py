"""The moods that people let be kept with their answers, without a database."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from moodreel.domain.shown import Moment
from moodreel.storage.bounds import fitting_moment
from moodreel.storage.memory.rows import Rows, Session


class MemoryMoments:
    """`MomentRepository` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, moment: Moment) -> None:
        """Keeps it; where the answer has one already, nothing changes."""
        own = fitting_moment(moment)
        self._session.change(lambda rows: rows.moments.setdefault(own.answer_id, own))

    def journal(self, person: str, limit: int, offset: int = 0) -> tuple[Moment, ...]:
        """At most `limit` moments with a mood from the `offset`-th newest on."""
        oldest_first = sorted(self._told(person), key=lambda moment: moment.at)
        return tuple(oldest_first[::-1][offset : offset + limit])

    def count(self, person: str) -> int:
        """How many moments with a mood there are."""
        return len(self._told(person))

    def of_answers(self, person: str, answer_ids: Collection[str]) -> dict[str, Moment]:
        """Those of these answers that have a mood, by answer."""
        wanted = frozenset(answer_ids)
        return {own.answer_id: own for own in self._told(person) if own.answer_id in wanted}

    def remove(self, person: str, answer_id: str) -> None:
        """Deletes the moment of this answer, where there is one."""

        def forget(rows: Rows) -> None:
            if answer_id in rows.moments and rows.moments[answer_id].person == person:
                del rows.moments[answer_id]

        self._session.change(forget)

    def forget_moods(self, person: str) -> int:
        """Deletes the moods of a person, not their quadrants; how many it were."""
        n = self.count(person)

        def forget(rows: Rows) -> None:
            for key, own in rows.moments.items():
                if own.person == person:
                    rows.moments[key] = replace(own, mood=None)

        self._session.change(forget)
        return n

    def forget(self, person: str) -> None:
        """Deletes all moments of a person."""

        def forget(rows: Rows) -> None:
            rows.moments = {k: own for k, own in rows.moments.items() if own.person != person}

        self._session.change(forget)

    def sweep(self, before: datetime, limit: int) -> int:
        """Deletes at most `limit` moments from before; how many it were."""
        moments = self._session.rows.moments
        old = sorted(
            (k for k, own in moments.items() if own.at < before), key=lambda k: moments[k].at
        )

        def forget(rows: Rows) -> None:
            for key in old[:limit]:
                rows.moments.pop(key, None)

        self._session.change(forget)
        return len(old[:limit])

    def _told(self, person: str) -> list[Moment]:
        moments = self._session.rows.moments.values()
        return [own for own in moments if own.person == person and own.mood is not None]
