"""Which statements reach a database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from moodreel.storage.database import Database

_TRANSACTIONS = ("BEGIN", "SAVEPOINT", "RELEASE")


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The statements that are sent within the block, as they are sent; not those that begin and end
    transactions.
    """
    sent: list[str] = []

    def note(
        _connection: object,
        _cursor: object,
        statement: str,
        _given: object,
        _context: object,
        _: bool,
    ) -> None:
        if not statement.startswith(_TRANSACTIONS):
            sent.append(statement)

    event.listen(database._engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(database._engine, "before_cursor_execute", note)
