"""Preparing, pinging and closing a database."""

import os
import signal
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.storage.processes import at_once

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.errors import Unavailable
from moodreel.storage.database import Database
from moodreel.storage.schema import HEAD

HEAT = Feedback(
    person="ann",
    film_id="heat-1995",
    kind=FeedbackKind.WATCHED,
    at=datetime(2024, 5, 1, tzinfo=UTC),
)


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def prepare_and_mark(url: str, person: str) -> str | None:
    """What one of several processes does at its start."""
    with closing(Database(url)) as database:
        database.prepare()
        with database.unit_of_work() as unit:
            unit.feedback.add(
                Feedback(
                    person=person, film_id="heat-1995", kind=FeedbackKind.WATCHLIST, at=HEAT.at
                )
            )
            unit.commit()
        return database.current()


def test_a_prepared_database_is_at_the_newest_schema_and_answers(database: Database) -> None:
    assert database.current() is None
    database.prepare()
    assert database.current() == HEAD
    database.ping()


def test_preparing_again_keeps_what_is_there(prepared: Database) -> None:
    with prepared.unit_of_work() as unit:
        unit.feedback.add(HEAT)
        unit.commit()
    prepared.prepare()
    prepared.upgrade()
    with prepared.unit_of_work() as unit:
        assert unit.feedback.of("ann") == (HEAT,)


def test_marks_survive_closing(prepared: Database) -> None:
    with prepared.unit_of_work() as unit:
        unit.feedback.add(HEAT)
        unit.commit()
    prepared.close()
    with prepared.unit_of_work() as unit:
        assert unit.feedback.of("ann") == (HEAT,)


def test_closing_what_was_never_opened_is_fine(tmp_path: Path) -> None:
    Database(url_of(tmp_path / "x.db")).close()


def test_a_database_that_was_not_prepared_is_not_ready(database: Database) -> None:
    with pytest.raises(Unavailable):
        database.ping()


def test_asking_makes_no_file(tmp_path: Path) -> None:
    with closing(Database(url_of(tmp_path / "folder" / "x.db"))) as database:
        assert not database.exists()
        assert database.current() is None
        with pytest.raises(Unavailable):
            database.ping()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
def test_folder_and_files_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "home" / "moodreel.db"
    with closing(Database(url_of(file))) as database:
        database.prepare()
        with database.unit_of_work() as unit:
            unit.feedback.add(HEAT)
            files = list(file.parent.iterdir())
            assert len(files) == 3
            assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["a b.db", "what?.db", "100%.db", "#1.db", "film ü.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    with closing(Database("sqlite:///" + str(file).replace("?", "%3F"))) as database:
        assert database.address.file is not None
        database.prepare()
        assert database.address.file.exists()


def test_a_relative_path_stays_where_it_was_when_the_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(Database("sqlite:///x.db")) as database:
        monkeypatch.chdir("/")
        database.prepare()
    assert (tmp_path / "x.db").exists()


def test_sqlite_lets_readers_go_on_keeps_foreign_keys_and_waits_its_turn(tmp_path: Path) -> None:
    with closing(Database(url_of(tmp_path / "x.db"))) as database:
        database.prepare()
        with database._engine.connect() as connection:

            def pragma(name: str) -> object:
                return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

            assert pragma("journal_mode") == "wal"
            assert pragma("foreign_keys") == 1
            assert pragma("busy_timeout") == 5000


def test_processes_that_prepare_at_once_all_succeed(url: str, database: Database) -> None:
    people = [f"person {n}" for n in range(6)]
    found = at_once(prepare_and_mark, [(url, person) for person in people])
    assert found == [HEAD] * len(people)
    with database.unit_of_work() as unit:
        assert all(len(unit.feedback.of(person)) == 1 for person in people)


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.storage.database import Database
with Database(sys.argv[1]).unit_of_work() as unit:
    at = datetime(2024, 5, 1, tzinfo=UTC)
    unit.feedback.add(Feedback(person="ann", film_id="x", kind=FeedbackKind.WATCHLIST, at=at))
    assert len(unit.feedback.of("ann")) == 1
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_a_process_killed_before_its_commit_leaves_nothing(url: str, prepared: Database) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, url], check=False)
    assert ended.returncode == -signal.SIGKILL
    with prepared.unit_of_work() as unit:
        assert unit.feedback.of("ann") == ()
        unit.feedback.add(HEAT)
        unit.commit()


START = """
import sys
from contextlib import closing
from moodreel.storage.database import Database
with closing(Database(sys.argv[1])) as database:
    database.prepare()
    database.ping()
print(*(name for name in ("alembic", "mako") if name in sys.modules))
"""


def test_start_up_leaves_alembic_alone_when_there_is_nothing_to_do(tmp_path: Path) -> None:
    def start() -> str:
        command = [sys.executable, "-c", START, url_of(tmp_path / "x.db")]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    assert "alembic" in start()
    assert start() == ""
