"""Numbers about predictions, with bootstrap intervals."""

from collections.abc import Callable
from typing import TypedDict

import numpy as np

from moodreel.domain.emotion import N_EMOTIONS, FloatArray, IdArray

N_BINS = 15
N_RESAMPLES = 1000


class Score(TypedDict):
    """A number with its 95 % interval."""

    value: float
    low: float
    high: float


def interval(measure: Callable[[IdArray], float], n: int, seed: int = 0) -> Score:
    """`measure` of all `n` rows, and between which values it lies in 95 % of 1,000 resamples."""
    rng = np.random.default_rng(seed)
    again = [measure(rng.integers(0, n, n)) for _ in range(N_RESAMPLES)]
    low, high = np.quantile(again, [0.025, 0.975])
    return Score(
        value=round(measure(np.arange(n)), 4), low=round(float(low), 4), high=round(float(high), 4)
    )


def mean(values: FloatArray, seed: int = 0) -> Score:
    """The mean of some values (n,)."""
    return interval(lambda rows: float(values[rows].mean()), len(values), seed)


def acceptable(beliefs: FloatArray, labels: FloatArray) -> FloatArray:
    """(n,) 1 where the strongest belief is a strongest label; equal labels are all right."""
    top = labels[np.arange(len(labels)), beliefs.argmax(axis=1)]
    result: FloatArray = (top >= labels.max(axis=1) - 1e-6).astype(np.float32)
    return result


def f1_each(beliefs: FloatArray, labels: FloatArray) -> FloatArray:
    """(8,) F1 of each emotion over rows with one label; 0 where it is neither told nor labelled."""
    told, true = beliefs.argmax(axis=1), labels.argmax(axis=1)
    hits = np.bincount(true[told == true], minlength=N_EMOTIONS)
    sizes = np.bincount(told, minlength=N_EMOTIONS) + np.bincount(true, minlength=N_EMOTIONS)
    result: FloatArray = (2 * hits / np.maximum(sizes, 1)).astype(np.float32)
    return result


def calibration_error(confidence: FloatArray, right: FloatArray) -> float:
    """Expected calibration error: mean gap of confidence and hit rate over 15 equal-width bins,
    weighed by their rows (Naeini et al., 2015).
    """
    bins = np.minimum((confidence * N_BINS).astype(np.int64), N_BINS - 1)
    gaps = np.bincount(bins, weights=confidence - right, minlength=N_BINS)
    return float(np.abs(gaps).sum() / max(1, len(confidence)))


def correlation(a: FloatArray, b: FloatArray) -> float:
    """Pearson's r; 0 where one of them does not vary."""
    if len(a) < 2 or a.std() == 0 or b.std() == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])
