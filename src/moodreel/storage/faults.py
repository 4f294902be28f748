"""What a database reports, in our words."""

import sqlite3

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.exc import InterfaceError, OperationalError

from moodreel.errors import CorruptFile, MoodreelError, Unavailable
from moodreel.storage.addresses import Address

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_UNREACHABLE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
}


def translate_faults(engine: Engine, address: Address) -> None:
    """From now on the engine raises our errors where the database, not the code, is at fault.

    Everywhere at once - connecting, statements, commit - so that no repository has to. Violated
    constraints and wrong SQL stay what they are.
    """

    def _translate(context: ExceptionContext) -> MoodreelError | None:
        original = context.original_exception
        if isinstance(original, sqlite3.Error):
            return _sqlite_fault(original, address)
        if isinstance(context.sqlalchemy_exception, OperationalError | InterfaceError):
            return _server_fault(original, address)
        return None

    event.listen(engine, "handle_error", _translate, retval=True)


def _sqlite_fault(error: sqlite3.Error, address: Address) -> MoodreelError | None:
    # The low byte is the kind of fault; the rest says where in SQLite it was found.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGED:
        return CorruptFile(
            f"expected a moodreel database in {address}, got a file that SQLite cannot read "
            f"({error}); nothing was changed. Restore a copy or choose another file"
        )
    if code in _BUSY:
        return Unavailable(
            f"the database {address} is busy: another program is writing to it. "
            "Try again, or close the other program"
        )
    if code in _UNREACHABLE:
        return Unavailable(
            f"cannot use the database {address}: {error}. Expected a file in a folder that you "
            "may write to, on a disk with space left"
        )
    return None


def _server_fault(error: BaseException, address: Address) -> Unavailable:
    lines = str(error).strip().splitlines()
    return Unavailable(
        f"the database {address} does not answer as expected: {lines[0] if lines else 'no reason'}"
        ". Check that the server runs and that host, name, user and password are right"
    )
