"""All that is kept of a person, without a database."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from moodreel.storage.memory.rows import Rows, Session

_UNTOLD = frozenset({"person", "name_key", "password_hash", "digest"})


class MemoryEverything:
    """`EverythingRepository` on a session: all rows that have a `person`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person: str) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """The person's rows by what they are, oldest first, without what is secret."""
        return {
            kind: [_told(row) for row in kept.values() if _is_of(row, person)]
            for kind, kept in _kinds(self._session.rows).items()
            if kind != "attempts"
        }

    def erase(self, person: str) -> int:
        """Deletes every row of the person and says how many."""
        n = sum(len(rows) for rows in self.of(person).values())
        self._session.change(lambda rows: _erase(rows, person))
        return n

    def holds(self, person: str) -> bool:
        """Whether any row is the person's."""
        return any(self.of(person).values())


def _kinds(rows: Rows) -> dict[str, dict[Any, Any]]:
    return {own.name: getattr(rows, own.name) for own in fields(rows)}


def _erase(rows: Rows, person: str) -> None:
    for kind, kept in _kinds(rows).items():
        setattr(rows, kind, {key: row for key, row in kept.items() if not _is_of(row, person)})


def _is_of(row: object, person: str) -> bool:
    return getattr(row, "person", None) == person


def _told(row: Any) -> dict[str, Any]:
    return {own.name: getattr(row, own.name) for own in fields(row) if own.name not in _UNTOLD}
