"""A person gives a film stars, and takes them back."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from moodreel.domain.bounds import check_person, is_storable
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.rating import Rating, RatingOrder
from moodreel.errors import UnknownName
from moodreel.usecases.retried import retried

_PART = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingPage:
    """A part of what a person rated, newest first."""

    total: int
    """How many films they have rated in all."""
    ratings: tuple[Rating, ...]


class RateFilm:
    """Writes ratings, one transaction each, and reads them."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        film_id: Callable[[str], str],
        clock: Callable[[], datetime],
    ) -> None:
        """`film_id` gives the id for an id or a title; it forgives no slips."""
        self._unit_of_work = unit_of_work
        self._film_id = film_id
        self._clock = clock

    @retried
    def rate(self, person: str, film: str, stars: float) -> Rating:
        """Keeps the stars in place of earlier ones; the same stars again change nothing. Raises
        NotFound, BadInput.
        """
        check_person(person)
        rating = Rating(
            person=person, film_id=self._film_id(film), stars=float(stars), at=self._clock()
        )
        with self._unit_of_work() as work:
            work.ratings.put(rating)
            work.commit()
        return rating

    @retried
    def unrate(self, person: str, film: str) -> bool:
        """Takes the stars back and says whether there were any; also from a film that left the
        catalogue, by its id. Raises NotFound, BadInput.
        """
        check_person(person)
        with self._unit_of_work() as work:
            found = is_storable(film) and work.ratings.remove(person, film)
            found = found or work.ratings.remove(person, self._film_id(film))
            work.commit()
        return found

    def ratings(
        self, person: str, limit: int, offset: int = 0, order: str = RatingOrder.NEWEST
    ) -> RatingPage:
        """At most `limit` ratings of the person from the `offset`-th of this order on. Raises
        BadInput, UnknownName.
        """
        known = known_order(order)
        check_person(person)
        with self._unit_of_work() as work:
            return RatingPage(
                total=work.ratings.count(person),
                ratings=work.ratings.listed(person, known, limit, offset),
            )

    def stars(self, person: str, film_ids: Collection[str]) -> Mapping[str, float]:
        """The stars that the person gave these films. Raises BadInput."""
        check_person(person)
        with self._unit_of_work() as work:
            return work.ratings.stars(person, film_ids)


def known_order(name: str) -> RatingOrder:
    """The order of this name. Raises UnknownName."""
    try:
        return RatingOrder(name)
    except ValueError:
        raise UnknownName("order", name, tuple(RatingOrder)) from None


def every_rating(work: UnitOfWork, person: str) -> Iterator[Rating]:
    """All ratings of the person, newest first, a part at a time."""
    for offset in range(0, work.ratings.count(person), _PART):
        yield from work.ratings.newest(person, _PART, offset)


def rating_json(rating: Rating, films: Catalogue) -> dict[str, object]:
    """The shape that the command line and the API give; `label` is title and year, null where the
    film has left the catalogue since.
    """
    return {
        "id": rating.film_id,
        "label": films.label_of(rating.film_id),
        "stars": rating.stars,
        "at": rating.at.isoformat(),
    }
