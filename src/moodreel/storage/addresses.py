"""Which databases moodreel can speak to, and how a person writes where one is."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from moodreel.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """What SQLAlchemy calls it, and the package that brings it (empty: Python itself)."""

    name: str
    package: str = ""


_SQLITE = Driver(name="sqlite+pysqlite")
_MYSQL = Driver(name="mysql+pymysql", package="pymysql[rsa]")
_MARIADB = Driver(name="mariadb+pymysql", package="pymysql[rsa]")
POSTGRESQL = Driver(name="postgresql+psycopg", package="psycopg[binary]")

# One driver for each database, so that one is tested: the scheme may name it or leave it out.
DRIVERS: Mapping[str, Driver] = {
    "sqlite": _SQLITE,
    "sqlite+pysqlite": _SQLITE,
    "mysql": _MYSQL,
    "mysql+pymysql": _MYSQL,
    "mariadb": _MARIADB,
    "mariadb+pymysql": _MARIADB,
    "postgres": POSTGRESQL,
    "postgresql": POSTGRESQL,
    "postgresql+psycopg": POSTGRESQL,
}

_EXPECTED = (
    "expected a database URL like sqlite:////home/ann/moodreel.db, "
    "postgresql://user:password@host/name or mysql://user:password@host/name"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the database is."""

    url: URL
    driver: Driver
    file: Path | None
    """Absolute path of a SQLite file; None for a server."""

    def __str__(self) -> str:
        """For messages: the file, or the URL without password and options (which may hold one)."""
        if self.file is not None:
            return str(self.file)
        return self.url.set(query={}).render_as_string(hide_password=True)


def read_address(where: str | Path) -> Address:
    """The address that a URL stands for, or a SQLite file whatever its name holds.

    Raises BadInput, which never repeats the URL: a mistyped one may hold a password anywhere.
    """
    if isinstance(where, Path):
        file = where.absolute()
        return Address(url=URL.create("sqlite", database=str(file)), driver=_SQLITE, file=file)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise BadInput(f"{_EXPECTED}; what came cannot be read as a URL") from None
    driver = DRIVERS.get(url.drivername)
    if driver is None:
        raise BadInput(f"unknown kind of database {url.drivername!r}: {_EXPECTED}")
    if driver is _SQLITE:
        return Address(url=url, driver=driver, file=_file(url))
    if not url.database or "@" in (url.host or ""):
        raise BadInput(f"{_EXPECTED}; in a password write %40 for @, %3A for : and %2F for /")
    return Address(url=_verified(url.set(drivername=driver.name)), driver=driver, file=None)


def _verified(url: URL) -> URL:
    """With `ssl_ca` the server must show a certificate of its host name that this authority signed,
    on every kind of server; PostgreSQL calls that otherwise.
    """
    authority = url.query.get("ssl_ca")
    if authority is None:
        return url
    if not isinstance(authority, str) or not Path(authority).is_file():
        raise BadInput("expected a file with certificates after ssl_ca= in the database URL")
    if url.get_backend_name() != "postgresql":
        return url
    options = {"sslrootcert": authority, "sslmode": "verify-full"}
    return url.difference_update_query(["ssl_ca"]).update_query_dict(options)


def _file(url: URL) -> Path:
    if url.host or url.query or not url.database or url.database.startswith((":", "file:")):
        raise BadInput(
            "expected a file after sqlite:///, as in sqlite:////home/ann/moodreel.db (four slashes "
            "for an absolute path), without options; there is no database in memory"
        )
    if "\0" in url.database:
        raise BadInput("expected a file name after sqlite:///, got one with a NUL character")
    return Path(url.database).expanduser().absolute()
