"""Marks and history on the command line: set, told, taken back."""

import json

import pytest


def told(run, *arguments):
    code, out, err = run("history", "--json", *arguments)
    assert (code, err) == (0, "")
    return [(item["id"], item["kind"]) for item in json.loads(out)["items"]]


def test_films_are_marked_told_and_unmarked(run):
    assert run("mark", "Heat", "favourite", "--as", "ann") == (
        0,
        "marked: Heat (1995), favourite\n",
        "",
    )
    code, out, _ = run("mark", "Fargo", "kept", "--as", "ann", "--json")
    assert code == 0
    assert json.loads(out)["marked"]["kind"] == "watchlist"
    run("rate", "Alien", "4.5", "--as", "ann")
    assert told(run, "--as", "ann") == [
        ("alien-1979", "rated"),
        ("fargo-1996", "watchlist"),
        ("heat-1995", "favourite"),
    ]
    assert "4.5 stars  Alien (1979)" in run("history", "--as", "ann")[1]
    assert run("unmark", "Heat", "favourite", "--as", "ann")[1] == "taken back: favourite\n"
    assert run("unmark", "Heat", "favourite", "--as", "ann", "--json")[0] == 0
    assert told(run, "--as", "ann", "-n", "9") == [
        ("alien-1979", "rated"),
        ("fargo-1996", "watchlist"),
    ]
    assert told(run) == []


def test_asking_makes_no_database(run, home):
    assert run("history")[1] == "nothing is marked or rated\n"
    assert run("unmark", "Heat", "watched")[0] == 0
    assert list(home.rglob("*.db*")) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("mark", "Heat", "loved"), "unknown mark 'loved'"),
        (("mark", "no such film anywhere", "watched"), "no such film"),
        (("unmark", "Heat", "loved"), "unknown mark 'loved'"),
        (("unmark", "no such film anywhere", "watched"), "no such film"),
    ],
)
def test_what_is_no_mark_and_no_film_is_refused(run, arguments, message):
    code, _, err = run(*arguments)
    assert code == 2
    assert message in err


def test_what_was_seen_comes_back_when_it_is_asked_for(run):
    def ids(*arguments):
        out = run("recommend", "--choose", "sad", "--json", "-n", "5", *arguments)[1]
        return [item["id"] for item in json.loads(out)["items"]]

    first = ids()[0]
    run("mark", first, "watched")
    assert first not in ids()
    assert ids("--include-seen")[0] == first
