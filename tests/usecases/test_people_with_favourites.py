"""The chance of a favourite in the answers of people who rate, as the product ships it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
from tests.worlds import a_catalogue, a_film

from moodreel.inference.favourites import FILE, FavouriteModel
from moodreel.usecases.open_taste import open_favourites
from moodreel.wiring import Engine, open_engine
from moodreel.wiring.artefacts import FAVOURITES

SCARES = {"alien-1979": 5.0, "the-shining-1980": 5.0, "psycho-1960": 4.5, "babe-1995": 1.5}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("MOODREEL_HOME", str(tmp_path))
    engine = open_engine()
    yield engine
    engine.close()


def chances(own: Engine, n: int = 50) -> list[float | None]:
    mood = own.read_mood(choose="bored")
    items = own.recommend(mood, "stir", n, person="me").items
    return [item.signals["favourite"] for item in items]


def test_three_ratings_and_more_give_every_film_a_chance_and_fewer_none(own):
    for film, stars in list(SCARES.items())[:2]:
        own.people.ratings.rate("me", film, stars)
    assert set(chances(own)) == {None}
    for film, stars in SCARES.items():
        own.people.ratings.rate("me", film, stars)
    told = chances(own)
    assert all(chance is not None and 0 < chance < 1 for chance in told)
    assert len(set(told)) > 10


def test_without_research_artefacts_nobody_has_favourites(monkeypatch, tmp_path):
    monkeypatch.setenv("MOODREEL_HOME", str(tmp_path))
    monkeypatch.setenv("MOODREEL_RESEARCH", "off")
    bare = open_engine()
    for film, stars in SCARES.items():
        bare.people.ratings.rate("me", film, stars)
    assert set(chances(bare)) == {None}
    bare.close()


def test_who_loves_horror_has_better_chances_with_horror_than_who_does_not(own):
    ready = FavouriteModel.open(FAVOURITES).over(own.catalogue)
    rows = np.array([own.catalogue.rows[film] for film in SCARES])
    loved = np.array(list(SCARES.values()), dtype=np.float32)
    film = np.array([own.catalogue.rows["the-exorcist-1973"]])
    assert ready.chances(rows, loved, film) > ready.chances(rows, 6.5 - loved, film)


def test_chances_of_a_person_stay_as_they_were_when_this_version_was_made(own):
    ready = FavouriteModel.open(FAVOURITES).over(own.catalogue)
    rows = np.array([own.catalogue.rows[film] for film in SCARES])
    films = [own.catalogue.rows[name] for name in ("the-exorcist-1973", "babe-1995", "heat-1995")]
    told = ready.chances(rows, np.array(list(SCARES.values()), np.float32), np.array(films))
    assert told == pytest.approx([0.632, 0.369, 0.470], abs=2e-3)


def test_the_shipped_artefact_is_small_and_says_its_terms():
    assert sum(path.stat().st_size for path in FAVOURITES.iterdir()) < 1e6
    notice = (FAVOURITES / "NOTICE.md").read_text(encoding="utf-8")
    assert "GroupLens" in notice
    assert "commercial" in notice


def test_a_strangers_answer_opens_no_favourites(own):
    own.warm()
    assert set(chances(own)) == {None}
    assert "favourites" not in own.parts.__dict__


def test_a_damaged_artefact_costs_the_chances_and_not_the_films(tmp_path, catalogue, caplog):
    folder = tmp_path / "favourites"
    copytree(FAVOURITES, folder)
    (folder / FILE).write_bytes(b"no arrays")
    assert open_favourites(folder, catalogue) is None
    assert "recommending without favourites" in caplog.text
    assert open_favourites(tmp_path / "none", catalogue) is None


def test_another_catalogue_is_told_of_the_films_it_shares_and_of_the_others_by_content():
    films = [a_film(film) for film in (*SCARES, "home-video-2024")]
    ready = open_favourites(FAVOURITES, a_catalogue(*films))
    assert ready is not None
    told = ready.chances(np.arange(4), np.array(list(SCARES.values()), np.float32), np.arange(5))
    assert ((told > 0) & (told < 1)).all()
