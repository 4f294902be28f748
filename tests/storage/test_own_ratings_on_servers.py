"""What people rated is learnt from, wherever the database is that the settings name."""

from pathlib import Path

import pytest
from tests.storage.test_concurrency import rating

from moodreel.errors import BadInput
from moodreel.storage.database import Database
from moodreel.workshop.datasets import interactions

OWN = Path("database")


def test_the_database_of_the_settings_is_read_like_a_file_of_ratings(
    url: str, prepared: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MOODREEL_DATABASE", url)
    with prepared.unit_of_work() as unit:
        unit.ratings.put(rating("heat-1995", person="zoe", stars=4.5))
        unit.ratings.put(rating("toy-story-1995", person="ann", stars=5.0))
        unit.ratings.put(rating("ethos-2020", person="ann", stars=1.0))
        unit.commit()
    data = interactions.read(OWN)
    told = zip(data.people, data.film_ids[data.films], data.ratings, strict=True)
    assert sorted(told) == [(0, 1, 5.0), (1, 6, 4.5)]


def test_a_database_that_is_not_there_yet_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MOODREEL_DATABASE", f"sqlite:///{tmp_path}/none.db")
    with pytest.raises(BadInput, match="there is no database"):
        interactions.read(OWN)
    assert list(tmp_path.iterdir()) == []
