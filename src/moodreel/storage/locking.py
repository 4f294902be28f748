"""One process at a time changes the schema; the others wait and find it done."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text

from moodreel.errors import Unavailable
from moodreel.storage.sqlite_file import BEGIN

# Names the lock on servers; any number that no other program on the same database picks.
_KEY = 7_306_010_001
_TIMEOUT_S = 60


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that no other process is in; committed when the block ends."""
    with engine.connect() as connection:
        kind = engine.dialect.name
        if kind == "sqlite":
            connection.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
            with connection.begin():
                yield connection
        elif kind == "postgresql":
            with connection.begin():
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_KEY})"))
                yield connection
        else:
            with _mysql_lock(connection), connection.begin():
                yield connection


@contextmanager
def _mysql_lock(connection: Connection) -> Iterator[None]:
    """Held by the session, because MySQL ends the transaction at every CREATE TABLE."""
    got = connection.scalar(text(f"SELECT GET_LOCK('moodreel.{_KEY}', {_TIMEOUT_S})"))
    connection.rollback()
    if got != 1:
        raise Unavailable("another process has been changing the schema for a minute; try again")
    try:
        yield
    finally:
        connection.execute(text(f"SELECT RELEASE_LOCK('moodreel.{_KEY}')"))
        connection.rollback()
