import json

import numpy as np
import pytest

from moodreel.catalogues import bundled
from moodreel.catalogues.bundled import FILMS, load_bundled, movielens_facts
from moodreel.catalogues.jsonl import read_films
from moodreel.errors import CorruptFile
from moodreel.workshop.datasets.catalogue_rules import rule_problems

IDS = "id,movielens_id,imdb_id,tmdb_id\npaddington-2-2017,176389,tt4468740,346648\n"
RATINGS = "movielens_id,n_ratings,mean_rating\n176389,12,4.25\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ids.csv").write_text(IDS, encoding="utf-8")
    (tmp_path / "ratings.csv").write_text(RATINGS, encoding="utf-8")
    return tmp_path


def test_the_bundle_breaks_no_rule():
    assert rule_problems(FILMS) == []


def test_the_bundle_holds_more_than_two_thousand_films_and_series():
    catalogue = load_bundled()
    assert len(catalogue) > 2300
    assert catalogue.is_series.sum() > 160


def test_the_films_of_the_bundle_carry_no_outside_ids():
    for line in FILMS.read_text(encoding="utf-8").splitlines():
        assert not {"imdb_id", "tmdb_id", "movielens_id"} & json.loads(line).keys()


def test_the_bundle_is_written_in_letters_and_not_in_escapes():
    assert "\\u" not in FILMS.read_text(encoding="utf-8")


def test_ids_and_ratings_are_joined():
    catalogue = load_bundled()
    film = catalogue.films[catalogue.rows["toy-story-1995"]]
    assert (film.imdb_id, film.tmdb_id, film.movielens_id) == ("tt0114709", 862, 1)
    assert film.n_ratings == 215
    assert film.mean_rating == pytest.approx(3.92, abs=0.01)


def test_without_research_files_no_film_has_ids_or_ratings():
    catalogue = load_bundled(research=False)
    assert all(film.imdb_id is None for film in catalogue.films)
    assert np.isnan(catalogue.n_ratings).all()


def test_the_bundle_loads_where_the_research_folder_was_taken_out(tmp_path, monkeypatch):
    monkeypatch.setattr(bundled, "MOVIELENS", tmp_path / "nothing")
    assert len(load_bundled()) > 2300


def test_a_bundle_without_films_says_what_helps(tmp_path, monkeypatch):
    monkeypatch.setattr(bundled, "FILMS", tmp_path / "films.jsonl")
    with pytest.raises(CorruptFile, match="install moodreel again"):
        load_bundled()


def test_every_id_of_the_ids_file_is_a_film():
    catalogue = load_bundled()
    lines = (bundled.MOVIELENS / "ids.csv").read_text(encoding="utf-8").splitlines()[1:]
    ids = [line.split(",")[0] for line in lines]
    assert ids == sorted(ids)
    assert set(ids) <= set(catalogue.rows)


def test_a_film_and_a_series_of_one_name_are_two_works():
    rows = load_bundled().rows
    assert {"m-a-s-h-1970", "m-a-s-h-1972"} <= set(rows)


def test_facts_of_movielens_are_joined_by_film_id(folder, write, record):
    facts = movielens_facts(folder)
    known, unknown = read_films(write(record(), record(id="up-2009")), facts)
    assert (known.imdb_id, known.tmdb_id) == ("tt4468740", 346648)
    assert (known.n_ratings, known.mean_rating) == (12, 4.25)
    assert (unknown.imdb_id, unknown.n_ratings) == (None, None)


def test_ids_join_where_there_are_no_ratings(folder):
    (folder / "ratings.csv").unlink()
    assert movielens_facts(folder) == {
        "paddington-2-2017": {"movielens_id": 176389, "imdb_id": "tt4468740", "tmdb_id": 346648}
    }


def test_no_files_are_no_facts(tmp_path):
    assert movielens_facts(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("ids.csv", "id,imdb\nx,y\n", r"ids\.csv, line 1: expected the header"),
        ("ids.csv", "", "line 1"),
        ("ids.csv", IDS + "up-2009,six,,\n", r"ids\.csv, line 3: expected id,movielens_id"),
        ("ids.csv", IDS + "up-2009,6\n", "line 3"),
        ("ratings.csv", RATINGS + "7,3,9.5\n", r"ratings\.csv, line 3"),
        ("ratings.csv", RATINGS + "7,3,nan\n", r"ratings\.csv, line 3"),
    ],
)
def test_a_damaged_research_file_is_named(folder, name, content, message):
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(CorruptFile, match=message):
        movielens_facts(folder)
