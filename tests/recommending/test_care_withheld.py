"""Beside a note, titles with suicide or self-harm are withheld and none is offered as a cure."""

from dataclasses import replace
from pathlib import Path

import pytest

from moodreel.domain.care import FOR_YOU, WITHHELD, sent_back
from moodreel.domain.intent import Intent
from moodreel.usecases.make_wish import Wishes

MOODS = Path(__file__).parents[1] / "data" / "moods.txt"
# What a film would do for somebody, in the words of `mood_sentence`.
PROMISES = ("lifts", "settles", "stays with it", "wakes you up", "takes you", "leaves most people")


@pytest.fixture(scope="module")
def moods(engine):
    lines = MOODS.read_text(encoding="utf-8").splitlines()
    texts = [line for line in lines if line and not line.startswith("#")]
    return [engine.read_mood(text=text) for text in texts]


def heavy(answer):
    return [item.film.id for item in answer.items if WITHHELD & set(item.film.warnings)]


def test_without_a_note_such_titles_do_appear(engine, moods):
    assert any(heavy(engine.recommend(mood, "match", 10)) for mood in moods)


def tragic(answer):
    return [item.film.id for item in answer.items if item.film.ending == "tragic"]


def test_with_a_note_nothing_ends_in_tragedy_either(engine, moods):
    assert any(tragic(engine.recommend(mood, "match", 10)) for mood in moods[::5])
    for mood in moods[::5]:
        assert tragic(engine.recommend(replace(mood, care=FOR_YOU), "match", 20)) == []


@pytest.mark.parametrize("intent", list(Intent))
def test_with_a_note_none_appears_for_any_mood(engine, moods, intent):
    for mood in moods:
        assert heavy(engine.recommend(replace(mood, care=FOR_YOU), intent, 20)) == []


@pytest.mark.parametrize("intent", list(Intent))
def test_nor_for_films_that_are_like_such_a_title(engine, intent):
    wishes = Wishes(like=["The Virgin Suicides", "Girl, Interrupted"])
    mood = engine.read_mood(choose="sad")
    with_note = replace(mood, care=FOR_YOU)
    assert heavy(engine.recommend(mood, "match", 100, wishes=wishes))
    assert heavy(engine.recommend(with_note, intent, 100, wishes=wishes)) == []


@pytest.mark.parametrize("intent", list(Intent))
def test_reasons_say_what_a_film_is_like_and_promise_nothing(engine, intent):
    mood = replace(engine.read_mood(choose="sad"), care=FOR_YOU)
    reasons = [r.text for item in engine.recommend(mood, intent, 50).items for r in item.reasons]
    assert reasons
    assert not [text for text in reasons if any(promise in text for promise in PROMISES)]


@pytest.mark.parametrize("care", [True, {}, "x", 1, {"message": "buy now"}, FOR_YOU.to_json()])
def test_a_note_that_comes_back_is_ours_whatever_it_says(care):
    assert sent_back(care) is FOR_YOU


@pytest.mark.parametrize("care", [None, False])
def test_no_note_comes_back_as_none(care):
    assert sent_back(care) is None
