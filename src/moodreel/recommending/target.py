"""What an intent asks of a film for a mood: a point in affect space, and how much each axis counts.

Every intent makes a bounded step from the mood and stops short of the extreme. The steps and the
tables below are editorial and follow the literature on mood management:

- lift: pleasant, on the other side of the person's arousal (bored people pick exciting, stressed
  people relaxing programmes: Bryant & Zillmann 1984), and away from what feels like the trouble
  itself (semantic affinity: Zillmann 1988). How the trouble is answered differs: warmth for the
  lonely and the afraid, absurdity for the angry, news for the bored.
- match: what is felt, wanted by many in sadness (Lee, Andrade & Palmer 2013; Kim 2014).
- calm: down in arousal, kindly. stir: up in arousal. surprise: the unexpected, hardly tied to mood.
"""

from dataclasses import dataclass
from math import erf, sqrt

import numpy as np

from moodreel.domain.emotion import INDEX, N_EMOTIONS, Emotion, FloatArray
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.recommending.affect_space import N_DIMENSIONS, N_PLANE

# Moods as people report them spread about the middle of the plane with about this standard
# deviation on each axis (the everyday corpus: 0.53 and 0.39); the normal distribution with it turns
# a mood's place into a percentile, and the film at that percentile answers it.
MOOD_SPREAD = 0.5

# No target lies further out than this on the plane, in [-1, 1]: percentiles 8 to 92.
BOUND = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """A point in `AffectSpace` and the weight of each axis."""

    point: FloatArray
    """(9,) in [0, 1]"""
    weights: FloatArray
    """(9,) non-negative, sums to 1"""


# Rows: the mood's anger, disgust, fear, joy, love, sadness, surprise, neutral. Columns: how much
# more (up to 1) or less (down to -1) than usual a film shall evoke anger, disgust, fear, joy, love,
# sadness, surprise; 0 does not care.
_ANSWERS: dict[Intent, FloatArray] = {
    intent: np.array(rows, dtype=np.float32)
    for intent, rows in {
        Intent.MATCH: [
            [1.0, 0.2, 0.1, -0.3, -0.1, 0.1, 0.0],
            [0.3, 1.0, 0.3, -0.3, 0.0, 0.0, 0.1],
            [0.1, 0.1, 1.0, -0.2, 0.0, 0.0, 0.2],
            [-0.3, -0.3, -0.3, 1.0, 0.3, -0.3, 0.1],
            [-0.2, -0.3, -0.3, 0.4, 1.0, 0.0, 0.0],
            [-0.1, -0.3, -0.3, -0.1, 0.4, 1.0, 0.0],
            [0.0, 0.0, 0.0, 0.2, 0.0, 0.0, 1.0],
            [-0.4, -0.4, -0.4, 0.1, 0.1, -0.2, -0.2],
        ],
        Intent.LIFT: [
            [-0.8, -0.2, 0.0, 0.8, -0.3, -0.4, 0.6],
            [-0.3, -1.0, -0.3, 0.8, 0.6, 0.0, 0.0],
            [-0.2, -0.3, -1.0, 0.6, 0.5, -0.1, -0.5],
            [-0.1, -0.2, -0.1, 1.0, 0.3, -0.2, 0.2],
            [-0.2, -0.2, -0.2, 0.6, 0.9, 0.0, 0.0],
            [-0.2, -0.3, -0.2, 0.5, 0.9, 0.1, 0.0],
            [-0.2, -0.2, -0.1, 0.8, 0.2, -0.2, 0.5],
            [0.0, 0.0, 0.3, 0.6, -0.2, -0.5, 0.8],
        ],
        Intent.CALM: [
            [-1.0, -0.4, -0.2, 0.2, 0.2, 0.2, 0.0],
            [-0.3, -1.0, -0.3, 0.4, 0.6, 0.0, 0.2],
            [-0.2, -0.3, -1.0, 0.4, 0.7, -0.1, -0.6],
            [-0.3, -0.2, -0.3, 0.8, 0.2, -0.4, 0.1],
            [-0.2, -0.2, -0.3, 0.2, 1.0, 0.1, -0.2],
            [-0.3, -0.2, -0.3, 0.1, 0.7, 0.6, -0.1],
            [-0.2, -0.2, -0.3, 0.3, 0.0, 0.0, 0.8],
            [-0.3, -0.2, -0.5, 0.4, 0.1, -0.3, 0.3],
        ],
        Intent.STIR: [
            [0.7, 0.1, 0.2, 0.1, 0.0, 0.0, 0.3],
            [0.2, -0.3, 0.5, 0.4, 0.0, -0.1, 0.6],
            [0.2, -0.2, -0.3, 0.7, 0.3, 0.0, 0.4],
            [-0.2, -0.2, 0.1, 1.0, 0.1, -0.4, 0.5],
            [0.0, -0.2, 0.1, 0.4, 1.0, 0.2, 0.3],
            [0.3, 0.0, 0.2, 0.1, 0.5, 0.6, 0.3],
            [0.0, 0.0, 0.3, 0.3, 0.0, -0.1, 1.0],
            [0.1, 0.1, 0.8, 0.3, -0.3, -0.3, 0.7],
        ],
        Intent.SURPRISE: [
            [0.4, 0.1, 0.1, 0.2, 0.0, 0.0, 1.0],
            [0.0, -0.4, 0.2, 0.3, 0.2, 0.0, 1.0],
            [0.0, 0.0, -0.6, 0.4, 0.3, 0.0, 1.0],
            [-0.2, 0.0, 0.0, 0.8, 0.1, -0.2, 1.0],
            [0.0, -0.1, 0.0, 0.2, 0.8, 0.0, 1.0],
            [0.0, 0.0, 0.0, 0.2, 0.5, 0.5, 1.0],
            [0.0, 0.0, 0.1, 0.2, 0.0, 0.0, 1.0],
            [0.0, 0.1, 0.4, 0.2, -0.2, -0.2, 1.0],
        ],
    }.items()
}

