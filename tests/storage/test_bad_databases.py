"""Databases that cannot be used: what the message says, and that nothing is changed."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.errors import BadInput, CorruptFile, MoodreelError, Unavailable
from moodreel.storage import sqlite_file
from moodreel.storage.database import Database

NOBODY = 65534


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def fails(url: str, error: type[MoodreelError], match: str) -> str:
    """The message with which preparing fails; checks that nothing else comes out."""
    with closing(Database(url)) as database, pytest.raises(error, match=match) as caught:
        database.prepare()
    return str(caught.value)


def script(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


@contextmanager
def without_privileges() -> Iterator[None]:
    """As a user whom rights apply to; the superuser passes them all."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(
    "content",
    [b"x", b"x" * 511, b"not a database\n" * 999],
    ids=["short", "shorter than a page", "long"],
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "diary.txt"
    file.write_bytes(content)
    message = fails(url_of(file), CorruptFile, "nothing was changed")
    assert str(file) in message
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_a_damaged_database_is_named_as_such(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    with closing(Database(url_of(file))) as database:
        database.prepare()
    file.write_bytes(file.read_bytes()[:100] + b"\xff" * 4000)
    fails(url_of(file), CorruptFile, "cannot read")


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("CREATE TABLE songs (id)", "songs"),
        ("CREATE TABLE feedback (id)", "feedback"),
        (
            "CREATE TABLE users (id); CREATE TABLE alembic_version (version_num);"
            "INSERT INTO alembic_version VALUES ('8f3a21bc')",
            "alembic_version, users",
        ),
        (
            "CREATE TABLE users (id); CREATE TABLE alembic_version (version_num);"
            "INSERT INTO alembic_version VALUES ('0001')",
            "alembic_version, users",
        ),
        ("CREATE TABLE alembic_version (id)", "alembic_version"),
        (";".join(f"CREATE TABLE t{n} (id)" for n in range(9)), "t0, t1, t2, t3, t4 and 4 more"),
    ],
    ids=["songs", "namesake", "alembic", "same number", "other columns", "many"],
)
def test_another_programs_database_is_refused_and_left_alone(
    tmp_path: Path, sql: str, found: str
) -> None:
    file = tmp_path / "theirs.db"
    script(file, sql)
    before = file.read_bytes()
    assert found in fails(url_of(file), CorruptFile, "another program's")
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    file.touch()
    with closing(Database(url_of(file))) as database:
        database.prepare()
        database.ping()


def test_a_database_of_a_newer_moodreel_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    with closing(Database(url_of(file))) as database:
        database.prepare()
    script(file, "UPDATE alembic_version SET version_num = '9999'")
    for action in (Database.prepare, Database.upgrade, Database.current, Database.ping):
        with (
            closing(Database(url_of(file))) as database,
            pytest.raises(Unavailable, match=r"it has 9999\. Upgrade moodreel"),
        ):
            action(database)


def test_a_mark_of_an_unknown_kind_is_named(tmp_path: Path) -> None:
    with closing(Database(url_of(tmp_path / "x.db"))) as database:
        database.prepare()
        script(
            tmp_path / "x.db",
            "INSERT INTO feedback VALUES (1, 'ann', 'heat', 'hugged', '2024-05-01 00:00:00')",
        )
        with database.unit_of_work() as unit, pytest.raises(CorruptFile, match="'hugged'"):
            unit.feedback.of("ann")


def test_a_constraint_that_is_not_about_doubles_is_no_mark_set_twice(tmp_path: Path) -> None:
    with closing(Database(url_of(tmp_path / "x.db"))) as database:
        database.prepare()
        script(
            tmp_path / "x.db",
            "CREATE TRIGGER no BEFORE INSERT ON feedback BEGIN SELECT RAISE(ABORT, 'no'); END",
        )
        at = datetime(2024, 5, 1, tzinfo=UTC)
        mark = Feedback(person="ann", film_id="heat-1995", kind=FeedbackKind.WATCHLIST, at=at)
        with database.unit_of_work() as unit, pytest.raises(IntegrityError):
            unit.feedback.add(mark)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    fails(url_of(tmp_path), BadInput, "is a folder")


@pytest.mark.skipif(os.name != "posix", reason="devices are POSIX")
def test_a_device_is_no_database() -> None:
    fails("sqlite:////dev/null", BadInput, "no ordinary file")


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    fails(url_of(tmp_path / "home" / "x.db"), Unavailable, "cannot make the database")


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o500)
    with without_privileges():
        message = fails(url_of(tmp_path / "home" / "x.db"), Unavailable, "Permission denied")
    assert "MOODREEL_DATABASE" in message


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    file.touch(mode=0o000)
    with without_privileges():
        fails(url_of(file), Unavailable, "cannot (use|make) the database")


def test_a_locked_database_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_TIMEOUT_MS", 1)
    file = tmp_path / "x.db"
    with closing(Database(url_of(file))) as database:
        database.prepare()
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with (
                database.unit_of_work() as unit,
                pytest.raises(Unavailable, match="another program is writing"),
            ):
                unit.feedback.remove("ann", "heat-1995", FeedbackKind.WATCHLIST)


def test_an_empty_database_that_stays_locked_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "BUSY_TIMEOUT_MS", 1)
    file = tmp_path / "x.db"
    file.touch()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        fails(url_of(file), Unavailable, "another program is writing")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "moodreel.db",
        "oracle://ann:hunter2@host/db",
        "sqlite+aiosqlite:///x.db",
        "postgresql+asyncpg://ann:hunter2@host/db",
        "postgresql://ann:hunter2@host:port/db",
        "postgresql://ann:hunter2@host",
        "postgresql://ann:hunter2@rest@host/db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x.db?uri=true",
        "sqlite:///x.db?mode=memory",
        "sqlite://host/x.db",
        "sqlite:///x\0.db",
    ],
)
def test_a_url_that_cannot_be_used_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(BadInput, match="expected a") as caught:
        Database(url)
    assert "hunter2" not in str(caught.value)
    assert "sqlite:////" in str(caught.value) or "\0" in url


@pytest.mark.parametrize(
    ("scheme", "module", "package"),
    [
        ("postgresql", "psycopg", "psycopg[binary]"),
        ("postgres", "psycopg", "psycopg[binary]"),
        ("mysql", "pymysql", "pymysql[rsa]"),
        ("mariadb+pymysql", "pymysql", "pymysql[rsa]"),
    ],
)
def test_a_missing_driver_is_named_and_the_password_is_not(
    scheme: str, module: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    url = f"{scheme}://ann:hunter2@host/db?password=hunter3"
    message = fails(url, Unavailable, "driver that is not installed")
    assert f'pip install "{package}"' in message
    assert "hunter" not in message


@pytest.mark.parametrize(
    ("url", "module"),
    [
        ("postgresql://ann:hunter2@127.0.0.1:9/db", "psycopg"),
        ("mysql://ann:hunter2@127.0.0.1:9/db", "pymysql"),
    ],
)
def test_a_server_that_does_not_answer_is_named(url: str, module: str) -> None:
    pytest.importorskip(module)
    message = fails(url, Unavailable, "does not answer")
    assert "ann:***@127.0.0.1:9/db" in message
    assert "hunter2" not in message
