"""Readings become a mood: fused over what each sensor can see, faded with time."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.mood import Mood, Reading
from moodreel.errors import BadInput

# A feeling lasts minutes to hours (Verduyn & Lavrijsen 2015: most end within two hours); after
# half an hour a reading weighs half.
HALF_LIFE_MINUTES = 30.0

# What is days old still counts for a trace, so that the weights never vanish.
_LEAST_FADE = 1e-6

# All that is sensed together weighs at most this share of what is chosen, so that a choice always
# has at least three quarters of the say.
SENSED_PER_CHOSEN = 1 / 3


def fuse(readings: Sequence[Reading], now: datetime) -> Mood:
    """The mood behind one or more readings.

    Each weighs its confidence, halved every `HALF_LIFE_MINUTES`. An emotion's share is the
    weighted mean over the sensors that can see it, scaled to sum 1. Raises BadInput for none.
    """
    if not readings:
        raise BadInput("expected some words or a chosen mood to read a mood from, got none")
    weights = _weights(readings, now)
    seen = np.array([reading.sees for reading in readings], dtype=np.float32)
    beliefs = np.array([reading.distribution for reading in readings])
    share = weights @ beliefs / np.maximum(weights @ seen, 1e-9)
    return Mood(
        distribution=(share / share.sum()).astype(np.float32),
        valence=_mean(weights, [r.valence for r in readings]),
        arousal=_mean(weights, [r.arousal for r in readings]),
        confidence=_mean(weights, [r.confidence for r in readings]),
        readings=tuple(readings),
    )


def _weights(readings: Sequence[Reading], now: datetime) -> FloatArray:
    """(n,) positive weights; the sensed ones bounded by the chosen ones, where there are any."""
    minutes = np.array([max((now - r.at).total_seconds(), 0.0) / 60 for r in readings])
    confidence = np.array([max(r.confidence, 0.01) for r in readings])
    weights = confidence * np.maximum(0.5 ** (minutes / HALF_LIFE_MINUTES), _LEAST_FADE)
    chosen = np.array([r.source == "choice" for r in readings])
    if chosen.any() and not chosen.all():
        bound = SENSED_PER_CHOSEN * weights[chosen].sum() / weights[~chosen].sum()
        weights[~chosen] *= min(bound, 1.0)
    return np.asarray(weights / weights.sum(), dtype=np.float32)


def _mean(weights: FloatArray, values: Sequence[float]) -> float:
    return float(np.clip(weights @ np.array(values, dtype=np.float32), -1, 1))
