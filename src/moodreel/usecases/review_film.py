"""A person writes about a film, changes it, takes it back, and reads what others wrote."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from moodreel.domain.bounds import check_person, is_storable
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.rating import Rating
from moodreel.domain.review import LEVELS, OWN, Review, checked_text
from moodreel.usecases.read_reviews import ReadReviews
from moodreel.usecases.retried import retried


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """A part of some reviews, newest first."""

    total: int
    """How many there are in all."""
    reviews: tuple[Review, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """What the accounts of their authors are called; of who has none there is no name."""


class ReviewFilm:
    """Writes reviews, one transaction each, and reads them."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        film_id: Callable[[str], str],
        reader: ReadReviews,
        clock: Callable[[], datetime],
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        """`film_id` gives the id for an id or a title and forgives no slips; `changed` is told when
        the numbers of a film are others than before.
        """
        self._unit_of_work = unit_of_work
        self._film_id = film_id
        self._reader = reader
        self._clock = clock
        self._changed = changed

    @retried
    def write(self, person: str, film: str, text: str, stars: float | None = None) -> Review:
        """Keeps the text in place of an earlier one of the person about the film. Stars count as
        their rating of the film, too. Raises NotFound, BadInput.
        """
        check_person(person)
        tidy = checked_text(text)
        review = Review(
            source=OWN,
            author=person,
            film_id=self._film_id(film),
            text=tidy,
            stars=None if stars is None else float(stars),
            at=(now := self._clock()),
            score=self._reader.read(tidy),
        )
        with self._unit_of_work() as work:
            work.reviews.put(review)
            if review.stars is not None:
                work.ratings.put(
                    Rating(person=person, film_id=review.film_id, stars=review.stars, at=now)
                )
            kept = work.reviews.own(person, review.film_id)
            work.commit()
        self._changed()
        return kept or review

    @retried
    def delete(self, person: str, film: str) -> bool:
        """Deletes the person's review and says whether there was one; also of a film that left the
        catalogue, by its id. A rating stays. Raises NotFound, BadInput.
        """
        check_person(person)
        with self._unit_of_work() as work:
            found = is_storable(film) and work.reviews.remove(person, film)
            found = found or work.reviews.remove(person, self._film_id(film))
            work.commit()
        self._changed()
        return found

    def own(self, person: str, film_id: str) -> Review | None:
        """The person's review of the film of this id."""
        with self._unit_of_work() as work:
            return work.reviews.own(person, film_id)

    def by(self, person: str, limit: int, offset: int = 0) -> ReviewPage:
        """At most `limit` reviews by the person from the `offset`-th newest on. Raises BadInput."""
        check_person(person)
        with self._unit_of_work() as work:
            return ReviewPage(
                total=work.reviews.count_by(person), reviews=work.reviews.by(person, limit, offset)
            )

    def about(self, film_id: str, limit: int, offset: int = 0) -> ReviewPage:
        """At most `limit` reviews of the film that were written here, from the `offset`-th newest
        on.
        """
        with self._unit_of_work() as work:
            reviews = work.reviews.about(film_id, limit, offset)
            accounts = {own.author: work.accounts.of(own.author) for own in reviews}
            return ReviewPage(
                total=work.reviews.count_about(film_id),
                reviews=reviews,
                names={author: own.name for author, own in accounts.items() if own},
            )


def review_json(review: Review, films: Catalogue) -> dict[str, object]:
    """The shape that the command line and the API give; `label` is title and year, null where the
    film has left the catalogue, `read` what the model read, null where none did.
    """
    score = review.score
    return {
        "id": review.film_id,
        "label": films.label_of(review.film_id),
        "text": review.text,
        "stars": review.stars,
        "at": review.at.isoformat() if review.at else None,
        "edited_at": review.edited_at.isoformat() if review.edited_at else None,
        "read": {
            "polarity": round(score.polarity, 3),
            "level": LEVELS[score.level],
            "stars": round(score.stars, 2),
            "confidence": round(score.confidence, 3),
            "model": score.model,
        }
        if score
        else None,
    }
