from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.worlds import a_mood

from moodreel.domain.intent import Intent
from moodreel.recommending.affect_space import AROUSAL, VALENCE
from moodreel.recommending.target import BOUND, aim, step

places = st.floats(-1, 1)


@given(places, places, st.sampled_from(list(Intent)))
def test_no_step_goes_to_the_extreme(valence, arousal, intent):
    assert max(abs(place) for place in step(valence, arousal, intent)) <= BOUND


@given(places, places)
def test_lift_never_goes_down_in_valence_within_the_bounds(valence, arousal):
    assert step(valence, arousal, Intent.LIFT)[0] >= min(valence, BOUND) - 0.2
    if valence < 0.5:
        assert step(valence, arousal, Intent.LIFT)[0] > valence


@given(places, places)
def test_calm_goes_down_and_stir_goes_up_in_arousal(valence, arousal):
    if arousal > -0.7:
        assert step(valence, arousal, Intent.CALM)[1] < arousal
    if arousal < 0.7:
        assert step(valence, arousal, Intent.STIR)[1] > arousal


def test_lift_stands_on_the_other_side_of_the_arousal_felt():
    bored, anxious = step(-0.3, -0.6, Intent.LIFT), step(-0.5, 0.6, Intent.LIFT)
    assert bored[1] > 0 > anxious[1]


def test_match_asks_for_the_emotion_felt_and_lift_for_less_of_it():
    angry = a_mood(-0.6, 0.7, anger=1.0)
    anger = 2  # after valence and arousal
    assert aim(angry, Intent.MATCH).point[anger] > 0.8
    assert aim(angry, Intent.LIFT).point[anger] < 0.3


def test_an_unsure_mood_is_answered_nearer_the_middle():
    sure = a_mood(-0.8, 0.6, fear=1.0)
    unsure = replace(sure, confidence=0.1)
    assert aim(sure, Intent.MATCH).point[VALENCE] < 0.2
    assert 0.3 < aim(unsure, Intent.MATCH).point[VALENCE] < 0.5


@pytest.mark.parametrize("intent", list(Intent))
@pytest.mark.parametrize("emotion", ["anger", "fear", "joy", "love", "sadness", "neutral"])
def test_every_target_lies_inside_the_space_and_its_weights_sum_to_one(intent, emotion):
    target = aim(a_mood(-0.9, 0.9, **{emotion: 1.0}), intent)
    assert (target.point > 0.05).all()
    assert (target.point < 0.95).all()
    assert target.weights.sum() == pytest.approx(1)
    assert (target.weights >= 0).all()


def test_intents_aim_at_different_places():
    points = [aim(a_mood(-0.4, 0.1, sadness=0.7, fear=0.3), i).point for i in Intent]
    for i, one in enumerate(points):
        for other in points[i + 1 :]:
            assert np.abs(one[[VALENCE, AROUSAL]] - other[[VALENCE, AROUSAL]]).max() > 0.05
