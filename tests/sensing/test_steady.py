"""The frames of a second become one reading."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import NOON

from moodreel.domain.emotion import CIRCUMPLEX, EMOTIONS, INDEX, Emotion, distribution
from moodreel.domain.mood import Reading
from moodreel.sensing.divergence import divergence
from moodreel.sensing.face import FACE_SEES, face_reading
from moodreel.sensing.steady import HALF_LIFE_S, WINDOW_S, steady

LOVE = INDEX[Emotion.LOVE]


def a_face(confidence: float = 0.9, **weights: float) -> Reading:
    named = {Emotion(name): weight for name, weight in weights.items()}
    return face_reading(distribution(named), confidence, NOON)


def leading(reading: Reading) -> str:
    return EMOTIONS[int(reading.distribution.argmax())].value


beliefs = st.lists(st.floats(0.01, 1), min_size=8, max_size=8)
frames = st.lists(st.tuples(st.floats(0, 3), beliefs, st.floats(0, 1)), min_size=1, max_size=20)


def the_frames(rows: list[tuple[float, list[float], float]]) -> list[tuple[float, Reading]]:
    values = [(age, np.array(row, np.float32), confidence) for age, row, confidence in rows]
    return [(age, face_reading(row / row.sum(), sure, NOON)) for age, row, sure in values]


def test_a_face_has_no_opinion_of_love_and_its_place_is_that_of_what_is_seen() -> None:
    reading = a_face(joy=0.5, love=0.5)
    assert not reading.sees[LOVE]
    assert reading.sees.sum() == 7
    assert reading.distribution[INDEX[Emotion.JOY]] == 1
    place = CIRCUMPLEX[INDEX[Emotion.JOY]].tolist()
    assert [reading.valence, reading.arousal] == pytest.approx(place)
    assert reading.source == "face"


def test_one_frame_is_what_it_is_however_old() -> None:
    for age in (0.0, 0.4, 30.0):
        steadied = steady([(age, a_face(0.7, joy=0.8, fear=0.2))])
        assert steadied.confidence == pytest.approx(0.7)
        assert steadied.distribution[INDEX[Emotion.JOY]] == pytest.approx(0.8)


def test_no_frames_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one frame"):
        steady([])


def test_frames_that_agree_are_as_sure_as_each() -> None:
    steadied = steady([(age / 10, a_face(0.8, joy=0.9, neutral=0.1)) for age in range(10)])
    assert steadied.confidence == pytest.approx(0.8, abs=1e-3)


def test_frames_of_which_half_are_certain_of_another_emotion_are_not_sure_of_anything() -> None:
    steadied = steady([(0.0, a_face(1.0, joy=1.0)), (0.0, a_face(1.0, anger=1.0))])
    assert steadied.confidence == pytest.approx(0, abs=1e-6)


def test_confidence_falls_the_more_frames_disagree() -> None:
    def flicker(n_other: int) -> float:
        faces = [a_face(0.9, fear=0.9, joy=0.1)] * n_other
        faces += [a_face(0.9, joy=0.9, fear=0.1)] * (10 - n_other)
        return steady([(0.0, face) for face in faces]).confidence

    sure = [flicker(n) for n in range(5)]
    assert sure == sorted(sure, reverse=True)
    assert sure[0] == pytest.approx(0.9)
    assert sure[2] < 0.6


def test_a_frame_weighs_half_after_the_half_life() -> None:
    steadied = steady([(0.0, a_face(joy=1.0)), (HALF_LIFE_S, a_face(sadness=1.0))])
    assert steadied.distribution[INDEX[Emotion.SADNESS]] == pytest.approx(1 / 3)


def test_a_frame_that_is_unsure_weighs_less() -> None:
    steadied = steady([(0.0, a_face(0.9, joy=1.0)), (0.0, a_face(0.3, sadness=1.0))])
    assert steadied.distribution[INDEX[Emotion.SADNESS]] == pytest.approx(0.25)


def test_what_is_older_than_the_window_does_not_count() -> None:
    steadied = steady([(0.1, a_face(joy=1.0)), (WINDOW_S + 0.2, a_face(sadness=1.0))])
    assert steadied.distribution[INDEX[Emotion.SADNESS]] == 0


def test_what_shows_for_less_than_the_half_life_at_ten_frames_a_second_never_leads() -> None:
    ages = np.arange(0, WINDOW_S + 0.01, 0.1)
    short = [(age, a_face(fear=1.0) if age < 0.3 else a_face(neutral=1.0)) for age in ages]
    long = [(age, a_face(fear=1.0) if age < 0.5 else a_face(neutral=1.0)) for age in ages]
    assert leading(steady(short)) == "neutral"
    assert leading(steady(long)) == "fear"


def test_clocks_that_disagree_are_forgiven() -> None:
    assert steady([(-0.3, a_face(joy=1.0)), (0.0, a_face(joy=1.0))]).confidence > 0.8


@given(frames, st.randoms(use_true_random=False))
def test_any_frames_in_any_order_give_one_reading(rows, random) -> None:  # type: ignore[no-untyped-def]
    one = the_frames(rows)
    other = random.sample(one, len(one))
    a, b = steady(one), steady(other)
    assert np.allclose(a.distribution, b.distribution, atol=1e-5)
    assert a.confidence == pytest.approx(b.confidence, abs=1e-6)
    assert a.distribution[LOVE] == 0
    assert not a.distribution[~FACE_SEES].any()
    assert a.confidence <= max(face.confidence for _, face in one) + 1e-6


@given(st.lists(beliefs, min_size=1, max_size=6), st.floats(0.1, 10))
def test_divergence_is_between_nothing_and_a_bit_whatever_the_scale(rows, scale) -> None:  # type: ignore[no-untyped-def]
    shares = np.array(rows) / np.sum(rows, axis=1, keepdims=True)
    weights = np.arange(1, len(rows) + 1)
    apart = divergence(shares, weights)
    assert 0 <= apart <= 1
    assert apart == pytest.approx(divergence(shares[::-1], weights[::-1] * scale), abs=1e-9)
    assert divergence([rows[0]] * 3, [1, 2, 3]) == pytest.approx(0, abs=1e-9)
