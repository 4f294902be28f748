"""What is written about films, without a database."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from moodreel.domain.review import OWN, Known, Review, Tally
from moodreel.storage.bounds import fitting_review
from moodreel.storage.memory.rows import ReviewKey, Rows, Session


class MemoryReviews:
    """`ReviewRepository` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, review: Review) -> None:
        """Keeps the review in place of an earlier one by its author about the film."""
        own = fitting_review(review)

        def keep(rows: Rows) -> None:
            before = rows.reviews.get(_key(own))
            kept = replace(own, at=before.at, edited_at=own.edited_at or own.at) if before else own
            rows.reviews[_key(own)] = kept

        self._session.change(keep)

    def add_all(self, reviews: Sequence[Review]) -> None:
        """As `put`, for many that are new."""
        for review in reviews:
            self.put(review)

    def remove(self, person: str, film_id: str) -> bool:
        """Deletes the person's review; whether there was one."""
        return self._remove(lambda own: (own.person, own.film_id) == (person, film_id)) > 0

    def remove_source(self, source: str) -> int:
        """Deletes all reviews of an import and says how many there were."""
        return self._remove(lambda own: own.source == source and own.person is None)

    def own(self, person: str, film_id: str) -> Review | None:
        """The person's review of a film."""
        return self._session.rows.reviews.get((OWN, person, film_id))

    def by(self, person: str, limit: int, offset: int = 0) -> tuple[Review, ...]:
        """At most `limit` reviews by a person from the `offset`-th newest on."""
        return _newest(self._where(lambda own: own.person == person))[offset : offset + limit]

    def count_by(self, person: str) -> int:
        """How many films the person has written about."""
        return len(self._where(lambda own: own.person == person))

    def about(self, film_id: str, limit: int, offset: int = 0) -> tuple[Review, ...]:
        """At most `limit` reviews of a film that were written here, newest first."""
        return _newest(self._about(film_id))[offset : offset + limit]

    def count_about(self, film_id: str) -> int:
        """How many reviews of the film were written here."""
        return len(self._about(film_id))

    def extremes(self, film_id: str, n: int) -> tuple[Review, ...]:
        """The n reviews written here that are most for the film, and the n most against it."""
        read = [(own.score.polarity, own) for own in self._about(film_id) if own.score]
        best = [own for _, own in sorted(read, key=lambda pair: -pair[0])[:n]]
        worst = [own for _, own in sorted(read, key=lambda pair: pair[0])[:n]]
        return tuple(best + [own for own in worst if own not in best])

    def totals(self) -> tuple[Tally, ...]:
        """For each film with a review that a model has read: all of them as one."""
        read = self._where(lambda own: own.score is not None)
        return _tallied(read, lambda own: (own.film_id, None, None))

    def tallies(self, film_id: str) -> tuple[Tally, ...]:
        """All reviews of a film by month and level, in no order."""
        return _tallied(
            self._where(lambda own: own.film_id == film_id),
            lambda own: (
                own.film_id,
                (own.at.year, own.at.month) if own.at else None,
                own.score.level if own.score else None,
            ),
        )

    def known(self, film_ids: Collection[str]) -> tuple[Known, ...]:
        """What is kept about films of these ids, without the texts, in no order."""
        wanted = frozenset(film_ids)
        return tuple(
            Known(
                source=own.source,
                author=own.author,
                film_id=own.film_id,
                digest=own.digest,
                at=own.at,
            )
            for own in self._where(lambda own: own.film_id in wanted)
        )

    def unread(self, model: str, limit: int) -> tuple[Review, ...]:
        """At most `limit` reviews that the model of this name has not read."""
        found = self._where(lambda own: own.score is None or own.score.model != model)
        return tuple(found[:limit])

    def rescore(self, reviews: Sequence[Review]) -> None:
        """Keeps the scores of these reviews, except of those whose text has changed since."""

        def keep(rows: Rows) -> None:
            for review in reviews:
                before = rows.reviews.get(_key(review))
                if before is not None and before.digest == review.digest:
                    rows.reviews[_key(review)] = replace(before, score=review.score)

        self._session.change(keep)

    def _about(self, film_id: str) -> list[Review]:
        return self._where(lambda own: own.film_id == film_id and own.source == OWN)

    def _where(self, which: Callable[[Review], bool]) -> list[Review]:
        return [own for own in self._session.rows.reviews.values() if which(own)]

    def _remove(self, which: Callable[[Review], bool]) -> int:
        def drop(rows: Rows) -> None:
            rows.reviews = {key: own for key, own in rows.reviews.items() if not which(own)}

        before = len(self._session.rows.reviews)
        self._session.change(drop)
        return before - len(self._session.rows.reviews)


def _key(review: Review) -> ReviewKey:
    return review.source, review.author, review.film_id


def _newest(reviews: list[Review]) -> tuple[Review, ...]:
    """Of the same moment, the one that was written last comes first."""
    oldest_first = sorted(reviews, key=lambda own: own.at.timestamp() if own.at else 0.0)
    return tuple(oldest_first[::-1])


def _tallied(
    reviews: list[Review], apart: Callable[[Review], tuple[str, tuple[int, int] | None, int | None]]
) -> tuple[Tally, ...]:
    sums: dict[tuple[str, tuple[int, int] | None, int | None], list[float]] = defaultdict(list)
    for own in reviews:
        sums[apart(own)].append(own.score.stars if own.score else 0.0)
    return tuple(
        Tally(
            film_id=film_id,
            month=month,
            level=level,
            n=len(stars),
            stars=sum(stars),
            squares=sum(value * value for value in stars),
        )
        for (film_id, month, level), stars in sums.items()
    )
