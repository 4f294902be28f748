"""A mood from a choice: the chips, each a documented place in feeling space.

The places on the plane of valence and arousal follow the regions of the circumplex (Russell 1980,
figures 2 and 4), to one decimal; the emotions are editorial: how a careful listener would spread
belief over what a person means who says just this word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import hypot

import numpy as np

from moodreel.domain.emotion import Emotion, FloatArray, distribution
from moodreel.domain.mood import ALL_SEEN, Mood, Reading
from moodreel.errors import UnknownName

# A person who says what they feel is believed; the rest is left for the chip being too coarse.
CHOICE_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One chip."""

    name: str
    valence: float
    arousal: float
    distribution: FloatArray
    """(8,), sums to 1."""


def _choice(name: str, valence: float, arousal: float, **weights: float) -> Choice:
    return Choice(
        name=name,
        valence=valence,
        arousal=arousal,
        distribution=distribution({Emotion(e): w for e, w in weights.items()}),
    )


CHOICES: Mapping[str, Choice] = {
    choice.name: choice
    for choice in (
        _choice("happy", 0.8, 0.3, joy=0.9, love=0.1),
        _choice("excited", 0.7, 0.8, joy=0.7, surprise=0.3),
        _choice("relaxed", 0.6, -0.6, joy=0.6, neutral=0.4),
        _choice("sweet", 0.7, -0.1, love=0.7, joy=0.3),
        _choice("inspired", 0.7, 0.5, joy=0.6, surprise=0.4),
        _choice("romantic", 0.7, 0.1, love=0.9, joy=0.1),
        _choice("grateful", 0.8, -0.1, joy=0.6, love=0.4),
        _choice("playful", 0.7, 0.6, joy=0.8, surprise=0.2),
        _choice("nostalgic", 0.1, -0.3, love=0.5, sadness=0.3, joy=0.2),
        _choice("curious", 0.3, 0.3, surprise=0.7, neutral=0.2, joy=0.1),
        _choice("okay", 0.1, -0.1, neutral=1.0),
        _choice("bored", -0.3, -0.5, neutral=0.8, sadness=0.1, anger=0.1),
        _choice("tired", -0.2, -0.8, neutral=0.7, sadness=0.3),
        _choice("sad", -0.7, -0.3, sadness=1.0),
        _choice("down", -0.6, -0.5, sadness=0.8, neutral=0.2),
        _choice("lonely", -0.6, -0.3, sadness=0.7, love=0.2, fear=0.1),
        _choice("heartbroken", -0.9, 0.1, sadness=0.7, love=0.3),
        _choice("anxious", -0.5, 0.6, fear=0.8, sadness=0.1, neutral=0.1),
        _choice("stressed", -0.5, 0.5, fear=0.4, anger=0.4, neutral=0.2),
        _choice("scared", -0.7, 0.8, fear=1.0),
        _choice("angry", -0.7, 0.7, anger=1.0),
        _choice("frustrated", -0.5, 0.4, anger=0.7, sadness=0.3),
        _choice("disgusted", -0.7, 0.3, disgust=0.8, anger=0.2),
        _choice("surprised", 0.2, 0.7, surprise=1.0),
    )
}


def known_choice(name: str) -> Choice:
    """The chip of this name. Raises UnknownName, with the nearest chips, for any other word."""
    choice = CHOICES.get(name.strip().lower())
    if choice is None:
        raise UnknownName("mood", name, tuple(CHOICES))
    return choice


def nearest_choices(mood: Mood) -> list[Choice]:
    """All chips, the one most like the mood first: what to offer somebody whose words were not
    understood for sure. Near is an equal say of belief (total variation, in [0, 1]) and of place on
    the plane (a quarter of the distance: as far as 0.7).
    """

    def distance(choice: Choice) -> float:
        belief = 0.5 * float(np.abs(choice.distribution - mood.distribution).sum())
        return belief + 0.25 * hypot(choice.valence - mood.valence, choice.arousal - mood.arousal)

    return sorted(CHOICES.values(), key=distance)


def read_choice(name: str, at: datetime) -> Reading:
    """The reading for a chip. Raises UnknownName as `known_choice` does."""
    choice = known_choice(name)
    return Reading(
        distribution=choice.distribution,
        sees=ALL_SEEN,
        valence=choice.valence,
        arousal=choice.arousal,
        confidence=CHOICE_CONFIDENCE,
        source="choice",
        at=at,
    )
