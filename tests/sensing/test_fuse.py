from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import NOON

from moodreel.domain.emotion import EMOTIONS, INDEX, Emotion, distribution
from moodreel.domain.mood import ALL_SEEN, Reading
from moodreel.errors import BadInput
from moodreel.sensing.choice import read_choice
from moodreel.sensing.fuse import HALF_LIFE_MINUTES, fuse

LOVE = INDEX[Emotion.LOVE]


def a_reading(source="text", at=NOON, confidence=0.8, sees=None, valence=0.0, **weights):
    named = {Emotion(name): weight for name, weight in weights.items()}
    return Reading(
        distribution=distribution(named),
        sees=ALL_SEEN if sees is None else sees,
        valence=valence,
        arousal=0.0,
        confidence=confidence,
        source=source,
        at=at,
    )


def test_one_reading_is_the_mood():
    mood = fuse([a_reading(sadness=0.7, love=0.3, valence=-0.5)], NOON)
    assert mood.distribution[INDEX[Emotion.SADNESS]] == pytest.approx(0.7)
    assert mood.valence == pytest.approx(-0.5)
    assert mood.confidence == pytest.approx(0.8)


def test_no_reading_is_an_error_that_says_what_helps():
    with pytest.raises(BadInput, match="words"):
        fuse([], NOON)


def test_what_is_chosen_outweighs_any_number_of_sensed_readings():
    sensed = [a_reading(joy=1.0, confidence=1.0) for _ in range(20)]
    mood = fuse([*sensed, read_choice("sad", NOON)], NOON)
    assert mood.leading == "sadness"
    assert mood.distribution[INDEX[Emotion.SADNESS]] >= 0.74


def test_an_unsure_reading_does_not_gain_weight_by_a_choice_beside_it():
    unsure = a_reading(joy=1.0, confidence=0.05)
    mood = fuse([unsure, read_choice("sad", NOON)], NOON)
    assert mood.distribution[INDEX[Emotion.JOY]] < 0.06


def test_an_older_reading_weighs_half_after_the_half_life():
    old = a_reading(joy=1.0, at=NOON - timedelta(minutes=HALF_LIFE_MINUTES))
    mood = fuse([old, a_reading(sadness=1.0)], NOON)
    assert mood.distribution[INDEX[Emotion.JOY]] == pytest.approx(1 / 3, abs=1e-3)


def test_an_emotion_that_a_sensor_cannot_see_is_no_opinion_and_no_zero():
    sees = ALL_SEEN.copy()
    sees[LOVE] = False
    blind = a_reading(source="face", joy=1.0, sees=sees)
    seeing = a_reading(love=0.5, joy=0.5)
    both = fuse([blind, seeing], NOON).distribution
    as_zero = (blind.distribution + seeing.distribution) / 2
    assert both[LOVE] > as_zero[LOVE]


@given(
    st.lists(
        st.tuples(
            st.lists(st.floats(0.01, 1), min_size=8, max_size=8),
            st.floats(0, 1),
            st.floats(-1, 1),
            st.integers(0, 100_000),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_is_fused_is_a_mood(rows):
    readings = [
        a_reading(
            confidence=confidence,
            valence=valence,
            at=NOON - timedelta(minutes=minutes),
            **dict(zip((e.value for e in EMOTIONS), weights, strict=True)),
        )
        for weights, confidence, valence, minutes in rows
    ]
    mood = fuse(readings, NOON)
    assert np.isclose(mood.distribution.sum(), 1, atol=1e-3)
    assert mood.readings == tuple(readings)
