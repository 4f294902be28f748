"""The SQLite file: made for its owner only, opened without being made, shared by many readers."""

import os
import sqlite3
import stat
import time
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from moodreel.errors import BadInput, CorruptFile, Unavailable

# How long a writer waits for another one. A unit of work takes milliseconds.
BUSY_TIMEOUT_MS = 5_000
_A_MOMENT_MS = 100

# The least that SQLite writes: one page. It takes a shorter file for an empty database and would
# write over it.
_SMALLEST_BYTES = 512

# Execution option of a connection: the statement that begins its transactions; "" is none.
BEGIN = "moodreel_begin"

_FILE = "moodreel_file"
_FOR_GOOD = "moodreel_for_good"


def make_file(path: Path) -> None:
    """Makes the folder and an empty file where there is none, readable by their owner only.

    What a person watches is nobody else's business; SQLite gives its side files the same rights.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise Unavailable(
            f"cannot make the database {path}: {error.strerror}. Expected a file in a folder that "
            "you may write to; choose another with MOODREEL_DATABASE or MOODREEL_HOME"
        ) from None


def open_file(path: Path) -> sqlite3.Connection:
    """A connection to a file that exists; making it on the way would leave its rights to chance.

    Raises BadInput for a folder or a device, CorruptFile for a file too short to be a database.
    It does not look inside: to close a file that is open twice lets go of SQLite's locks.
    """
    with suppress(OSError):  # left to SQLite, which says it in its own words
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise BadInput(f"expected a database file, and {path} is a folder or no ordinary file")
        if 0 < about.st_size < _SMALLEST_BYTES:
            raise CorruptFile(
                f"expected a moodreel database in {path}, got a file of {about.st_size} bytes; "
                "nothing was changed. Choose another file"
            )
    return sqlite3.connect(
        f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False
    )


def back_up(path: Path, copy: Path) -> None:
    """Writes a whole copy of a database that may be in use, readable by its owner only.

    Raises BadInput where something is in the copy's place. To copy the file alone would leave out
    what is still in the write-ahead log.
    """
    if os.path.lexists(copy):
        raise BadInput(f"expected a new file for the copy, and {copy} is there already")
    make_file(copy)
    with closing(open_file(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def set_up(engine: Engine, path: Path) -> None:
    """Makes every connection of the engine keep foreign keys, delete for good, wait its turn,
    honour BEGIN, and read the file that is there now.

    Python's own handling of transactions would commit at the end of a savepoint.
    """

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        # What a person deletes is written over, not only unlinked: words may be among it.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        # With a write-ahead log a commit waits for no disk: what is committed survives the end of
        # the process, and a power cut may take the last commits, never the database's soundness.
        connection.execute("PRAGMA synchronous = NORMAL")
        record.info[_FILE] = _which(path)

    @event.listens_for(engine, "checkout")
    def _checkout(
        _connection: sqlite3.Connection, record: ConnectionPoolEntry, _proxy: object
    ) -> None:
        """A file that was deleted or replaced would go on being written, and nobody would see."""
        if record.info.get(_FILE) != _which(path):
            raise DisconnectionError("the file is another one now")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if statement := connection.get_execution_options().get(BEGIN, "BEGIN"):
            connection.exec_driver_sql(statement)


def delete_for_good(connection: Connection) -> None:
    """Has the next commit of this connection empty the write-ahead log, which holds what was
    deleted until others have written over it: hours, on a quiet machine.
    """
    connection.info[_FOR_GOOD] = True


def empty_log(connection: Connection) -> None:
    """Does so where it was asked for. Who still reads keeps the log, and is not waited for longer
    than a moment; the next one empties it.
    """
    if connection.info.pop(_FOR_GOOD, False) and connection.dialect.name == "sqlite":
        with suppress(sqlite3.OperationalError), closing(connection.connection.cursor()) as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {_A_MOMENT_MS}")
            try:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


def _which(path: Path) -> tuple[int, int] | None:
    """Which file is at the path; None where there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def use_wal(engine: Engine) -> None:
    """Lets readers go on while one writes; the file remembers it, so this is done once.

    Not at every connection: it changes the file, and the file must be known to be ours before.
    SQLite does not wait for others at this statement, so we do.
    """
    deadline = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            _switch(engine)
        except Unavailable:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _switch(engine: Engine) -> None:
    with engine.connect() as connection:
        # SQLite allows it outside of a transaction only.
        connection.execution_options(**{BEGIN: ""}).exec_driver_sql("PRAGMA journal_mode = WAL")
