"""How often the database is asked: as often for a thousand films as for one, and by an index."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.storage.statements import statements

from moodreel.domain.rating import Rating
from moodreel.server import create_app
from moodreel.settings import read_settings
from moodreel.storage.database import Database
from moodreel.usecases.mark_film import MarkFilm
from moodreel.usecases.rate_film import RateFilm
from moodreel.usecases.read_history import ReadHistory
from moodreel.wiring import Engine

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
HOME = "http://localhost"
MOST_OF_A_USE_CASE = 5
# No page needs more: a film's asks who comes, what they did, what others say and what is alike.
MOST_OF_A_PAGE = 16


def keep(database: Database, n: int, films: list[str]) -> None:
    """Ratings and marks of the first n films."""
    rate = RateFilm(database.unit_of_work, film_id=str, clock=lambda: NOON)
    marks = MarkFilm(database.unit_of_work, film_id=str, clock=lambda: NOON)
    for film in films[:n]:
        rate.rate("ann", film, 4.0)
        marks.mark("ann", film, "kept")


def use_cases(database: Database, engine: Engine) -> dict[str, Callable[[], object]]:
    """What a person may do."""
    work = database.unit_of_work
    rate = RateFilm(work, film_id=str, clock=lambda: NOON)
    marks = MarkFilm(work, film_id=str, clock=lambda: NOON)
    return {
        "rate": lambda: rate.rate("ann", "heat-1995", 3.0),
        "take stars back": lambda: rate.unrate("ann", "heat-1995"),
        "see a library": lambda: rate.ratings("ann", 50),
        "mark": lambda: marks.mark("ann", "ronin-1998", "watched"),
        "take a mark back": lambda: marks.unmark("ann", "ronin-1998", "watched"),
        "see marks": lambda: marks.marks("ann"),
        "be recommended": lambda: ReadHistory(work, engine.catalogue)("ann"),
    }


def counts(database: Database, engine: Engine) -> dict[str, int]:
    """How many statements each takes."""
    found = {}
    for name, action in use_cases(database, engine).items():
        with statements(database) as sent:
            action()
        found[name] = len(sent)
    return found


def test_a_use_case_asks_as_often_for_many_films_as_for_one(
    prepared: Database, engine: Engine
) -> None:
    films = [film.id for film in engine.catalogue.films]
    keep(prepared, 1, films)
    few = counts(prepared, engine)
    keep(prepared, 300, films)
    assert counts(prepared, engine) == few
    assert max(few.values()) <= MOST_OF_A_USE_CASE


@pytest.fixture(scope="module")
def asked(
    engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str, int], int]]:
    """How many statements a page takes of a person who keeps n films."""
    served: dict[int, tuple[TestClient, Database]] = {}
    for n in (2, 100):
        home: Path = tmp_path_factory.mktemp("home")
        own = Engine(read_settings({"MOODREEL_HOME": str(home)}))
        own.__dict__.update(catalogue=engine.catalogue, titles=engine.titles, parts=engine.parts)
        keep(own.people.database, n, [film.id for film in engine.catalogue.films])
        client = TestClient(create_app(own, person="ann"), base_url=HOME)
        served[n] = client, own.people.database

    def count(path: str, n: int) -> int:
        client, database = served[n]
        with statements(database) as sent:
            assert client.get(path).status_code < 400
        return len(sent)

    yield count
    for _, database in served.values():
        database.close()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/kept",
        "/films",
        "/films/heat-1995",
        "/api/v1/marks",
        "/api/v1/ratings",
        "/api/v1/films",
        "/api/v1/films/heat-1995/similar",
    ],
)
def test_a_page_asks_as_often_for_many_films_as_for_two(
    asked: Callable[[str, int], int], path: str
) -> None:
    few, many = asked(path, 2), asked(path, 100)
    assert many == few
    assert many <= MOST_OF_A_PAGE


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_library_is_read_by_an_index_and_in_its_order(prepared: Database) -> None:
    with prepared.unit_of_work() as unit:
        for n in range(100):
            film, at = f"film-{n % 10}", NOON + timedelta(hours=n)
            unit.ratings.put(Rating(person=f"p{n // 10}", film_id=film, stars=3.0, at=at))
        unit.commit()
    with statements(prepared) as sent, prepared.unit_of_work() as unit:
        unit.ratings.newest("p3", 5)
        unit.ratings.stars("p3", ["film-1"])
        unit.ratings.count("p3")
        unit.feedback.of("p3")
    with prepared._engine.connect() as connection:
        for statement in sent:
            given = ("p3", 1, 0)[: statement.count("?")]
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
            told = " ".join(str(row) for row in plan)
            assert "INDEX" in told, statement
            assert "TEMP B-TREE" not in told, statement
