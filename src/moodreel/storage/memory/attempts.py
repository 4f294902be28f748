"""Tries at a door, counted without a database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from moodreel.storage.memory.rows import Attempts, Rows, Session


class MemoryAttempts:
    """`AttemptRepository` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def count(self, key: str, at: datetime, waits_s: Callable[[int], float]) -> float:
        """Counts a try and gives 0; or counts nothing and gives the seconds that are to be
        waited.
        """
        before = self._session.rows.attempts.get(key)
        if before is not None and before.next_at > at:
            return (before.next_at - at).total_seconds()

        def add_one(rows: Rows) -> None:
            own = rows.attempts.get(key)
            tries = own.tries + 1 if own else 1
            next_at = at + timedelta(seconds=waits_s(tries))
            rows.attempts[key] = Attempts(tries=tries, last_at=at, next_at=next_at)

        self._session.change(add_one)
        return 0.0

    def forget(self, key: str) -> None:
        """Starts anew, as after a success."""
        self._session.change(lambda rows: rows.attempts.pop(key, None))

    def refund(self, key: str, at: datetime) -> None:
        """Takes one try back, which was no guess after all; the next one counts now."""

        def take_back(rows: Rows) -> None:
            own = rows.attempts.get(key)
            if own and own.tries > 0:
                rows.attempts[key] = replace(own, tries=own.tries - 1, next_at=at)

        self._session.change(take_back)

    def sweep(self, before: datetime, most: int) -> None:
        """Forgets keys that were last tried before, and the oldest where there are more than so
        many.
        """

        def drop(rows: Rows) -> None:
            kept = {k: own for k, own in rows.attempts.items() if own.last_at >= before}
            times = sorted((own.last_at for own in kept.values()), reverse=True)
            if len(times) > most:
                kept = {k: own for k, own in kept.items() if own.last_at > times[most]}
            rows.attempts = kept

        self._session.change(drop)
