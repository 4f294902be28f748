"""Leaving words out tells which of them moved the reading."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.worlds import NOON

from moodreel.domain.emotion import Emotion, distribution
from moodreel.domain.mood import ALL_SEEN, Reading
from moodreel.errors import BadInput
from moodreel.sensing.explain import (
    MOST_CHARACTERS_READ,
    MOST_TEXTS,
    Explanation,
    explain,
)
from moodreel.wiring import Engine

EVERYDAY = Path(__file__).parents[1] / "data" / "everyday.jsonl"


class Reader:
    """Reads joy 0.5 and valence 0, and more with each "sun" and less with each "rain"."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def __call__(self, texts: Sequence[str]) -> list[Reading]:
        self.batches.append(list(texts))
        return [self._read(text) for text in texts]

    def _read(self, text: str) -> Reading:
        score = text.count("sun") - text.count("rain")
        joy = float(np.clip(0.5 + 0.2 * score, 0, 1))
        return Reading(
            distribution=distribution({Emotion.JOY: joy, Emotion.NEUTRAL: 1 - joy}),
            sees=ALL_SEEN,
            valence=float(np.clip(0.3 * score, -1, 1)),
            arousal=0.0,
            confidence=joy,
            source="text",
            at=NOON,
        )


def moves(found: Explanation) -> dict[str, float]:
    return {moved.typed.word: round(moved.belief, 3) for moved in found.words}


def test_each_word_is_told_with_what_the_reading_would_lose_without_it() -> None:
    found = explain("sun and sun, no rain :)", Reader())
    assert [moved.typed.word for moved in found.words] == ["sun", "and", "sun", "no", "rain", ":)"]
    assert [round(m.belief, 3) for m in found.words] == [0.2, 0, 0.2, 0, -0.2, 0]
    assert [round(m.valence, 3) for m in found.words] == [0.3, 0, 0.3, 0, -0.3, 0]
    assert (found.emotion, found.named, found.together) == ("joy", (), 1)


def test_all_readings_are_one_batch_of_the_text_with_one_word_missing() -> None:
    reader = Reader()
    explain("sun, then rain", reader)
    assert reader.batches == [["sun, then rain", ", then rain", "sun,  rain", "sun, then "]]


def test_the_only_word_is_held_against_knowing_nothing() -> None:
    (moved,) = explain("sun!", Reader()).words[:1]
    assert explain("sun.", Reader()).words[0].belief == pytest.approx(0.7 - 1 / 8)
    assert moved.belief == pytest.approx(0.2)


def test_the_strongest_words_come_strongest_first_and_noise_not_at_all() -> None:
    found = explain("rain and sun sun", Reader())
    assert [m.typed.word for m in found.strongest(2, 0.1)] == ["rain", "sun"]
    assert [m.typed.word for m in found.strongest(9, 0.1)] == ["rain", "sun", "sun"]


@pytest.mark.parametrize(
    ("n_words", "n_texts", "together"),
    [(48, 48, 1), (49, 48, 2), (400, 33, 13), (1_000, 13, 77)],
)
def test_long_texts_are_told_by_neighbours_and_the_work_is_bounded(
    n_words: int, n_texts: int, together: int
) -> None:
    reader = Reader()
    found = explain("sun " + "or " * (n_words - 1), reader)
    assert len(reader.batches[0]) == 1 + n_texts <= 1 + MOST_TEXTS
    assert found.together == together
    assert len(found.words) == n_words
    assert found.words[0].belief == pytest.approx(0.2)
    assert sum(moved.belief > 0.1 for moved in found.words) in (together, together - 1)


def test_long_words_are_as_much_work_as_many_short_ones() -> None:
    reader = Reader()
    explain("floccinaucinihilipilification " * 60, reader)
    assert sum(map(len, reader.batches[0][1:])) <= MOST_CHARACTERS_READ
    assert len(reader.batches[0]) == 1 + 40_000 // 1_800


def test_a_text_without_words_is_read_and_nothing_in_it_moved() -> None:
    assert explain("...", Reader()).words == ()


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\u202e", "x" * 4_001])
def test_what_cannot_be_read_cannot_be_explained(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        explain(text, Reader())
    assert "xx" not in str(refused.value)


def test_an_explanation_shows_no_words_in_its_repr() -> None:
    assert "sun" not in repr(explain("sun and rain", Reader()))


def test_json_has_every_word_with_its_place() -> None:
    told = explain("sun, or rain", Reader()).to_json()
    assert told["words"] == [
        {"word": "sun", "start": 0, "end": 3, "belief": 0.2, "valence": 0.3},
        {"word": "or", "start": 5, "end": 7, "belief": 0.0, "valence": 0.0},
        {"word": "rain", "start": 8, "end": 12, "belief": -0.2, "valence": -0.3},
    ]


# With the reader that ships.


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I had a horrible day and feel lonely", "lonely"),
        ("I am absolutely furious with that man", "furious"),
        ("I'm so happy today", "happy"),
        ("I am terrified of the spiders in the cellar", "terrified"),
        ("honestly this food is disgusting", "disgusting"),
        ("so :(", ":("),
        ("bored", "bored"),
    ],
)
def test_on_clear_sentences_the_word_that_a_person_would_name_leads(
    engine: Engine, text: str, word: str
) -> None:
    found = engine.explain(text)
    assert found.strongest(1, 0.0)[0].typed.word == word
    assert found.strongest(1, 0.0)[0].belief > 0


def test_it_explains_the_reading_that_the_person_sees(engine: Engine) -> None:
    text = "I had a horrible day and feel lonely"
    seen = engine.read_mood(text=text)
    found = engine.explain(text)
    assert found.emotion == seen.leading
    assert found.named == ("lonely",)
    without = engine.read_mood(text="I had a horrible day and feel ")
    leading = int(seen.distribution.argmax())
    lost = float(seen.distribution[leading] - without.distribution[leading])
    assert moves(found)["lonely"] == pytest.approx(lost, abs=1e-3)


def test_leaving_out_the_leading_word_takes_more_than_a_word_drawn_at_random(
    engine: Engine,
) -> None:
    rng = np.random.default_rng(0)
    leading, drawn = [], []
    for line in EVERYDAY.read_text("utf-8").splitlines():
        row = json.loads(line)
        belief = [moved.belief for moved in engine.explain(row["text"]).words]
        if row["group"] != "foreign" and len(belief) > 1:
            leading.append(max(belief))
            drawn.append(belief[rng.integers(len(belief))])
    assert len(leading) > 300
    assert np.mean(leading) > 2 * max(np.mean(drawn), 0.01)


@settings(max_examples=30)
@given(text=st.text(st.characters(exclude_categories=[]), max_size=120))
def test_any_text_is_explained_or_refused(engine: Engine, text: str) -> None:
    try:
        found = engine.explain(text)
    except BadInput:
        return
    assert all(-1 <= m.belief <= 1 and -2 <= m.valence <= 2 for m in found.words)
