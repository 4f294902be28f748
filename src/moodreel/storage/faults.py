"""What a database reports, in our words."""

import sqlite3

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.exc import InterfaceError, OperationalError

from moodreel.errors import CorruptFile, MoodreelError, Overtaken, Unavailable
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

# Servers' codes: SQLSTATE of PostgreSQL, numbers of MySQL. Deadlocks, lock wait time-outs, and
# readings that another's writing has made old; all of them undo the statement or the transaction.
_OVERTAKEN: set[object] = {"40001", "40P01", "55P03", 1020, 1205, 1213}
_NO_TABLE: set[object] = {"42P01", 1146}
_READ_ONLY: set[object] = {"25006", 1290, 1792, 1836}


def translate_faults(engine: Engine, address: Address) -> None:
    """From now on the engine raises our errors where the database, not the code, is at fault.

    Everywhere at once - connecting, statements, commit - so that no repository has to. Violated
    constraints and wrong SQL stay what they are.
    """

    def _translate(context: ExceptionContext) -> MoodreelError | None:
        if context.is_pre_ping:  # a connection that died in the pool is replaced; nobody fails
            return None
        original = context.original_exception
        if isinstance(original, sqlite3.Error):
            return _sqlite_fault(original, address)
        expected = isinstance(context.sqlalchemy_exception, OperationalError | InterfaceError)
        return _server_fault(original, address, expected=expected)

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
        return _overtaken()
    if code in _UNREACHABLE:
        return Unavailable(
            f"cannot use the database {address}: {error}. Expected a file in a folder that you "
            "may write to, on a disk with space left"
        )
    return None


def _server_fault(
    error: BaseException, address: Address, *, expected: bool
) -> MoodreelError | None:
    """`expected` tells that the driver holds it for a fault of the server at work."""
    codes = {getattr(error, "sqlstate", None), *error.args[:1]}
    if codes & _OVERTAKEN:
        return _overtaken()
    if codes & _NO_TABLE:
        return Unavailable(
            f"the database {address} lacks tables that were there: {_first_line(error)}. Restore a "
            "copy, or run: moodreel db upgrade"
        )
    if codes & _READ_ONLY:
        return Unavailable(
            f"the database {address} takes no changes right now: {_first_line(error)}. A server "
            "says so while another one takes its place"
        )
    if not expected:
        return None
    return Unavailable(
        f"the database {address} does not answer as expected: {_first_line(error)}"
        ". Check that the server runs and that host, name, user and password are right"
    )


def _overtaken() -> Overtaken:
    return Overtaken(
        "the database is busy: another program is writing to it, and nothing was changed. Try again"
    )


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else "no reason"
