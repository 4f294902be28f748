"""What is written about films, in a database."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    extract,
    func,
    or_,
    select,
    update,
)

from moodreel.domain.review import OWN, Known, Review, Tally
from moodreel.storage import tables
from moodreel.storage.bounds import fitting_review
from moodreel.storage.review_rows import (
    COLUMNS,
    CONTENT,
    IMPORTED_KEY,
    OWN_KEY,
    key_of,
    review_of,
    row_of,
    score_of,
)
from moodreel.storage.sqlite_file import delete_for_good
from moodreel.storage.upsert import Change, Given, upsert

_reviews = tables.reviews
_own_of = _reviews.c.source == OWN

# Rows of one statement: far below what any of the databases takes.
_AT_ONCE = 1_000

_SUMS = (
    func.count(),
    func.coalesce(func.sum(_reviews.c.read_stars), 0.0),
    func.coalesce(func.sum(_reviews.c.read_stars * _reviews.c.read_stars), 0.0),
)


class SqlReviews:
    """`ReviewRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, review: Review) -> None:
        """Keeps the review in place of an earlier one by its author about the film."""
        self.add_all([review])

    def add_all(self, reviews: Sequence[Review]) -> None:
        """As `put`, a thousand rows a statement."""
        fitting = [fitting_review(review) for review in reviews]
        for key in (OWN_KEY, IMPORTED_KEY):
            rows = [row_of(own) for own in fitting if (own.source == OWN) == (key is OWN_KEY)]
            for begin in range(0, len(rows), _AT_ONCE):
                part = rows[begin : begin + _AT_ONCE]
                upsert(self._connection, _reviews, part, key=key, change=_edited)

    def remove(self, person: str, film_id: str) -> bool:
        """Deletes the person's review; whether there was one."""
        delete_for_good(self._connection)
        where = and_(_reviews.c.person == person, _reviews.c.film_id == film_id)
        return self._connection.execute(delete(_reviews).where(where)).rowcount > 0

    def remove_source(self, source: str) -> int:
        """Deletes all reviews of an import and says how many there were."""
        where = and_(_reviews.c.source == source, _reviews.c.person.is_(None))
        return self._connection.execute(delete(_reviews).where(where)).rowcount

    def own(self, person: str, film_id: str) -> Review | None:
        """The person's review of a film."""
        found = self._read(
            select(*COLUMNS).where(_reviews.c.person == person, _reviews.c.film_id == film_id)
        )
        return found[0] if found else None

    def by(self, person: str, limit: int, offset: int = 0) -> tuple[Review, ...]:
        """At most `limit` reviews by a person from the `offset`-th newest on."""
        return self._newest(_reviews.c.person == person, limit, offset)

    def count_by(self, person: str) -> int:
        """How many films the person has written about."""
        return self._count(_reviews.c.person == person)

    def about(self, film_id: str, limit: int, offset: int = 0) -> tuple[Review, ...]:
        """At most `limit` reviews of a film that were written here, newest first."""
        return self._newest(and_(_reviews.c.film_id == film_id, _own_of), limit, offset)

    def count_about(self, film_id: str) -> int:
        """How many reviews of the film were written here."""
        return self._count(and_(_reviews.c.film_id == film_id, _own_of))

    def extremes(self, film_id: str, n: int) -> tuple[Review, ...]:
        """The n reviews written here that are most for the film, and the n most against it."""
        read = (
            select(*COLUMNS)
            .where(_reviews.c.film_id == film_id, _own_of, _reviews.c.polarity.is_not(None))
            .limit(n)
        )
        best = self._read(read.order_by(_reviews.c.polarity.desc(), _reviews.c.id))
        worst = self._read(read.order_by(_reviews.c.polarity, _reviews.c.id))
        return best + tuple(review for review in worst if review not in best)

    def totals(self) -> tuple[Tally, ...]:
        """For each film with a review that a model has read: all of them as one."""
        rows = self._connection.execute(
            select(_reviews.c.film_id, *_SUMS)
            .where(_reviews.c.read_stars.is_not(None))
            .group_by(_reviews.c.film_id)
        )
        return tuple(
            Tally(film_id=film_id, month=None, level=None, n=n, stars=stars, squares=squares)
            for film_id, n, stars, squares in rows
        )

    def tallies(self, film_id: str) -> tuple[Tally, ...]:
        """All reviews of a film by month and level, in no order."""
        apart = (extract("year", _reviews.c.at), extract("month", _reviews.c.at), _reviews.c.level)
        rows = self._connection.execute(
            select(*apart, *_SUMS).where(_reviews.c.film_id == film_id).group_by(*apart)
        )
        return tuple(
            Tally(
                film_id=film_id,
                month=None if year is None else (int(year), int(month)),
                level=level,
                n=n,
                stars=stars,
                squares=squares,
            )
            for year, month, level, n, stars, squares in rows
        )

    def known(self, film_ids: Collection[str]) -> tuple[Known, ...]:
        """What is kept about films of these ids, without the texts, in no order."""
        own, ids = _reviews.c, sorted(film_ids)
        asked = select(
            own.source, func.coalesce(own.person, own.author), own.film_id, own.digest, own.at
        )
        return tuple(
            Known(source=source, author=author, film_id=film_id, digest=digest, at=at)
            for begin in range(0, len(ids), _AT_ONCE)
            for source, author, film_id, digest, at in self._connection.execute(
                asked.where(own.film_id.in_(ids[begin : begin + _AT_ONCE]))
            )
        )

    def unread(self, model: str, limit: int) -> tuple[Review, ...]:
        """At most `limit` reviews that the model of this name has not read."""
        other = or_(_reviews.c.model.is_(None), _reviews.c.model != model)
        return self._read(select(*COLUMNS).where(other).limit(limit))

    def rescore(self, reviews: Sequence[Review]) -> None:
        """Keeps the scores of these reviews, except of those whose text has changed since."""
        for ours in (True, False):
            rows = [
                {"own_" + name: value for name, value in {**key_of(r), "digest": r.digest}.items()}
                | score_of(r.score)
                for r in reviews
                if (r.source == OWN) == ours
            ]
            if rows:
                key = OWN_KEY if ours else IMPORTED_KEY
                where = [_reviews.c[name] == bindparam("own_" + name) for name in (*key, "digest")]
                values: dict[str, Any] = {name: bindparam(name) for name in score_of(None)}
                self._connection.execute(update(_reviews).where(*where).values(values), rows)

    def _newest(self, which: ColumnElement[bool], limit: int, offset: int) -> tuple[Review, ...]:
        order = (_reviews.c.at.desc(), _reviews.c.id.desc())
        return self._read(
            select(*COLUMNS).where(which).order_by(*order).limit(limit).offset(offset)
        )

    def _count(self, which: ColumnElement[bool]) -> int:
        return int(
            self._connection.scalar(select(func.count()).select_from(_reviews).where(which)) or 0
        )

    def _read(self, asked: Select[Any]) -> tuple[Review, ...]:
        return tuple(review_of(row) for row in self._connection.execute(asked))


def _edited(given: Given) -> Change:
    """The time of the first stays; that of the new one is when it was edited."""
    at = func.coalesce(given.edited_at, given.at)
    return [("edited_at", at), *((name, given[name]) for name in CONTENT)]
