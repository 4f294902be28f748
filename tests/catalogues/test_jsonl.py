import json

import numpy as np
import pytest

from moodreel.catalogues.bundled import load_catalogue
from moodreel.catalogues.jsonl import read_films
from moodreel.domain.emotion import EMOTIONS
from moodreel.domain.vocabulary import Kind
from moodreel.errors import BadInput, CorruptFile

SEVEN = {"joy": 0.9, "love": 0.7, "sadness": 0.3, "anger": 0.1, "fear": 0.2, "surprise": 0.3}


def test_a_line_becomes_a_film(write, record):
    (film,) = read_films(write(record()))
    assert (film.id, film.kind, film.year) == ("paddington-2-2017", Kind.FILM, 2017)
    assert film.genres == ("Comedy", "Family")
    assert film.imdb_id is None
    assert film.n_ratings is None
    assert not film.affect.estimated


def test_evokes_stands_in_the_order_of_the_emotions(write, record):
    (film,) = read_films(write(record()))
    evokes = dict(zip(EMOTIONS, film.affect.evokes, strict=True))
    assert {name: pytest.approx(evokes[name]) for name in SEVEN} == SEVEN


def test_neutral_is_what_the_strongest_emotion_leaves(write, record):
    (film,) = read_films(write(record()))
    assert film.affect.evokes[-1] == pytest.approx(0.1)
    assert film.affect.evokes.dtype == np.float32


def test_outside_ids_are_optional(write, record):
    (film,) = read_films(write(record(imdb_id="tt4468740", tmdb_id=346648, movielens_id=None)))
    assert (film.imdb_id, film.tmdb_id, film.movielens_id) == ("tt4468740", 346648, None)


def test_blank_lines_windows_line_ends_and_a_byte_order_mark_are_passed_over(tmp_path, record):
    path = tmp_path / "films.jsonl"
    path.write_bytes(b"\xef\xbb\xbf\r\n" + json.dumps(record()).encode() + b"\r\n\r\n")
    assert len(read_films(path)) == 1


def test_a_catalogue_of_a_file_holds_its_films_and_no_others(write, record):
    catalogue = load_catalogue(write(record(), record(id="up-2009", title="Up", year=2009)))
    assert set(catalogue.rows) == {"paddington-2-2017", "up-2009"}
    assert np.isnan(catalogue.n_ratings).all()


def test_a_bad_line_is_named_by_its_number(write, record):
    path = write(record(), "{not json}", record(id="up-2009"))
    with pytest.raises(CorruptFile, match=r"films\.jsonl, line 2: expected one film as a JSON"):
        read_films(path)


def test_line_numbers_count_blank_lines(write, record):
    with pytest.raises(CorruptFile, match="line 3"):
        read_films(write(record(), "", record(id="up-2009", year="2009")))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"genres": ["Romcom"]}, "genres: expected a list from Action.*got .'Romcom'"),
        ({"genres": []}, "genres"),
        ({"genres": [["Drama"]]}, "genres"),
        ({"tags": ["cozy"]}, "tags: expected a list from feel-good"),
        ({"warnings": ["spiders"]}, "warnings"),
        ({"ending": "sad"}, "ending: expected one of happy"),
        ({"kind": "movie"}, "kind: expected film or series, got 'movie'"),
        ({"year": "2017"}, "year: expected a whole number from 1888 to 2100, got '2017'"),
        ({"year": 2017.0}, "year"),
        ({"year": True}, "year"),
        ({"year": 20177}, "year"),
        ({"runtime_min": 0}, "runtime_min"),
        ({"valence": 1.1}, "valence: expected a number from -1 to 1, got 1.1"),
        ({"arousal": None}, "arousal"),
        ({"arousal": False}, "arousal"),
        ({"evokes": SEVEN}, "evokes"),
        ({"evokes": {**SEVEN, "disgust": 2}}, "evokes"),
        ({"evokes": {**SEVEN, "disgust": "0"}}, "evokes"),
        ({"evokes": {**SEVEN, "neutral": 0}}, "evokes"),
        ({"evokes": [0.1] * 7}, "evokes"),
        ({"id": "Paddington 2"}, "id"),
        ({"title": "  "}, "title: expected a text"),
        ({"synopsis": None}, "synopsis"),
        ({"cast": "Ben Whishaw"}, "cast: expected a list of names"),
        ({"countries": ["gb"]}, "countries"),
        ({"language": "English"}, "language"),
        ({"imdb_id": "4468740"}, "imdb_id"),
        ({"tmdb_id": "346648"}, "tmdb_id"),
        ({"rating": 5}, "unknown field 'rating'"),
    ],
)
def test_a_wrong_value_is_named_with_what_was_expected(write, record, change, message):
    with pytest.raises(CorruptFile, match=message):
        read_films(write(record(**change)))


def test_a_missing_field_is_named(write, record):
    film = record()
    del film["valence"]
    with pytest.raises(CorruptFile, match="'valence' is missing: expected a number"):
        read_films(write(film))


@pytest.mark.parametrize("line", ["[]", "3", "null", '"Paddington"', "true"])
def test_a_line_that_is_no_object_is_refused(write, line):
    with pytest.raises(CorruptFile, match="line 1: expected a JSON object"):
        read_films(write(line))


def test_not_a_number_is_refused(write, record):
    with pytest.raises(CorruptFile, match="NaN is not a number"):
        read_films(write(record(valence=float("nan"))))


def test_infinity_is_refused_however_it_is_written(write, record):
    line = json.dumps(record(valence=0.123)).replace("0.123", "1e999")
    with pytest.raises(CorruptFile, match="valence"):
        read_films(write(line))


def test_half_a_surrogate_pair_is_refused(write, record):
    with pytest.raises(CorruptFile, match="surrogate"):
        read_films(write(record(title="\ud83d")))


def test_brackets_without_end_are_refused(write):
    with pytest.raises(CorruptFile, match="line 1"):
        read_films(write("[" * 100_000))


def test_an_id_that_stands_twice_is_named_with_both_lines(write, record):
    path = write(record(), record(id="up-2009"), record())
    with pytest.raises(CorruptFile, match=r"line 3: the id 'paddington-2-2017' already .* line 1"):
        read_films(path)


@pytest.mark.parametrize("content", [b"", b"\n\n  \n"])
def test_an_empty_file_is_refused(tmp_path, content):
    path = tmp_path / "films.jsonl"
    path.write_bytes(content)
    with pytest.raises(CorruptFile, match="is empty"):
        read_films(path)


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path):
    path = tmp_path / "films.jsonl"
    path.write_bytes('{}\n{"title": "Amélie"}'.encode("latin-1"))
    with pytest.raises(CorruptFile, match="line 2: not UTF-8"):
        read_films(path)


def test_a_file_that_is_not_there_is_bad_input(tmp_path):
    with pytest.raises(BadInput, match="cannot read the catalogue"):
        read_films(tmp_path / "nowhere.jsonl")


def test_a_folder_is_bad_input(tmp_path):
    with pytest.raises(BadInput):
        read_films(tmp_path)
