"""Databases for the tests: a SQLite file each, and the servers that the environment names."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from moodreel.domain.ports import UnitOfWork
from moodreel.storage.database import Database
from moodreel.storage.locking import alone
from moodreel.storage.memory import MemoryDatabase
from moodreel.storage.migrating import migrate_down

# URLs of empty databases on servers, separated by blanks; the tests delete what is in them.
SERVERS = os.environ.get("MOODREEL_TEST_DATABASES", "").split()
BACKENDS = {url.partition("://")[0]: url for url in SERVERS} | {"sqlite": ""}


@contextmanager
def opened(backend: str, folder: Path) -> Iterator[Database]:
    """An empty database of this kind; a server's is emptied again afterwards."""
    url = BACKENDS[backend] or f"sqlite:///{folder}/moodreel.db"
    with closing(Database(url)) as database:
        yield database
        if database.address.file is None:
            with alone(database._engine) as connection:
                migrate_down(connection, "base")
                connection.execute(text("DROP TABLE alembic_version"))


@pytest.fixture(params=BACKENDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database of each kind, empty and not yet prepared."""
    with opened(request.param, tmp_path) as made:
        yield made


@pytest.fixture
def prepared(database: Database) -> Database:
    database.prepare()
    return database


@pytest.fixture(params=["memory", *BACKENDS])
def units(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], UnitOfWork]]:
    """Makes units of work on one store, once for each implementation."""
    if request.param == "memory":
        yield MemoryDatabase().unit_of_work
        return
    with opened(request.param, tmp_path) as made:
        made.prepare()
        yield made.unit_of_work
