"""Many write to one database at once, and some are killed: nothing is lost or half done."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread

import pytest
from tests.storage.processes import at_once

from moodreel.domain.rating import Rating
from moodreel.errors import Overtaken
from moodreel.storage.database import Database
from moodreel.usecases.rate_film import RateFilm
from moodreel.usecases.retried import retried

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
N_PROCESSES, N_FILMS = 5, 20


def rating(film: str, person: str = "ann", stars: float = 3.0) -> Rating:
    return Rating(person=person, film_id=film, stars=stars, at=NOON)


def rate_all(url: str, person: str, stars: float) -> int:
    """What one of several processes does: films of its own, and films that all rate at once."""
    with closing(Database(url)) as database:
        rate = RateFilm(database.unit_of_work, film_id=str, clock=lambda: NOON)
        for n in range(N_FILMS):
            rate.rate(person, f"film-{n}", stars)
            rate.rate("everyone", f"film-{n}", stars)
        return rate.ratings(person, N_FILMS).total


def test_what_processes_rate_at_once_is_all_kept(url: str, prepared: Database) -> None:
    calls = [(url, f"person {n}", 1.0 + n / 2) for n in range(N_PROCESSES)]
    assert at_once(rate_all, calls) == [N_FILMS] * N_PROCESSES
    with prepared.unit_of_work() as unit:
        for _, person, stars in calls:
            assert {own.stars for own in unit.ratings.newest(person, 100)} == {stars}
            assert unit.ratings.count(person) == N_FILMS
        assert unit.ratings.count("everyone") == N_FILMS


def together(*actions: Callable[[], None]) -> list[BaseException]:
    """Runs each in a thread of its own and gives what they raised."""
    raised: list[BaseException] = []

    def run(action: Callable[[], None]) -> None:
        try:
            action()
        except BaseException as error:
            raised.append(error)

    threads = [Thread(target=run, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def crossing(database: Database, tried: list[str]) -> tuple[Callable[[], None], ...]:
    """Two transactions that lock two rows in opposite order; they meet at their first attempts."""
    met = Barrier(2, timeout=60)

    def write(first: str, second: str) -> None:
        tried.append(first)
        with database.unit_of_work() as unit:
            unit.ratings.put(rating(first, stars=1.0 + len(tried) / 2))
            if len(tried) <= 2:
                met.wait()
            unit.ratings.put(rating(second, stars=1.0 + len(tried) / 2))
            unit.commit()

    return lambda: write("heat", "alien"), lambda: write("alien", "heat")


@pytest.mark.parametrize("backend", ["mariadb", "postgresql"], indirect=True)
def test_a_deadlock_is_named_and_what_was_overtaken_succeeds_when_done_again(
    prepared: Database,
) -> None:
    with prepared.unit_of_work() as unit:
        unit.ratings.put(rating("heat", stars=0.5))
        unit.ratings.put(rating("alien", stars=0.5))
        unit.commit()
    (error,) = together(*crossing(prepared, []))
    assert isinstance(error, Overtaken)
    tried: list[str] = []
    assert together(*(retried(action) for action in crossing(prepared, tried))) == []
    assert len(tried) == 3
    with prepared.unit_of_work() as unit:
        assert {own.stars for own in unit.ratings.newest("ann", 9)} == {2.5}


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_reading_that_became_old_is_named_and_done_again(prepared: Database) -> None:
    def interrupted(times: int) -> Callable[[], int]:
        left = iter(range(times))

        def add_one() -> int:
            with prepared.unit_of_work() as unit:
                known = unit.ratings.count("ann")
                if (n := next(left, None)) is not None:
                    with prepared.unit_of_work() as other:
                        other.ratings.put(rating(f"other-{times}-{n}"))
                        other.commit()
                unit.ratings.put(rating(f"film-{known}"))
                unit.commit()
            return known

        return add_one

    with pytest.raises(Overtaken, match="nothing was changed"):
        interrupted(1)()
    assert retried(interrupted(2))() == 3


WRITER = """
import sys
from datetime import UTC, datetime
from moodreel.domain.rating import Rating
from moodreel.storage.database import Database
database, at = Database(sys.argv[1]), datetime(2024, 5, 1, tzinfo=UTC)
for n in range(1_000_000):
    with database.unit_of_work() as unit:
        for half in ("first", "second"):
            unit.ratings.put(Rating(person=half, film_id=f"film-{n}", stars=3.0, at=at))
        unit.commit()
    print(n, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_process_killed_while_it_writes_loses_nothing_that_it_was_told_is_kept(
    url: str, prepared: Database, tmp_path: Path
) -> None:
    for last in ("30", "60"):
        command = [sys.executable, "-c", WRITER, url]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            told = next(n for n in writer.stdout if n.strip() == last)
            writer.send_signal(signal.SIGKILL)
            told = max([told, *writer.stdout], key=int)
        with prepared.unit_of_work() as unit:
            halves = [
                {own.film_id for own in unit.ratings.newest(half, 1_000_000)}
                for half in ("first", "second")
            ]
        assert halves[0] == halves[1]
        assert halves[0] >= {f"film-{n}" for n in range(int(told) + 1)}
    if prepared.address.file is not None:
        with closing(sqlite3.connect(tmp_path / "moodreel.db")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with prepared.unit_of_work() as unit:
        unit.ratings.put(rating("heat"))
        unit.commit()
