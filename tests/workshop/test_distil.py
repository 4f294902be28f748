"""What a small text network takes over from the teacher."""

import numpy as np
import pytest

from moodreel.workshop.datasets.labelled import LabelledTexts
from moodreel.workshop.training.distil import (
    Distilling,
    Learning,
    Lessons,
    principal,
    start_table,
    taught,
)
from moodreel.workshop.training.teacher_files import SoftLabels, WordVectors, text_keys
from moodreel.workshop.training.vocabulary import build

ANGER, JOY, SADNESS, NEUTRAL = np.eye(8, dtype=np.float32)[[0, 3, 5, 7]]


def lessons() -> Lessons:
    return Lessons(
        soft=SoftLabels(
            keys=text_keys(("what a day", "the vet called")),
            emotions=np.stack([JOY, SADNESS]),
            reddit_emotions=np.stack([NEUTRAL, NEUTRAL]),
            plane=np.array([[0.4, 0.2], [-0.6, 0]], dtype=np.float32),
        ),
        words=WordVectors(
            words=np.array(["livid", "serene"]),
            vectors=np.array([[3, 0, 1], [-3, 0, 1]], dtype=np.float16),
            emotions=np.stack([ANGER, JOY]).astype(np.float16),
            plane=np.array([[-0.5, 0.5], [0.5, -0.5]], dtype=np.float16),
        ),
    )


def labelled() -> Learning:
    """An everyday row, and one of GoEmotions, that has neither valence nor arousal."""
    return Learning(
        rows=LabelledTexts(
            texts=("what a day", "the vet called"),
            emotions=np.stack([ANGER, NEUTRAL]),
            valence=np.array([-0.8, np.nan], dtype=np.float32),
            arousal=np.array([0.6, np.nan], dtype=np.float32),
        ),
        tokens=[["what", "a", "day"], ["the", "vet", "called"]],
        importance=np.array([6, 1], dtype=np.float32),
    )


SETTINGS = Distilling(own_label=0.5, reddit_label=0.5, reddit_everyday=0.25, word_weight=0.2)


def test_a_target_is_part_label_and_part_belief() -> None:
    rows = taught(labelled(), lessons(), SETTINGS, tests=()).rows
    assert np.allclose(rows.emotions[0], 0.5 * ANGER + 0.5 * JOY)
    assert np.allclose(rows.emotions[1], 0.75 * NEUTRAL + 0.25 * SADNESS)


def test_valence_and_arousal_are_the_teachers_where_a_row_has_none() -> None:
    rows = taught(labelled(), lessons(), SETTINGS, tests=()).rows
    assert rows.valence[:2] == pytest.approx([-0.2, -0.6])
    assert rows.arousal[:2] == pytest.approx([0.4, 0.0])


def test_single_words_are_rows_of_little_weight_but_none_that_a_test_asks_for() -> None:
    learning = taught(labelled(), lessons(), SETTINGS, tests=("Livid!",))
    assert learning.rows.texts[2:] == ("serene",)
    assert learning.tokens[2:] == [["serene"]]
    assert learning.importance.tolist() == pytest.approx([6, 1, 0.2])


def test_the_table_starts_where_the_teachers_words_lie_and_near_zero_elsewhere() -> None:
    noise = np.random.default_rng(0).normal(0, 0.3, (400, 2)).astype(np.float32)
    table = start_table(noise, {"livid": 1, "day": 2, "serene": 3}, lessons().words, 0.03)
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
