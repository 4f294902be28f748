import pytest
from tests.worlds import NOON

from moodreel.errors import UnknownName
from moodreel.sensing.choice import CHOICES, nearest_choices, read_choice
from moodreel.sensing.fuse import fuse


@pytest.mark.parametrize("name", CHOICES)
def test_every_chip_is_a_reading(name):
    reading = read_choice(name, NOON)
    assert reading.source == "choice"
    assert reading.distribution.sum() == pytest.approx(1)
    assert reading.confidence > 0.9


def test_no_two_chips_stand_at_the_same_place():
    places = {
        (choice.valence, choice.arousal, tuple(choice.distribution.round(2).tolist()))
        for choice in CHOICES.values()
    }
    assert len(places) == len(CHOICES)


def test_pleasant_chips_stand_on_the_pleasant_side():
    for name in ("happy", "excited", "relaxed", "romantic", "grateful"):
        assert CHOICES[name].valence > 0.5
    for name in ("sad", "lonely", "angry", "scared", "anxious"):
        assert CHOICES[name].valence < -0.3
    assert CHOICES["bored"].arousal < 0 < CHOICES["anxious"].arousal


def test_case_and_blanks_do_not_matter():
    assert read_choice("  Lonely ", NOON).valence == CHOICES["lonely"].valence


def test_an_unknown_mood_names_the_nearest():
    with pytest.raises(UnknownName, match="did you mean lonely"):
        read_choice("lonly", NOON)


@pytest.mark.parametrize("name", CHOICES)
def test_the_chip_nearest_to_a_mood_that_was_chosen_is_that_chip(name):
    mood = fuse([read_choice(name, NOON)], NOON)
    nearest = nearest_choices(mood)
    assert nearest[0].name == name
    assert len(nearest) == len(CHOICES)
