"""The faces of about a second become one reading that does not flicker."""

from collections.abc import Sequence

import numpy as np

from moodreel.domain.mood import Reading
from moodreel.sensing.divergence import divergence
from moodreel.sensing.face import face_reading

# Expressions of a feeling last from half a second to four (Matsumoto & Hwang 2011; shorter ones are
# called micro-expressions): what shows for less than half a second never leads, what stays does.
HALF_LIFE_S = 0.5
# What is older than this no longer counts, however few frames came since.
WINDOW_S = 1.0

_LEAST_CONFIDENCE = 0.01  # so that the weights never vanish


def steady(readings: Sequence[tuple[float, Reading]]) -> Reading:
    """One reading for the faces read in the last second, each with its age in seconds.

    A frame weighs its confidence, halved every `HALF_LIFE_S`; the newest always counts. Confidence
    is the weighted mean of the chance that each frame gives to the emotion that leads now, lowered
    by how far the frames lie apart (`divergence`): at one bit, where half of them are certain of
    one emotion and half of another, nothing is left. The order does not matter. Raises ValueError
    for no frames.
    """
    if not readings:
        raise ValueError("expected at least one frame to steady, got none")
    newest = min(max(age, 0.0) for age, _ in readings)
    kept = [(max(age, 0.0), r) for age, r in readings if age <= max(newest, WINDOW_S)]
    weights = np.array([_weight(age - newest, reading.confidence) for age, reading in kept])
    weights /= weights.sum()
    beliefs = np.array([reading.distribution for _, reading in kept], dtype=np.float64)
    mean = weights @ beliefs
    support = beliefs[:, mean.argmax()] / beliefs.max(axis=1)
    sure = weights @ (support * np.array([reading.confidence for _, reading in kept]))
    return face_reading(
        mean.astype(np.float32),
        float(np.clip(sure * (1 - divergence(beliefs, weights)), 0, 1)),
        max(reading.at for _, reading in kept),
    )


def _weight(age_s: float, confidence: float) -> float:
    return float(max(confidence, _LEAST_CONFIDENCE) * 0.5 ** (age_s / HALF_LIFE_S))
