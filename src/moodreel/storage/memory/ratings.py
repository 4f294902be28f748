"""The stars that people give, without a database."""

from collections.abc import Collection

from moodreel.domain.rating import Rating, RatingOrder
from moodreel.storage.bounds import fitting_rating
from moodreel.storage.memory.rows import Rows, Session


class MemoryRatings:
    """`RatingRepository` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, rating: Rating) -> None:
        """Keeps the rating in place of an earlier one of the film; the same stars again change
        nothing, and the first time stays.
        """
        own = fitting_rating(rating)

        def keep(rows: Rows) -> None:
            before = rows.ratings.get((own.person, own.film_id))
            if before is None or before.stars != own.stars:
                rows.ratings[own.person, own.film_id] = own

        self._session.change(keep)

    def remove(self, person: str, film_id: str) -> bool:
        """Takes the rating back; whether there was one."""
        found = (person, film_id) in self._session.rows.ratings
        self._session.change(lambda rows: rows.ratings.pop((person, film_id), None))
        return found

    def count(self, person: str) -> int:
        """How many films the person has rated."""
        return len(self._of(person))

    def newest(self, person: str, limit: int, offset: int = 0) -> tuple[Rating, ...]:
        """At most `limit` ratings of a person from the `offset`-th newest on."""
        oldest_first = sorted(self._of(person), key=lambda rating: rating.at)
        return tuple(oldest_first[::-1][offset : offset + limit])

    def listed(
        self, person: str, order: RatingOrder, limit: int, offset: int = 0
    ) -> tuple[Rating, ...]:
        """At most `limit` ratings of a person from the `offset`-th of this order on."""
        own = list(self.newest(person, self.count(person)))
        if order is not RatingOrder.NEWEST:
            sign = -1 if order is RatingOrder.BEST else 1
            own.sort(key=lambda rating: sign * rating.stars)
        return tuple(own[offset : offset + limit])

    def stars(self, person: str, among: Collection[str]) -> dict[str, float]:
        """The stars that the person gave films of these ids."""
        wanted = frozenset(among)
        return {own.film_id: own.stars for own in self._of(person) if own.film_id in wanted}

    def everyone(self) -> tuple[Rating, ...]:
        """All ratings of all people, in no order."""
        return tuple(self._session.rows.ratings.values())

    def _of(self, person: str) -> list[Rating]:
        return [own for own in self._session.rows.ratings.values() if own.person == person]
