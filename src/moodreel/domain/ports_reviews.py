"""What the floors above ask of a store of reviews."""

from collections.abc import Collection, Sequence
from typing import Protocol

from moodreel.domain.review import Known, Review, Tally


class ReviewRepository(Protocol):
    """Keeps what is written about films."""

    def put(self, review: Review) -> None:
        """Keeps the review in place of an earlier one by its author about the film; the time of the
        first stays, and the new one's becomes the time of the edit.
        """
        ...

    def add_all(self, reviews: Sequence[Review]) -> None:
        """As `put`, for many that are new."""
        ...

    def remove(self, person: str, film_id: str) -> bool:
        """Deletes the person's review; whether there was one."""
        ...

    def remove_source(self, source: str) -> int:
        """Deletes all reviews of an import and says how many there were."""
        ...

    def own(self, person: str, film_id: str) -> Review | None:
        """The person's review of a film."""
        ...

    def by(self, person: str, limit: int, offset: int = 0) -> tuple[Review, ...]:
        """At most `limit` reviews by a person from the `offset`-th newest on."""
        ...

    def count_by(self, person: str) -> int:
        """How many films the person has written about."""
        ...

    def about(self, film_id: str, limit: int, offset: int = 0) -> tuple[Review, ...]:
        """At most `limit` reviews of a film that were written here, from the `offset`-th newest on;
        imported texts are not for showing.
        """
        ...

    def count_about(self, film_id: str) -> int:
        """How many reviews of the film were written here."""
        ...

    def extremes(self, film_id: str, n: int) -> tuple[Review, ...]:
        """The n reviews written here that are most for the film, and the n most against it."""
        ...

    def totals(self) -> tuple[Tally, ...]:
        """For each film with a review that a model has read: all of them as one."""
        ...

    def tallies(self, film_id: str) -> tuple[Tally, ...]:
        """All reviews of a film by month and level."""
        ...

    def known(self, film_ids: Collection[str]) -> tuple[Known, ...]:
        """What is kept about films of these ids, without the texts."""
        ...

    def unread(self, model: str, limit: int) -> tuple[Review, ...]:
        """At most `limit` reviews that the model of this name has not read."""
        ...

    def rescore(self, reviews: Sequence[Review]) -> None:
        """Keeps the scores of these reviews, except of those whose text has changed since."""
        ...
