"""Tries at a door, counted in a database, so that several processes count together."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from moodreel.storage import tables

_attempts = tables.attempts


class SqlAttempts:
    """`AttemptRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, key: str, at: datetime, waits_s: Callable[[int], float]) -> float:
        """Counts a try and gives 0; or counts nothing and gives the seconds that are to be waited.

        Written first: two that try at once take turns at the row, and the second sees what the
        first one made of it. The first two ever are told apart by the unique constraint.
        """
        if not (self._add_one(key, at) or self._begin(key, at) or self._add_one(key, at)):
            wait: timedelta = self._read(key).next_at - at
            return max(wait.total_seconds(), 0.001)
        next_at = at + timedelta(seconds=waits_s(self._read(key).tries))
        self._connection.execute(
            update(_attempts).where(_attempts.c.door == key).values(next_at=next_at)
        )
        return 0.0

    def _add_one(self, key: str, at: datetime) -> bool:
        """Whether there is such a row, and it may be tried now."""
        counted = self._connection.execute(
            update(_attempts)
            .where(_attempts.c.door == key, _attempts.c.next_at <= at)
            .values(tries=_attempts.c.tries + 1, last_at=at)
        )
        return counted.rowcount > 0

    def _begin(self, key: str, at: datetime) -> bool:
        """Whether there was no such row; now there is."""
        row = {"door": key, "tries": 1, "last_at": at, "next_at": at}
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(_attempts).values(row))
        except IntegrityError:
            return False
        return True

    def _read(self, key: str) -> "Row[int, datetime]":
        """Read with a lock, because MySQL would otherwise look at how things stood before."""
        return self._connection.execute(
            select(_attempts.c.tries, _attempts.c.next_at)
            .where(_attempts.c.door == key)
            .with_for_update()
        ).one()

    def forget(self, key: str) -> None:
        """Starts anew, as after a success."""
        self._connection.execute(delete(_attempts).where(_attempts.c.door == key))

    def refund(self, key: str, at: datetime) -> None:
        """Takes one try back, which was no guess after all; the next one counts now."""
        self._connection.execute(
            update(_attempts)
            .where(_attempts.c.door == key, _attempts.c.tries > 0)
            .values(tries=_attempts.c.tries - 1, next_at=at)
        )

    def sweep(self, before: datetime, most: int) -> None:
        """Forgets keys that were last tried before, and the oldest where there are more than so
        many.
        """
        self._connection.execute(delete(_attempts).where(_attempts.c.last_at < before))
        newest_first = select(_attempts.c.last_at).order_by(_attempts.c.last_at.desc())
        too_old = self._connection.scalar(newest_first.offset(most).limit(1))
        if too_old is not None:
            self._connection.execute(delete(_attempts).where(_attempts.c.last_at <= too_old))
