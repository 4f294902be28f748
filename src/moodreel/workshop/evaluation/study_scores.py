"""Numbers about one model on one split of the `emotion` set, and about several seeds of it."""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from moodreel.domain.emotion import INDEX, BoolArray, FloatArray
from moodreel.inference.text_emotion import TextEmotionModel
from moodreel.workshop.datasets import emotion
from moodreel.workshop.evaluation.scores import (
    N_RESAMPLES,
    Score,
    acceptable,
    calibration_error,
    f1_each,
)

SEEN = [INDEX[e] for e in emotion.SEEN]
NAMES = (
    "accuracy",
    "macro_f1",
    "ece",
    *(f"f1_{e.value}" for e in emotion.SEEN),
    "accuracy_unrepeated",
)
"""Metric names; macro-F1 is over the six labels, and the last is of rows that training has not."""

# Two-sided 95 % quantiles of Student's t for 1 to 9 degrees of freedom.
_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Predictions:
    """What one trained model says of a split."""

    beliefs: FloatArray
    """(n, 8) that sum to 1."""
    ms: float
    """Milliseconds a text, median, one text at a time on one thread."""
    facts: dict[str, Any] = field(default_factory=dict)
    """seed, parameters, size_mb, train_s, peak_mb, curve: what is known of the model."""


def read_all(model: TextEmotionModel, texts: Sequence[str]) -> tuple[FloatArray, float]:
    """Beliefs (n, 8) of a bundle, and the median milliseconds a text."""
    model.read(texts[0])  # loads the model
    beliefs, seconds = [], []
    for text in texts:
        started = time.perf_counter()
        reading = model.read(text)
        seconds.append(time.perf_counter() - started)
        beliefs.append(reading.distribution)
    return np.stack(beliefs), float(np.median(seconds)) * 1000


def measure(beliefs: FloatArray, labels: FloatArray, repeated: BoolArray) -> dict[str, float]:
    """Every metric of `NAMES`; the confidence of ECE is the highest belief."""
    right = acceptable(beliefs, labels)
    each = f1_each(beliefs, labels)[SEEN]
    values = {
        "accuracy": float(right.mean()),
        "macro_f1": float(each.mean()),
        "ece": calibration_error(beliefs.max(axis=1), right),
        "accuracy_unrepeated": float(right[~repeated].mean()) if (~repeated).any() else math.nan,
    }
    values |= {f"f1_{e.value}": float(f1) for e, f1 in zip(emotion.SEEN, each, strict=True)}
    return {name: values[name] for name in NAMES}


def over_rows(
    beliefs: FloatArray, labels: FloatArray, repeated: BoolArray, seed: int = 0
) -> dict[str, Score]:
    """Every metric of one model, with its bootstrap 95 % interval over rows."""
    rng = np.random.default_rng(seed)
    n = len(labels)
    draws = [rng.integers(0, n, n) for _ in range(N_RESAMPLES)]
    again = [measure(beliefs[i], labels[i], repeated[i]) for i in draws]
    whole = measure(beliefs, labels, repeated)
    edges = {k: np.nanquantile([values[k] for values in again], [0.025, 0.975]) for k in NAMES}
    return {
        k: Score(
            value=round(whole[k], 4),
            low=round(float(edges[k][0]), 4),
            high=round(float(edges[k][1]), 4),
        )
        for k in NAMES
    }


def over_seeds(values: Sequence[float]) -> Score:
    """Mean of 2 to 10 runs and its 95 % interval by Student's t."""
    n = len(values)
    mean = float(np.mean(values))
    half = _T[n - 2] * float(np.std(values, ddof=1)) / math.sqrt(n)
    return Score(value=round(mean, 4), low=round(mean - half, 4), high=round(mean + half, 4))


def confusion(beliefs: FloatArray, labels: FloatArray) -> list[list[int]]:
    """(6, 6) rows of each label (down) by what was told (across), in `emotion.SEEN`'s order."""
    counts = np.zeros((len(SEEN), len(SEEN)), dtype=int)
    told = beliefs[:, SEEN].argmax(axis=1)
    np.add.at(counts, (labels[:, SEEN].argmax(axis=1), told), 1)
    listed: list[list[int]] = counts.tolist()
    return listed
