"""The eight emotions, in the order that every array of shape (8,) uses."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
BoolArray = NDArray[np.bool_]
IdArray = NDArray[np.int64]


class Emotion(StrEnum):
    """Closed and ordered: Ekman's six with love and neutral."""

    ANGER = "anger"
    DISGUST = "disgust"
    FEAR = "fear"
    JOY = "joy"
    LOVE = "love"
    SADNESS = "sadness"
    SURPRISE = "surprise"
    NEUTRAL = "neutral"


EMOTIONS: tuple[Emotion, ...] = tuple(Emotion)
N_EMOTIONS = len(EMOTIONS)
INDEX: dict[Emotion, int] = {emotion: i for i, emotion in enumerate(EMOTIONS)}

# Where each emotion stands on the plane of valence and arousal, both in [-1, 1]: the circumplex of
# Russell (1980, figure 2), read to one decimal; love and neutral are editorial (warm and mild; the
# origin). Used only where a sensor gives emotions without valence and arousal of its own.
CIRCUMPLEX: FloatArray = np.array(
    [
        [-0.6, 0.7],  # anger
        [-0.7, 0.3],  # disgust
        [-0.6, 0.6],  # fear
        [0.8, 0.4],  # joy
        [0.8, 0.1],  # love
        [-0.7, -0.4],  # sadness
        [0.2, 0.7],  # surprise
        [0.0, 0.0],  # neutral
    ],
    dtype=np.float32,
)


def distribution(weights: dict[Emotion, float]) -> FloatArray:
    """The (8,) distribution with these weights, scaled to sum 1; an emotion left out weighs 0."""
    values = np.array([weights.get(emotion, 0.0) for emotion in EMOTIONS], dtype=np.float32)
    total = float(values.sum())
    if total <= 0:
        raise ValueError(f"expected at least one positive weight, got {weights}")
    return (values / total).astype(np.float32)
