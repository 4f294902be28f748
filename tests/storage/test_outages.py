"""Databases that go away while people are served, and come back: what each answer is meanwhile."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import make_url
from tests.servers import OwnServer
from tests.storage.test_bad_databases import without_privileges
from tests.storage.test_concurrency import rating

from moodreel.errors import Unavailable
from moodreel.server import create_app
from moodreel.settings import read_settings
from moodreel.storage.database import Database
from moodreel.usecases.recommend_films import MARKS_UNREAD
from moodreel.wiring import Engine

HOME = "http://localhost"
CHOICE = {"choose": "lonely", "intent": "lift", "n": 3}


@contextmanager
def serving(engine: Engine, url: str, home: Path) -> Iterator[TestClient]:
    """A client of a server over this database; the films are borrowed, which are slow to load."""
    own = Engine(read_settings({"MOODREEL_HOME": str(home)}, database=url))
    own.__dict__.update(catalogue=engine.catalogue, titles=engine.titles, parts=engine.parts)
    with TestClient(create_app(own, person="ann"), base_url=HOME) as client:
        yield client


@pytest.fixture
def client(engine: Engine, url: str, tmp_path: Path) -> Iterator[TestClient]:
    with serving(engine, url, tmp_path / "home") as made:
        yield made


def rate(client: TestClient, stars: float = 4.0) -> Response:
    return client.put("/api/v1/ratings/heat-1995", json={"stars": stars})


def stars_of(client: TestClient) -> list[float]:
    return [own["stars"] for own in client.get("/api/v1/ratings").json()["items"]]


def check_outage(client: TestClient) -> None:
    """Nothing is kept and nothing is pretended; films come all the same."""
    for answer in (rate(client, 1.0), client.get("/api/v1/ratings")):
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert answer.json()["type"] == "urn:moodreel:problem:unavailable"
        assert "127.0.0.1" not in answer.text
        assert "moodreel.db" not in answer.text
    films = client.post("/api/v1/recommendations", json=CHOICE)
    assert films.status_code == 200
    assert len(films.json()["items"]) == 3
    assert films.json()["notes"] == [MARKS_UNREAD]
    assert client.get("/").status_code == 200
    assert client.get("/films/heat-1995").status_code == 200
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").json()["parts"]["database"] == "unavailable"


def check_recovery(client: TestClient, before: float = 4.0) -> None:
    """The process goes on as if nothing had been."""
    assert stars_of(client) == [before]
    assert rate(client, 2.5).status_code == 204
    assert stars_of(client) == [2.5]
    assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("backend", ["mariadb", "postgresql"], indirect=True)
def test_a_server_that_goes_away_and_comes_back_needs_no_restart(
    own_server: OwnServer, client: TestClient
) -> None:
    assert rate(client).status_code == 204
    own_server.stop()
    try:
        check_outage(client)
    finally:
        own_server.start()
    check_recovery(client)


@pytest.mark.parametrize("backend", ["mariadb", "postgresql"], indirect=True)
def test_a_server_that_restarts_between_two_requests_is_not_even_noticed(
    own_server: OwnServer, client: TestClient
) -> None:
    assert rate(client).status_code == 204
    own_server.stop()
    own_server.start()
    check_recovery(client)


@pytest.mark.parametrize("backend", ["mariadb", "postgresql"], indirect=True)
def test_a_server_that_goes_away_within_a_transaction_keeps_nothing_of_it(
    own_server: OwnServer, prepared: Database
) -> None:
    with prepared.unit_of_work() as unit:
        unit.ratings.put(rating("heat"))
        own_server.stop()
        try:
            with pytest.raises(Unavailable):
                unit.commit()
        finally:
            own_server.start()
    with prepared.unit_of_work() as unit:
        assert unit.ratings.count("ann") == 0
        unit.ratings.put(rating("heat"))
        unit.commit()


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_file_that_was_deleted_is_noticed_and_a_copy_put_back_is_used(
    client: TestClient, tmp_path: Path
) -> None:
    """What is written into a deleted file is gone; nobody must be told that it is kept."""
    assert rate(client).status_code == 204
    file, copy = tmp_path / "moodreel.db", tmp_path / "copy.db"
    with closing(sqlite3.connect(file)) as live, closing(sqlite3.connect(copy)) as kept:
        live.backup(kept)
    for own in tmp_path.glob("moodreel.db*"):
        own.unlink()
    check_outage(client)
    assert not file.exists()
    shutil.copy(copy, file)
    check_recovery(client)


@pytest.mark.parametrize("backend", ["mariadb", "postgresql"], indirect=True)
def test_a_database_that_comes_back_empty_says_what_it_lacks(
    own_server: OwnServer, prepared: Database, url: str
) -> None:
    name = url.rpartition("/")[2]
    prepared.ping()
    prepared.close()
    with own_server.connected() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name}")
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    with prepared.unit_of_work() as unit, pytest.raises(Unavailable, match="moodreel db upgrade"):
        unit.ratings.count("ann")
    prepared.upgrade()
    with prepared.unit_of_work() as unit:
        assert unit.ratings.count("ann") == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_refuses_what_it_cannot_keep_until_there_is_room(
    engine: Engine, small_disk: Path
) -> None:
    with serving(engine, f"sqlite:///{small_disk}/moodreel.db", small_disk) as client:
        assert rate(client).status_code == 204
        filler = small_disk / "filler"
        with pytest.raises(OSError, match="No space left"):
            filler.write_bytes(b"x" * 2_000_000)
        kept, refused = 4.0, None
        for turn in range(1000):
            refused = rate(client, stars := (1.0, 5.0)[turn % 2])
            if refused.status_code != 204:
                break
            kept = stars
        assert refused is not None
        assert refused.status_code == 503
        assert refused.headers["Retry-After"]
        assert client.post("/api/v1/recommendations", json=CHOICE).status_code == 200
        filler.unlink()
        check_recovery(client, before=kept)


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_file_that_may_only_be_read_keeps_nothing_and_says_so(
    url: str, prepared: Database, tmp_path: Path
) -> None:
    prepared.close()
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    (tmp_path / "moodreel.db").chmod(0o444)
    with (
        without_privileges(),
        closing(Database(url)) as database,
        pytest.raises(Unavailable, match="may write to"),
        database.unit_of_work() as unit,
    ):
        unit.ratings.put(rating("heat"))


@pytest.mark.parametrize("backend", ["mariadb", "postgresql"], indirect=True)
@pytest.mark.parametrize("wrong", ["user", "database"])
def test_a_user_or_database_that_is_not_there_is_told_without_the_password(
    url: str, wrong: str
) -> None:
    there = make_url(url)
    changed = {"user": {"username": "nobody"}, "database": {"database": "moodreel_none"}}[wrong]
    where = there.set(**changed).render_as_string(hide_password=False)
    where = where.replace("nobody@", "nobody:hunter2@")
    with (
        closing(Database(where)) as database,
        pytest.raises(Unavailable, match="does not answer as expected") as caught,
    ):
        database.prepare()
    assert "hunter2" not in str(caught.value)
