"""Marks and stars as one story, without a database."""

from moodreel.domain.shown import RATED, Deed
from moodreel.storage.memory.rows import Session


class MemoryHistory:
    """`HistoryRepository` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def count(self, person: str) -> int:
        """How many deeds there are."""
        return len(self._of(person))

    def newest(self, person: str, limit: int, offset: int = 0) -> tuple[Deed, ...]:
        """At most `limit` deeds from the `offset`-th newest on."""
        order = self._of(person)[::-1]
        order.sort(key=lambda deed: deed.kind)
        order.sort(key=lambda deed: deed.at, reverse=True)
        return tuple(order[offset : offset + limit])

    def _of(self, person: str) -> list[Deed]:
        rows = self._session.rows
        marks = [
            Deed(film_id=mark.film_id, kind=mark.kind.value, at=mark.at)
            for mark in rows.marks.values()
            if mark.person == person
        ]
        rated = [
            Deed(film_id=own.film_id, kind=RATED, at=own.at, stars=own.stars)
            for own in rows.ratings.values()
            if own.person == person
        ]
        return marks + rated
