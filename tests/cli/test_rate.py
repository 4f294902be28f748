"""Ratings on the command line: given, listed, taken back, and one person's are not another's."""

import json
import re

import pytest


def rated(run, *arguments):
    code, out, err = run("rate", "--list", "--json", *arguments)
    assert (code, err) == (0, "")
    return {item["id"]: item["stars"] for item in json.loads(out)["items"]}


def test_films_are_rated_listed_and_forgotten(run):
    assert run("rate", "Heat", "4.5", "--as", "ann") == (
        0,
        "rated: Heat (1995), 4.5 of 5 stars\n",
        "",
    )
    code, out, _ = run("rate", "fargo-1996", "2", "--as", "ann", "--json")
    assert code == 0
    assert json.loads(out)["rated"]["label"] == "Fargo (1996)"
    assert rated(run, "--as", "ann") == {"heat-1995": 4.5, "fargo-1996": 2.0}
    run("rate", "Heat", "1", "--as", "ann")
    assert "1.0" in run("rate", "--list", "--as", "ann")[1]
    assert run("rate", "Heat", "--forget", "--as", "ann")[1] == "forgotten: 1\n"
    assert run("rate", "Heat", "--forget", "--as", "ann")[1] == "forgotten: 0\n"
    assert rated(run, "--as", "ann") == {"fargo-1996": 2.0}


def test_one_persons_ratings_are_not_anothers(run):
    run("rate", "Heat", "4.5", "--as", "ann")
    run("rate", "Heat", "1")
    assert rated(run, "--as", "ann") == {"heat-1995": 4.5}
    assert rated(run) == {"heat-1995": 1.0}
    assert rated(run, "--as", "ben") == {}


def test_asking_what_is_rated_makes_no_database(run, home):
    assert run("rate", "--list")[1] == "nothing is rated\n"
    assert run("rate", "Heat", "--forget")[1] == "forgotten: 0\n"
    assert list(home.rglob("*.db*")) == []


def test_more_than_one_part_is_listed_whole(run, monkeypatch):
    from moodreel.cli import rate

    monkeypatch.setattr(rate, "_PART", 2)
    films = ["heat-1995", "fargo-1996", "alien-1979", "babe-1995", "up-2009"]
    for film in films:
        run("rate", film, "3")
    assert sorted(rated(run)) == sorted(films)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Heat", "6"], "expected stars from 0.5 to 5 in half steps, got 6"),
        (["Heat", "0.3"], "in half steps, got 0.3"),
        (["Heat", "nan"], "in half steps, got nan"),
        (["Heat", "1e999"], "in half steps, got inf"),
        (["Padington 2", "4"], "Nearest: Paddington 2 (2017)"),
        (["qqqq zzzz", "--forget"], "qqqq zzzz"),
        (["Little Women", "4"], "fits several films"),
        (["Heat"], "expected TITLE STARS, TITLE --forget, or --list"),
        ([], "expected TITLE STARS"),
        (["Heat", "4", "--forget"], "expected TITLE STARS"),
        (["Heat", "--list"], "expected TITLE STARS"),
        (["--forget", "--list"], "expected TITLE STARS"),
        (["Heat", "4", "--as", " "], "a person's name has 1 to 64 characters"),
        (["Heat", "4", "--as", "x" * 65], "a person's name has 1 to 64 characters"),
        (["--list", "--as", "a\udcff"], "a person's name is plain text"),
    ],
)
def test_what_cannot_be_done_is_one_line(run, home, arguments, message):
    code, out, err = run("rate", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
    assert list(home.rglob("*.db*")) == []


@pytest.mark.parametrize("person", ["'; DROP TABLE ratings; --", "🎬", "../../etc", "%s\x1b[2J"])
def test_strange_names_are_only_names(run, person):
    assert run("rate", "Heat", "4", "--as", person)[0] == 0
    assert rated(run, "--as", person) == {"heat-1995": 4.0}
    assert rated(run) == {}


def recommended(run, *arguments):
    code, out, err = run("recommend", "--choose", "lonely", "--json", *arguments)
    assert (code, err) == (0, "")
    return [item["id"] for item in json.loads(out)["items"]]


def test_what_somebody_rated_is_not_recommended_to_them_again(run):
    best = recommended(run, "--as", "ann")[0]
    run("rate", best, "5", "--as", "ann")
    assert best not in recommended(run, "--as", "ann")
    assert best in recommended(run, "--as", "ben")
    assert best in recommended(run)


@pytest.mark.parametrize("person", ["", "x" * 65, "a\udcff"])
def test_nothing_is_recommended_to_who_has_no_name(run, person):
    code, out, err = run("recommend", "--choose", "lonely", "--as", person)
    assert (code, out) == (2, "")
    assert "a person's name" in err


def test_a_note_is_shown_though_the_name_is_refused(run):
    code, out, _ = run("recommend", "I want to die", "--as", "")
    assert code == 2
    assert out.startswith("That sounds very hard")


def test_foretold_stars_are_told_to_people_and_scripts(run):
    run("rate", "Heat", "4.5", "--as", "ann")
    _, out, _ = run("recommend", "--choose", "bored", "-n", "3", "--as", "ann")
    assert len(re.findall(r"you: about \d\.\d stars \(\d\.\d-\d\.\d\)", out)) == 3
    _, out, _ = run("recommend", "--choose", "bored", "-n", "3", "--as", "ben")
    assert "you: about" not in out
    _, out, _ = run("recommend", "--choose", "bored", "--as", "ann", "--model", "als", "--json")
    for item in json.loads(out)["items"]:
        within = item["predicted_interval"]
        assert within["low"] <= item["predicted_rating"] <= within["high"]


def test_a_model_that_is_none_is_named_with_those_that_are(run):
    code, out, err = run("recommend", "--choose", "bored", "--model", "asl")
    assert (code, out) == (2, "")
    assert "did you mean als?" in err
