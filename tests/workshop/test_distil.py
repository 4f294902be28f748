"""What the BiLSTM takes over from the transformer."""

import numpy as np
import pytest

from moodreel.workshop.datasets.labelled import LabelledTexts
from moodreel.workshop.training.reader.distil import (
    Distilling,
    Lessons,
    Taught,
    principal,
    start_table,
    taught,
)
from moodreel.workshop.training.reader.lesson_files import SoftLabels, WordVectors, text_keys
from moodreel.workshop.training.reader.rows import ReaderRows, Set
from moodreel.workshop.training.vocabulary import build

ANGER, JOY, SADNESS, NEUTRAL = np.eye(8, dtype=np.float32)[[0, 3, 5, 7]]
NONE = LabelledTexts(
    texts=(),
    emotions=np.zeros((0, 8), np.float32),
    valence=np.zeros(0, np.float32),
    arousal=np.zeros(0, np.float32),
)


def lessons() -> Lessons:
    return Lessons(
        soft=SoftLabels(
            keys=text_keys(("what a day", "the vet called")),
            emotions=np.stack([[JOY, NEUTRAL], [SADNESS, NEUTRAL]]),
            plane=np.array([[0.4, 0.2], [-0.6, 0]], dtype=np.float32),
        ),
        words=WordVectors(
            words=["livid", "serene"],
            vectors=np.array([[3, 0, 1], [-3, 0, 1]], dtype=np.float16),
            emotions=np.stack([ANGER, JOY]).astype(np.float16),
            plane=np.array([[-0.5, 0.5], [0.5, -0.5]], dtype=np.float16),
        ),
    )


def one(text: str, emotions: np.ndarray, valence: float, arousal: float) -> LabelledTexts:
    return LabelledTexts(
        texts=(text,),
        emotions=emotions[None],
        valence=np.array([valence], dtype=np.float32),
        arousal=np.array([arousal], dtype=np.float32),
    )


def learned(tests: tuple[str, ...] = ()) -> Taught:
    """From an everyday row, and one of GoEmotions, that has neither valence nor arousal."""
    everyday = Set(name="everyday", learn=one("what a day", ANGER, -0.8, 0.6), held_out=NONE)
    reddit = one("the vet called", JOY, np.nan, np.nan)
    goemotions = Set(name="goemotions", learn=reddit, held_out=NONE)
    rows = ReaderRows(sets=(everyday, goemotions), dropped=0)
    settings = Distilling(label=0.5, everyday_weight=6, word_weight=0.2)
    return taught(rows, lessons(), settings, tests)


def test_the_target_of_a_rows_own_set_is_part_label_and_part_belief() -> None:
    rows = learned()
    assert np.allclose(rows.emotions[0, 0], 0.5 * ANGER + 0.5 * JOY)
    assert np.allclose(rows.emotions[1, 1], 0.5 * JOY + 0.5 * NEUTRAL)


def test_the_target_of_the_other_set_is_the_teachers_belief() -> None:
    rows = learned()
    assert np.allclose(rows.emotions[0, 1], NEUTRAL)
    assert np.allclose(rows.emotions[1, 0], SADNESS)


def test_valence_and_arousal_are_the_teachers_where_a_row_has_none() -> None:
    assert np.allclose(learned().plane[:2], [[-0.2, 0.4], [-0.6, 0]])


def test_single_words_are_everyday_rows_of_little_weight_but_none_that_a_test_asks_for() -> None:
    rows = learned(tests=("Livid!",))
    assert rows.texts[2:] == ("serene",)
    assert np.allclose(rows.emotions[2], [JOY, np.zeros(8)])
    assert rows.kind.tolist() == [0, 1, -1]
    assert rows.weight.tolist() == pytest.approx([6, 1, 0.2])


def test_the_table_starts_where_the_teachers_words_lie_and_near_zero_elsewhere() -> None:
    noise = np.random.default_rng(0).normal(0, 0.3, (400, 2)).astype(np.float32)
    table = start_table(noise, {"livid": 1, "day": 2, "serene": 3}, lessons().words, 0.1)
    assert table[1] == pytest.approx(-table[3])
    assert np.abs(table[1]).max() > 0.3
    assert table[[2, *range(4, 400)]].std() == pytest.approx(0.03, rel=0.1)


def test_principal_components_come_in_the_order_of_what_varies_most() -> None:
    rng = np.random.default_rng(0)
    places = principal((rng.normal(size=(500, 3)) * [1, 9, 3] + 5).astype(np.float32), 2)
    assert places.std(axis=0) == pytest.approx([9, 3], rel=0.1)
    assert places.mean(axis=0) == pytest.approx([0, 0], abs=1e-3)


def test_short_words_that_no_text_holds_stay_out_as_they_may_be_foreign() -> None:
    tokens = [["so", "sad"]] * 3 + [["livid"]]
    entries = build(tokens, [1] * 4, words=9, pairs=9, also=("livid", "der", "serene"))
    assert list(entries) == ["sad", "so", "livid", "serene", "so sad"]
    assert list(entries.values()) == [1, 2, 3, 4, 5]
