"""Readings become a mood: fused over what each sensor can see, faded with time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import numpy as np

from moodreel.domain.disagreement import Disagreement
from moodreel.domain.emotion import EMOTIONS, N_EMOTIONS, BoolArray, FloatArray
from moodreel.domain.mood import HARDLY_READ_BELOW, Mood, Reading, SensorName
from moodreel.errors import BadInput
from moodreel.sensing.divergence import divergence
from moodreel.sensing.face import FACE_SEES

# A feeling lasts minutes to hours (Verduyn & Lavrijsen 2015: most end within two hours); after
# half an hour a reading weighs half.
HALF_LIFE_MINUTES = 30.0

# What is days old still counts for a trace, so that the weights never vanish.
_LEAST_FADE = 1e-6

# All that is sensed together weighs at most this share of what is chosen, so that a choice always
# has at least three quarters of the say.
SENSED_PER_CHOSEN = 1 / 3


# All that is seen in faces together weighs at most this share of what is said in words, so that
# the words have three quarters of the say: what they prefer by a third stays on top, whatever the
# face shows. Faces tell less than is commonly thought: people scowl without anger and are angry
# without a scowl (Barrett et al. 2019). Words that were hardly read lead nothing.
SEEN_PER_SAID = 1 / 3


def fuse(readings: Sequence[Reading], now: datetime) -> Mood:
    """The mood behind one or more readings, in any order.

    Each weighs its confidence, halved every `HALF_LIFE_MINUTES`, within the bounds above. An
    emotion's share is the weighted mean over the sensors that can see it, scaled to sum 1. Raises
    BadInput for none.
    """
    if not readings:
        raise BadInput("expected some words, a chosen mood or a picture of a face, got none")
    weights = _weights(readings, now)
    seen = np.array([reading.sees for reading in readings], dtype=np.float32)
    beliefs = np.array([reading.distribution for reading in readings])
    share = weights @ beliefs / np.maximum(weights @ seen, 1e-9)
    return Mood(
        distribution=(share / share.sum()).astype(np.float32),
        valence=_mean(weights, [r.valence for r in readings]),
        arousal=_mean(weights, [r.arousal for r in readings]),
        confidence=_mean(weights, _confidences(readings, int(share.argmax()))),
        readings=tuple(readings),
        disagreement=_disagreement(readings, weights, int(share.argmax())),
    )


def _weights(readings: Sequence[Reading], now: datetime) -> FloatArray:
    """(n,) positive weights: what is seen bounded by what is said, what is sensed by what is
    chosen, where there is any."""
    minutes = np.array([max((now - r.at).total_seconds(), 0.0) / 60 for r in readings])
    confidence = np.array([max(r.confidence, 0.01) for r in readings])
    weights = confidence * np.maximum(0.5 ** (minutes / HALF_LIFE_MINUTES), _LEAST_FADE)
    source = np.array([r.source for r in readings])
    said = (source == "text") & (confidence >= HARDLY_READ_BELOW)
    _bound(weights, source == "face", said, SEEN_PER_SAID)
    _bound(weights, source != "choice", source == "choice", SENSED_PER_CHOSEN)
    return np.asarray(weights / weights.sum(), dtype=np.float32)


def _bound(weights: FloatArray, these: BoolArray, by: BoolArray, share: float) -> None:
    """Scales `these` down to at most this share of what `by` weigh, where there are both."""
    if these.any() and by.any():
        weights[these] *= min(share * weights[by].sum() / weights[these].sum(), 1.0)


def _confidences(readings: Sequence[Reading], leading: int) -> list[float]:
    """Each one's chance that the leading emotion is right: less than its confidence where it leads
    with another. What is chosen is believed, whatever else is sensed.
    """
    if any(reading.source == "choice" for reading in readings):
        return [reading.confidence for reading in readings]
    return [float(r.confidence * r.distribution[leading] / r.distribution.max()) for r in readings]


def _disagreement(
    readings: Sequence[Reading], weights: FloatArray, leading: int
) -> Disagreement | None:
    """What faces show against what was chosen, else against the words; None where they lead with
    the same, where either was hardly read, and where what was said shows in no face.
    """
    believed: dict[SensorName, FloatArray] = {}
    for reading, weight in zip(readings, weights, strict=True):
        if reading.confidence >= HARDLY_READ_BELOW:
            before = believed.get(reading.source, np.zeros(N_EMOTIONS, np.float32))
            believed[reading.source] = before + weight * reading.distribution
    said_by: Literal["text", "choice"] = "choice" if "choice" in believed else "text"
    if said_by not in believed or "face" not in believed:
        return None
    said, seen = believed[said_by], believed["face"]
    told, shown = int(said.argmax()), int(seen.argmax())
    if shown == told or not FACE_SEES[told]:
        return None
    both = [belief[FACE_SEES] / belief[FACE_SEES].sum() for belief in (said, seen)]
    return Disagreement(
        said_by=said_by,
        said=EMOTIONS[told],
        seen=EMOTIONS[shown],
        apart=divergence(both, [1, 1]),
        followed=leading == told,
    )


def _mean(weights: FloatArray, values: Sequence[float]) -> float:
    return float(np.clip(weights @ np.array(values, dtype=np.float32), -1, 1))
