import csv
import json
import lzma
from pathlib import Path

import pytest

from moodreel.catalogues.bundled import FILMS, load_bundled
from moodreel.errors import BadInput
from moodreel.workshop.datasets import catalogue_check
from moodreel.workshop.datasets.catalogue_check import against_public, allowances, run
from moodreel.workshop.datasets.catalogue_rules import rule_problems

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
needs_shared = pytest.mark.skipif(
    not (SHARED / "tmdb-5000").is_dir(), reason="needs the data sets in ../shared/data"
)
HEAT = {
    "id": "heat-1995",
    "kind": "film",
    "title": "Heat",
    "original_title": None,
    "year": 1995,
    "end_year": None,
    "runtime_min": 170,
    "genres": ["Crime", "Drama"],
    "countries": ["US"],
    "language": "en",
    "directors": ["Michael Mann"],
    "cast": ["Al Pacino", "Robert De Niro"],
    "synopsis": " ".join(["word"] * 30),
    "tags": ["tense", "gritty", "epic"],
    "evokes": dict.fromkeys("joy love sadness anger fear surprise disgust".split(), 0.3),
    "valence": 0.1,
    "arousal": 0.7,
    "ending": "tragic",
    "warnings": ["violence"],
    "imdb_id": "tt0113277",
    "tmdb_id": 949,
    "movielens_id": 6,
}


def _pack(path, columns, *rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([columns, *rows])


def _catalogue(folder, *records):
    path = folder / "films.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def _public(folder, listed="Heat (1995)", minutes="170.0", director="Michael Mann"):
    _pack(folder / "movielens-25m-catalogue/movies.csv.xz", ["movieId", "title"], ["6", listed])
    _pack(
        folder / "tmdb-5000/tmdb_5000_movies.csv.xz",
        ["id", "title", "original_title", "release_date", "runtime"],
        ["949", "Heat", "Heat", "1995-12-15", minutes],
    )
    crew = [{"job": "Director", "name": director}, {"job": "Editor", "name": "Somebody Else"}]
    _pack(
        folder / "tmdb-5000/tmdb_5000_credits.csv.xz",
        ["movie_id", "title", "cast", "crew"],
        ["949", "Heat", "[]", json.dumps(crew)],
    )
    return folder


def test_a_catalogue_that_agrees_is_ok(tmp_path):
    result = run(_catalogue(tmp_path, HEAT), _public(tmp_path / "public"))
    assert result["ok"] is True
    assert result["disagreements"] == []
    assert result["compared"] == {"movielens-25m-catalogue": 1, "tmdb-5000": 1}
    json.dumps(result)


@pytest.mark.parametrize(
    ("theirs", "field", "source"),
    [
        ({"listed": "Heat (1986)"}, "year", "movielens-25m-catalogue"),
        ({"listed": "Heat and Dust (1995)"}, "title", "movielens-25m-catalogue"),
        ({"minutes": "174.0"}, "runtime_min", "tmdb-5000"),
        ({"director": "Ridley Scott"}, "directors", "tmdb-5000"),
    ],
)
def test_a_fact_that_disagrees_is_named_with_its_source(tmp_path, theirs, field, source):
    result = run(_catalogue(tmp_path, HEAT), _public(tmp_path / "public", **theirs))
    assert result["ok"] is False
    (found,) = result["disagreements"]
    assert (found["id"], found["field"], found["source"]) == ("heat-1995", field, source)


@pytest.mark.parametrize(
    "theirs",
    [
        {"listed": "Heat (1996)"},
        {"listed": "Heat (a.k.a. L.A. Takedown 2) (1995)"},
        {"listed": "Hitze (Heat) (1995)"},
        {"minutes": "173.0"},
        {"minutes": ""},
        {"director": "MICHAEL MANN"},
    ],
)
def test_small_differences_are_no_disagreement(tmp_path, theirs):
    assert run(_catalogue(tmp_path, HEAT), _public(tmp_path / "public", **theirs))["ok"] is True


def test_a_judged_disagreement_is_set_aside_with_its_reason(tmp_path, monkeypatch):
    allowed = tmp_path / "allowances.json"
    row = {"id": "heat-1995", "field": "runtime_min", "source": "tmdb-5000", "why": "longer cut"}
    allowed.write_text(json.dumps([row]), encoding="utf-8")
    monkeypatch.setattr(catalogue_check, "ALLOWANCES", allowed)
    result = run(_catalogue(tmp_path, HEAT), _public(tmp_path / "public", minutes="188.0"))
    assert result["ok"] is True
    assert result["allowed"][0]["allowed"] == "longer cut"


def test_a_film_without_public_ids_is_passed_over(tmp_path):
    film = HEAT | {"id": "nobody-1995", "title": "Nobody", "movielens_id": None, "tmdb_id": None}
    assert run(_catalogue(tmp_path, film), _public(tmp_path / "public"))["ok"] is True


def test_a_folder_without_public_facts_is_bad_input(tmp_path):
    with pytest.raises(BadInput, match="does not hold movielens-25m-catalogue"):
        run(_catalogue(tmp_path, HEAT), tmp_path / "nothing")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"tags": ["tense", "gritty"]}, "tags: expected 3 to 8, got 2"),
        ({"tags": ["tense", "gritty", "tense"]}, "tags: one stands twice"),
        ({"synopsis": "Too short."}, "synopsis: expected 22 to 65 words, got 2"),
        ({"id": "heat-1996"}, "not the slug 'heat-1995'"),
        ({"original_title": "Heat"}, "equals the title"),
        ({"language": "ja", "original_title": "Hīto"}, "is romanised"),
        ({"end_year": 1999}, "end_year"),
        ({"runtime_min": 700}, "not a likely running time"),
        ({"title": "Heat "}, "spaces"),
        ({"genres": ["Heist"]}, "genres: expected a list"),
    ],
)
def test_a_broken_rule_is_named_with_its_line(tmp_path, change, message):
    problems = rule_problems(_catalogue(tmp_path, HEAT | change))
    assert any(message in problem.message and problem.line == 1 for problem in problems)


def test_all_problems_are_listed_and_not_only_the_first(tmp_path):
    path = tmp_path / "films.jsonl"
    path.write_text("{\n" + json.dumps(HEAT | {"year": 0}) + "\n[]\n", encoding="utf-8")
    assert [problem.line for problem in rule_problems(path)] == [1, 2, 3]


def test_one_work_under_two_ids_is_noticed(tmp_path):
    again = HEAT | {"id": "heat-1996", "year": 1996}
    (problem,) = rule_problems(_catalogue(tmp_path, HEAT, again))
    assert problem.message == "looks like the same work as 'heat-1995'"


def test_a_file_out_of_order_is_noticed(tmp_path):
    first = HEAT | {"id": "zodiac-2007", "title": "Zodiac", "year": 2007}
    (problem,) = rule_problems(_catalogue(tmp_path, first, HEAT))
    assert problem.line == 2
    assert "not sorted" in problem.message


def test_a_file_that_is_not_there_is_bad_input(tmp_path):
    with pytest.raises(BadInput):
        run(tmp_path / "nowhere.jsonl")


@pytest.mark.shared
@needs_shared
def test_the_bundle_has_no_disagreement_that_nobody_judged():
    result = run(FILMS, SHARED)
    assert result["problems"] == []
    assert result["disagreements"] == []


@pytest.mark.shared
@needs_shared
def test_every_allowance_is_still_needed():
    found = against_public(load_bundled().films, SHARED)
    assert set(allowances()) == {(d.id, d.field, d.source) for d in found}
