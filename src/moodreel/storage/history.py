"""Marks and stars as one story, in a database."""

from sqlalchemy import Connection, func, literal, null, select, union_all
from sqlalchemy.types import Double

from moodreel.domain.shown import RATED, Deed
from moodreel.storage import tables

_marks, _ratings = tables.feedback, tables.ratings


class SqlHistory:
    """`HistoryRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, person: str) -> int:
        """How many deeds there are."""
        return sum(
            int(
                self._connection.scalar(
                    select(func.count()).select_from(table).where(table.c.person == person)
                )
                or 0
            )
            for table in (_marks, _ratings)
        )

    def newest(self, person: str, limit: int, offset: int = 0) -> tuple[Deed, ...]:
        """At most `limit` deeds from the `offset`-th newest on."""
        told = union_all(
            select(
                _marks.c.film_id,
                _marks.c.kind,
                _marks.c.at,
                null().cast(Double).label("stars"),
                _marks.c.id,
            ).where(_marks.c.person == person),
            select(
                _ratings.c.film_id,
                literal(RATED, _marks.c.kind.type).label("kind"),
                _ratings.c.at,
                _ratings.c.stars,
                _ratings.c.id,
            ).where(_ratings.c.person == person),
        ).subquery("deeds")
        rows = self._connection.execute(
            select(told.c.film_id, told.c.kind, told.c.at, told.c.stars)
            .order_by(told.c.at.desc(), told.c.kind, told.c.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return tuple(Deed(film_id=f, kind=k, at=at, stars=s) for f, k, at, s in rows)
