"""The stars that people give, in a database."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, delete, func, select

from moodreel.domain.rating import Rating, RatingOrder, check_stars
from moodreel.errors import BadInput, CorruptFile
from moodreel.storage import tables
from moodreel.storage.bounds import fitting_rating
from moodreel.storage.upsert import Change, Given, upsert

_ratings = tables.ratings

# Ids of one question: far below what any of the databases takes, SQLite's 32,766 parameters first.
_AT_ONCE = 1_000

_BY: dict[RatingOrder, tuple[ColumnElement[Any], ...]] = {
    RatingOrder.NEWEST: (),
    RatingOrder.BEST: (_ratings.c.stars.desc(),),
    RatingOrder.WORST: (_ratings.c.stars,),
}


class SqlRatings:
    """`RatingRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, rating: Rating) -> None:
        """Keeps the rating in place of an earlier one of the film; the same stars again change
        nothing, and the first time stays.
        """
        own = fitting_rating(rating)
        row = {"person": own.person, "film_id": own.film_id, "stars": own.stars, "at": own.at}
        upsert(self._connection, _ratings, [row], key=("person", "film_id"), change=_newer)

    def remove(self, person: str, film_id: str) -> bool:
        """Takes the rating back; whether there was one."""
        gone = self._connection.execute(
            delete(_ratings).where(_ratings.c.person == person, _ratings.c.film_id == film_id)
        )
        return gone.rowcount > 0

    def count(self, person: str) -> int:
        """How many films the person has rated."""
        found = self._connection.scalar(
            select(func.count()).select_from(_ratings).where(_ratings.c.person == person)
        )
        return int(found or 0)

    def newest(self, person: str, limit: int, offset: int = 0) -> tuple[Rating, ...]:
        """At most `limit` ratings of a person from the `offset`-th newest on; of the same moment,
        the one that was given last.
        """
        return self.listed(person, RatingOrder.NEWEST, limit, offset)

    def listed(
        self, person: str, order: RatingOrder, limit: int, offset: int = 0
    ) -> tuple[Rating, ...]:
        """At most `limit` ratings of a person from the `offset`-th of this order on."""
        rows = self._connection.execute(
            select(_ratings.c.film_id, _ratings.c.stars, _ratings.c.at)
            .where(_ratings.c.person == person)
            .order_by(*_BY[order], _ratings.c.at.desc(), _ratings.c.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return tuple(_rating(person, *row) for row in rows)

    def everyone(self) -> tuple[Rating, ...]:
        """All ratings of all people, in no order."""
        rows = self._connection.execute(
            select(_ratings.c.person, _ratings.c.film_id, _ratings.c.stars, _ratings.c.at)
        )
        return tuple(_rating(*row) for row in rows)

    def stars(self, person: str, among: Collection[str]) -> dict[str, float]:
        """The stars that the person gave films of these ids.

        Reads all that they rated, unless that is more than there are ids: then it asks by ids.
        """
        own = select(_ratings.c.film_id, _ratings.c.stars).where(_ratings.c.person == person)
        rows = self._connection.execute(own.limit(len(among) + 1)).all()
        if len(rows) <= len(among):
            wanted = frozenset(among)
            return {film_id: _known(stars) for film_id, stars in rows if film_id in wanted}
        ids = list(among)
        found = (
            self._connection.execute(
                own.where(_ratings.c.film_id.in_(ids[begin : begin + _AT_ONCE]))
            )
            for begin in range(0, len(ids), _AT_ONCE)
        )
        return {film_id: _known(stars) for rows in found for film_id, stars in rows}


def _newer(given: Given) -> Change:
    """The time first: it depends on the stars as they were."""
    same = _ratings.c.stars == given.stars
    return [("at", case((same, _ratings.c.at), else_=given.at)), ("stars", given.stars)]


def _rating(person: str, film_id: str, stars: float, at: datetime) -> Rating:
    return Rating(person=person, film_id=film_id, stars=_known(stars), at=at)


def _known(stars: float) -> float:
    try:
        check_stars(stars)
    except BadInput as error:
        raise CorruptFile(
            f"{error} in the table ratings: it was changed by hand or by a newer moodreel"
        ) from None
    return stars
