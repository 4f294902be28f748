"""What people rated here is read like a file of MovieLens ratings."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from moodreel.domain.rating import Rating
from moodreel.errors import BadInput, MoodreelError
from moodreel.storage.database import Database
from moodreel.workshop.datasets import interactions

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
HEAT, TOY_STORY, NO_ID = "heat-1995", "toy-story-1995", "ethos-2020"


def filled(path: Path, *rows: tuple[str, str, float]) -> Path:
    with closing(Database(path)) as database:
        database.prepare()
        with database.unit_of_work() as work:
            for person, film, stars in rows:
                work.ratings.put(Rating(person=person, film_id=film, stars=stars, at=NOON))
            work.commit()
    return path


def test_ratings_go_by_movielens_ids_and_people_by_numbers(tmp_path: Path) -> None:
    rows = [("zoe", HEAT, 4.5), ("ann", HEAT, 2.0), ("ann", TOY_STORY, 5.0), ("ann", NO_ID, 1.0)]
    data = interactions.read(filled(tmp_path / "moodreel.db", *rows))
    assert data.film_ids.tolist() == [1, 6]
    assert data.person_ids.tolist() == [0, 1]
    told = sorted(zip(data.people, data.film_ids[data.films], data.ratings, strict=True))
    assert told == [(0, 1, 5.0), (0, 6, 2.0), (1, 6, 4.5)]
    assert set(data.at.tolist()) == {int(NOON.timestamp())}


@pytest.mark.parametrize("rows", [[], [("ann", NO_ID, 4.0)]])
def test_a_database_that_teaches_nothing_says_what_helps(
    tmp_path: Path, rows: list[tuple[str, str, float]]
) -> None:
    with pytest.raises(BadInput, match="moodreel rate"):
        interactions.read(filled(tmp_path / "moodreel.db", *rows))


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(MoodreelError):
        interactions.read(path)
    assert path.read_bytes() == before