_NEUTRAL = np.eye(N_EMOTIONS, dtype=np.float32)[INDEX[Emotion.NEUTRAL]]

# The share of the plane (valence and arousal together) in the weights; emotions share the rest.
_PLANE_SHARE = {
    Intent.MATCH: 0.45,
    Intent.LIFT: 0.50,
    Intent.CALM: 0.50,
    Intent.STIR: 0.50,
    Intent.SURPRISE: 0.25,
}

# An answer of 1 asks for the percentile 0.5 + REACH of that emotion: 85, never the very top.
_REACH = 0.35


def aim(mood: Mood, intent: Intent) -> Target:
    """Where this intent looks for films when a person is in this mood.

    The less sure a mood is, the nearer to the middle and to neutral it is taken.
    """
    trust = mood.trust
    answer = (trust * mood.distribution + (1 - trust) * _NEUTRAL) @ _ANSWERS[intent]
    strength = np.abs(answer)
    plane = [
        _percentile(place) for place in step(trust * mood.valence, trust * mood.arousal, intent)
    ]
    point = np.concatenate([plane, 0.5 + _REACH * answer / max(strength.max(), 1e-6)])
    share = _PLANE_SHARE[intent]
    weights = np.empty(N_DIMENSIONS)
    weights[:N_PLANE] = share / N_PLANE
    weights[N_PLANE:] = (1 - share) * strength / max(strength.sum(), 1e-6)
    return Target(point.astype(np.float32), (weights / weights.sum()).astype(np.float32))


def step(valence: float, arousal: float, intent: Intent) -> tuple[float, float]:
    """The intent's step on the plane: valence and arousal aimed at, within `BOUND`."""
    match intent:
        case Intent.MATCH:
            aimed = valence, arousal
        case Intent.LIFT:
            aimed = valence + _part(valence, 0.8, 0.65, 1.0), -0.5 * arousal - 0.15
        case Intent.CALM:
            aimed = valence + _part(valence, 0.3, 0.5), arousal + _part(arousal, -0.8, 0.7, 1.2)
        case Intent.STIR:
            aimed = valence + _part(valence, 0.2, 0.4), arousal + _part(arousal, 0.8, 0.65, 1.1)
        case Intent.SURPRISE:
            aimed = 0.3 * valence, 0.3 * arousal + 0.1
    return (float(np.clip(aimed[0], -BOUND, BOUND)), float(np.clip(aimed[1], -BOUND, BOUND)))


def _part(start: float, goal: float, share: float, at_most: float = 0.9) -> float:
    """This share of the way from start to goal, never more than `at_most`."""
    return float(np.clip(share * (goal - start), -at_most, at_most))


def _percentile(place: float) -> float:
    return 0.5 * (1 + erf(place / (MOOD_SPREAD * sqrt(2))))
