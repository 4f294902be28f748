"""The marks that people set, in a database."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.errors import CorruptFile
from moodreel.storage import tables
from moodreel.storage.bounds import fitting

_marks = tables.feedback


class SqlFeedback:
    """`FeedbackRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, feedback: Feedback) -> None:
        """Keeps the mark; setting it again changes nothing, and the first time stays.

        The unique constraint decides, not a look beforehand: two that look at once both see
        nothing. The savepoint keeps the rest of the transaction alive when it says no.
        """
        mark = fitting(feedback)
        row = {"person": mark.person, "film_id": mark.film_id, "kind": mark.kind, "at": mark.at}
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(_marks).values(row))
        except IntegrityError:
            if not self._holds(mark):
                raise

    def _holds(self, mark: Feedback) -> bool:
        """Read with a lock, because MySQL would otherwise look at how things stood before."""
        found = self._connection.execute(
            select(_marks.c.id)
            .where(
                _marks.c.person == mark.person,
                _marks.c.film_id == mark.film_id,
                _marks.c.kind == mark.kind,
            )
            .with_for_update(read=True)
        )
        return found.first() is not None

    def remove(self, person: str, film_id: str, kind: FeedbackKind) -> None:
        """Takes the mark back; nothing happens where there is none."""
        self._connection.execute(
            delete(_marks).where(
                _marks.c.person == person, _marks.c.film_id == film_id, _marks.c.kind == kind
            )
        )

    def of(self, person: str) -> tuple[Feedback, ...]:
        """All marks of a person, oldest first; of the same moment, the one that was set first."""
        rows = self._connection.execute(
            select(_marks.c.person, _marks.c.film_id, _marks.c.kind, _marks.c.at)
            .where(_marks.c.person == person)
            .order_by(_marks.c.at, _marks.c.id)
        )
        return tuple(_mark(*row) for row in rows)

    def counts(self, person: str) -> dict[FeedbackKind, int]:
        """How many marks of each kind the person has set; kinds without any are left out."""
        rows = self._connection.execute(
            select(_marks.c.kind, func.count())
            .where(_marks.c.person == person)
            .group_by(_marks.c.kind)
        )
        return {_kind(kind): int(n) for kind, n in rows}

    def newest(
        self, person: str, kind: FeedbackKind, limit: int, offset: int = 0
    ) -> tuple[Feedback, ...]:
        """At most `limit` marks of this kind from the `offset`-th newest on."""
        rows = self._connection.execute(
            select(_marks.c.person, _marks.c.film_id, _marks.c.kind, _marks.c.at)
            .where(_marks.c.person == person, _marks.c.kind == kind)
            .order_by(_marks.c.at.desc(), _marks.c.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return tuple(_mark(*row) for row in rows)

    def among(self, person: str, film_ids: Collection[str]) -> tuple[Feedback, ...]:
        """The person's marks on films of these ids, oldest first."""
        if not film_ids:
            return ()
        rows = self._connection.execute(
            select(_marks.c.person, _marks.c.film_id, _marks.c.kind, _marks.c.at)
            .where(_marks.c.person == person, _marks.c.film_id.in_(list(film_ids)))
            .order_by(_marks.c.at, _marks.c.id)
        )
        return tuple(_mark(*row) for row in rows)


def _mark(person: str, film_id: str, kind: str, at: datetime) -> Feedback:
    return Feedback(person=person, film_id=film_id, kind=_kind(kind), at=at)


def _kind(kind: str) -> FeedbackKind:
    try:
        return FeedbackKind(kind)
    except ValueError:
        raise CorruptFile(
            f"expected a mark that is one of {', '.join(FeedbackKind)}, and the database holds "
            f"{kind!r}: it was changed by hand or by a newer moodreel"
        ) from None
