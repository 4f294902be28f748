"""`moodreel mood --why` shows which words moved the reading, where that is asked."""

import json

import pytest

WORDS = "I had a horrible day and feel lonely"


def test_why_is_one_more_line_for_people(run):
    code, out, err = run("mood", WORDS, "--why")
    mood, why = out.splitlines()
    assert (code, err) == (0, "")
    assert "sure" in mood
    assert why.startswith("what your words said of sadness: lonely +")
    assert why.endswith("they name it: lonely")


def test_why_stands_in_the_json_where_it_was_asked_and_nowhere_else(run):
    _, out, _ = run("mood", WORDS, "--why", "--json")
    why = json.loads(out)["why"]
    assert why["emotion"] == "sadness"
    assert max(why["words"], key=lambda moved: moved["belief"])["word"] == "lonely"
    assert [WORDS[moved["start"] : moved["end"]] for moved in why["words"]] == WORDS.split()
    _, out, _ = run("mood", WORDS, "--json")
    assert "why" not in json.loads(out)
    assert "lonely" not in out


@pytest.mark.parametrize("words", [[], ["  "]])
def test_why_without_words_is_refused(run, words):
    code, out, err = run("mood", *words, "--choose", "sad", "--why")
    assert (code, out) == (2, "")
    assert "expected some words with --why" in err


def test_a_long_text_says_that_neighbours_were_left_out_together(run):
    _, out, _ = run("mood", "the long day went on and on " * 20 + "I feel so sad", "--why")
    assert "at a time" in out


def test_words_that_would_command_the_terminal_do_not(run):
    code, out, _ = run("mood", "I am sad \x1b[2J\x07 \u202eyes\udcff", "--why", "--json")
    assert code == 0
    assert not {"\x1b", "\x07", "\u202e", "\udcff"} & set(out)
    _, out, _ = run("mood", "I am sad \x1b[2J\x07 \u202eyes\udcff", "--why")
    assert not {"\x1b", "\x07", "\u202e", "\udcff"} & set(out)
