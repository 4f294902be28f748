"""Copies of a database in use, and a new one made of them, as docs/deploy.md says."""

import os
import shutil
import stat
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url
from tests.servers import Server
from tests.storage.test_concurrency import rating

from moodreel.errors import BadInput, Unavailable
from moodreel.storage.database import Database


def rate(database: Database, *films: str) -> None:
    with database.unit_of_work() as unit:
        for film in films:
            unit.ratings.put(rating(film, person="änn 🎬"))
        unit.commit()


def films_of(url: str) -> set[str]:
    with closing(Database(url)) as database:
        database.ping()
        with database.unit_of_work() as unit:
            return {own.film_id for own in unit.ratings.newest("änn 🎬", 100)}


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_copy_holds_what_is_committed_and_is_its_owners(
    prepared: Database, tmp_path: Path
) -> None:
    rate(prepared, "heat", "alien")
    copy = tmp_path / "copies" / "monday.db"
    with prepared.unit_of_work() as unit:
        unit.ratings.put(rating("not yet", person="änn 🎬"))
        prepared.back_up(copy)
    assert films_of(f"sqlite:///{copy}") == {"heat", "alien"}
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with pytest.raises(BadInput, match="is there already"):
        prepared.back_up(copy)


def test_what_is_no_database_is_not_copied(tmp_path: Path) -> None:
    with closing(Database(f"sqlite:///{tmp_path}/none.db")) as none, pytest.raises(Unavailable):
        none.back_up(tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_servers_database_has_a_tool_of_its_own() -> None:
    for url, tool in [("mysql://host/films", "mariadb-dump"), ("postgresql://h/films", "pg_dump")]:
        with pytest.raises(BadInput, match=tool):
            Database(url).back_up(Path("copy"))


def run(tool: str, *arguments: str, **files: object) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    subprocess.run([tool, *arguments], check=True, **files)


def place(url: str, *options: str) -> list[str]:
    """Where the server is, as its tools want it."""
    return [part.format(url=make_url(url)) for part in options]


def test_mariadb_is_dumped_and_restored(mariadb: Server, tmp_path: Path) -> None:
    options = "--no-defaults", "--host={url.host}", "--port={url.port}", "--user={url.username}"
    dump = tmp_path / "monday.sql"
    with mariadb.database() as old, mariadb.database() as new:
        with closing(Database(old)) as database:
            database.prepare()
            rate(database, "heat", "alien")
        run("mariadb-dump", *place(old, *options), "--single-transaction",
            "--result-file", str(dump), str(make_url(old).database))  # fmt: skip
        with dump.open("rb") as content:
            run("mariadb", *place(new, *options), str(make_url(new).database), stdin=content)
        assert films_of(new) == {"heat", "alien"}


def test_postgresql_is_dumped_and_restored(postgresql: Server, tmp_path: Path) -> None:
    options = "--host={url.host}", "--port={url.port}", "--username={url.username}"
    dump = tmp_path / "monday.dump"
    with postgresql.database() as old, postgresql.database() as new:
        with closing(Database(old)) as database:
            database.prepare()
            rate(database, "heat", "alien")
        run("pg_dump", *place(old, *options), "--format=custom", "--file", str(dump),
            str(make_url(old).database))  # fmt: skip
        run("pg_restore", *place(new, *options), "--no-owner", "--exit-on-error",
            "--dbname", str(make_url(new).database), str(dump))  # fmt: skip
        assert films_of(new) == {"heat", "alien"}
