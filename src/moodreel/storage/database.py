"""The database: where it is, whether it is ready, and units of work on it."""

import os
from pathlib import Path

from sqlalchemy import Engine, create_engine

from moodreel.domain.lazy import lazy
from moodreel.errors import BadInput, Unavailable
from moodreel.storage import servers, sqlite_file
from moodreel.storage.addresses import POSTGRESQL, Address, read_address
from moodreel.storage.faults import translate_faults
from moodreel.storage.locking import alone
from moodreel.storage.schema import HEAD, Schema, look, read_schema
from moodreel.storage.servers import CONNECTIONS, WAIT_S
from moodreel.storage.unit_of_work import SqlUnitOfWork


class Database:
    """A SQLite file, or a PostgreSQL, MySQL or MariaDB server.

    Nothing is opened before it is needed. Raises BadInput for a URL that cannot be used,
    Unavailable where the database, its driver or its folder is not there, CorruptFile where it is
    damaged or another program's. No message holds the URL's password.
    """

    def __init__(self, where: str | Path) -> None:
        """`where` is a URL or a SQLite file."""
        self.address = read_address(where)

    def unit_of_work(self) -> SqlUnitOfWork:
        """One transaction; it opens with its `with` block."""
        return SqlUnitOfWork(self._engine)

    def prepare(self) -> None:
        """Makes the database ready for use: made if missing, and at the newest schema.

        Called at every start, so it asks in plain SQL and leaves alembic alone if all is well.
        """
        self._make()
        with self._engine.connect() as connection:
            ready = read_schema(connection).is_newest
        if not ready:
            self.upgrade()

    def upgrade(self) -> None:
        """Runs the missing migrations, all or (on MySQL, which cannot undo them) one by one.

        Safe to run from several processes at once.
        """
        # Here, because start-up does without it; and before the lock, because it takes a while.
        from moodreel.storage.migrating import migrate_up

        self._make()
        if self.address.file is not None:
            self._look()  # before the file is touched; on a server the look under the lock will do
            sqlite_file.use_wal(self._engine)
        engine = _engine(self.address, patient=True)
        try:
            with alone(engine) as connection:
                if look(connection, self.address).revision != HEAD:
                    migrate_up(connection)
        finally:
            engine.dispose()

    def back_up(self, copy: Path) -> None:
        """Writes a copy of a SQLite database, which may be in use; raises BadInput for a server's,
        which has a tool of its own, and where something is in the copy's place.
        """
        if self.address.file is None:
            tool = "pg_dump" if self.address.driver is POSTGRESQL else "mariadb-dump or mysqldump"
            raise BadInput(f"a server's database is copied by {tool}, as docs/deploy.md shows")
        self.ping()
        sqlite_file.back_up(self.address.file, copy.absolute())

    def exists(self) -> bool:
        """Whether there is a database to ask; a server is taken to have one. Asking makes none."""
        return self.address.file is None or os.path.lexists(self.address.file)

    def current(self) -> str | None:
        """The migration that the database is at; None where there is no database yet."""
        return self._look().revision if self.exists() else None

    def ping(self) -> None:
        """Raises unless the database answers and has the schema of this version."""
        revision = self._look().revision
        if revision != HEAD:
            raise Unavailable(
                f"the database {self.address} is not ready: expected schema {HEAD}, got "
                f"{revision or 'an empty database'}. Run: moodreel db upgrade"
            )

    def close(self) -> None:
        """Closes all connections; the next use opens new ones."""
        engine = self.__dict__.pop("_engine", None)
        if engine is not None:
            engine.dispose()

    @lazy
    def _engine(self) -> Engine:
        return _engine(self.address)

    def _make(self) -> None:
        if self.address.file is not None:
            sqlite_file.make_file(self.address.file)

    def _look(self) -> Schema:
        with self._engine.connect() as connection:
            return look(connection, self.address)


def _engine(address: Address, *, patient: bool = False) -> Engine:
    if address.file is not None:
        engine = _file_engine(address, address.file)
    else:
        engine = servers.open_server(address, patient=patient)
    translate_faults(engine, address)
    return engine


def _file_engine(address: Address, path: Path) -> Engine:
    engine = create_engine(
        address.url,
        creator=lambda: sqlite_file.open_file(path),
        # A mark says what a person watched: it stays out of error messages.
        hide_parameters=True,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=WAIT_S,
    )
    sqlite_file.set_up(engine, path)
    return engine
