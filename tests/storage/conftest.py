"""Databases for the tests: a SQLite file each, and databases on servers that the tests start."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import delete
from tests.servers import MariaDb, OwnServer, PostgreSql, Server

from moodreel.domain.ports import UnitOfWork
from moodreel.storage.database import Database
from moodreel.storage.memory import MemoryDatabase
from moodreel.storage.tables import metadata

# URLs of servers to use in place of those that the tests start, separated by blanks. Their users
# must have the right to make databases.
_NAMED = os.environ.get("MOODREEL_TEST_DATABASES", "").split()
_SCHEMES = {"mariadb": ("mysql", "mariadb"), "postgresql": ("postgres", "postgresql")}
BACKENDS = ("sqlite", *_SCHEMES)


@pytest.fixture(scope="session")
def mariadb() -> Iterator[Server]:
    """A MariaDB server, once for all tests."""
    yield from _server("mariadb", MariaDb)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server, once for all tests."""
    yield from _server("postgresql", PostgreSql)


def _server(backend: str, kind: type[MariaDb] | type[PostgreSql]) -> Iterator[Server]:
    named = [url for url in _NAMED if url.split(":")[0].split("+")[0] in _SCHEMES[backend]]
    if named:
        yield Server(named[0])
        return
    if not all(kind.programs()):
        told = f"{kind.__name__} is not installed (Debian: apt-get install {kind.package})"
        pytest.fail(told) if os.environ.get("CI") == "true" else pytest.skip(told)
    with closing(kind()) as server:
        yield server


@pytest.fixture
def own_server(request: pytest.FixtureRequest, backend: str) -> OwnServer:
    """The server of the test's backend, where the tests may stop it."""
    server = request.getfixturevalue(backend)
    if not isinstance(server, OwnServer):
        pytest.skip("a server that the tests did not start is not stopped")
    return server


@contextmanager
def new_url(request: pytest.FixtureRequest, backend: str, folder: Path) -> Iterator[str]:
    """The URL of a database that is not there yet, or empty."""
    if backend == "sqlite":
        yield f"sqlite:///{folder}/moodreel.db"
        return
    server: Server = request.getfixturevalue(backend)
    with server.database() as url:
        yield url


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """The name of each kind of database."""
    return str(request.param)


@pytest.fixture
def url(request: pytest.FixtureRequest, backend: str, tmp_path: Path) -> Iterator[str]:
    """Where a database of each kind is, empty and not yet prepared."""
    with new_url(request, backend, tmp_path) as made:
        yield made


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """A database of each kind, empty and not yet prepared."""
    with closing(Database(url)) as made:
        yield made


@pytest.fixture
def prepared(database: Database) -> Database:
    database.prepare()
    return database


@pytest.fixture(scope="session")
def kept_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A prepared database for all tests that only change rows."""
    yield from _kept(f"sqlite:///{tmp_path_factory.mktemp('kept')}/moodreel.db")


@pytest.fixture(scope="session")
def kept_mariadb(mariadb: Server) -> Iterator[Database]:
    """The same on MariaDB."""
    with mariadb.database() as url:
        yield from _kept(url)


@pytest.fixture(scope="session")
def kept_postgresql(postgresql: Server) -> Iterator[Database]:
    """The same on PostgreSQL."""
    with postgresql.database() as url:
        yield from _kept(url)


def _kept(url: str) -> Iterator[Database]:
    with closing(Database(url)) as made:
        made.prepare()
        yield made


@pytest.fixture(params=["memory", *BACKENDS])
def units(request: pytest.FixtureRequest) -> Iterator[Callable[[], UnitOfWork]]:
    """Makes units of work on one empty store, once for each implementation."""
    if request.param == "memory":
        yield MemoryDatabase().unit_of_work
        return
    database: Database = request.getfixturevalue(f"kept_{request.param}")
    yield database.unit_of_work
    with database._engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
