"""How well chances foretell favourites: numbers over rows, with intervals over people.

Rows of one person hang together, so that people are drawn again, not rows. Rows are sorted once,
and each draw only weighs them anew.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.workshop.evaluation.scores import N_BINS, Score, interval


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Foretold:
    """n rows: what was foretold, what came, and of whom."""

    values: FloatArray
    """(n,) the higher, the surer."""
    favourites: BoolArray
    people: IdArray
    _order: IdArray = field(init=False, repr=False)
    _ends: IdArray = field(init=False, repr=False)
    """Of each run of equal values in that order, the last place."""

    def __post_init__(self) -> None:
        order = np.argsort(-self.values, kind="stable")
        ends = np.flatnonzero(np.diff(self.values[order], append=np.inf))
        object.__setattr__(self, "_order", order)
        object.__setattr__(self, "_ends", ends)

    def average_precision(self, weights: np.ndarray | None = None) -> float:
        """Area under precision and recall, in steps (PR-AUC); at random the base rate."""
        hits, all_ = self._sums(weights)
        if not len(hits) or not hits[-1]:
            return 0.0
        return float((hits / np.maximum(all_, 1e-12) * np.diff(hits, prepend=0)).sum() / hits[-1])

    def roc_auc(self, weights: np.ndarray | None = None) -> float:
        """Chance that a favourite stands above another film, equals counted half."""
        hits, all_ = self._sums(weights)
        misses = all_ - hits
        if not len(hits) or not hits[-1] or not misses[-1]:
            return 0.5
        steps = np.diff(misses, prepend=0) * (hits - np.diff(hits, prepend=0) / 2)
        return float(steps.sum() / hits[-1] / misses[-1])

    def at(self, threshold: float, weights: np.ndarray | None = None) -> tuple[float, float, float]:
        """Precision, recall and F1 of calling a favourite what reaches the threshold."""
        w = np.ones(len(self.values)) if weights is None else weights
        told, true = w * (self.values >= threshold), w * self.favourites
        hit = float((told * self.favourites).sum())
        precision, recall = hit / max(told.sum(), 1e-12), hit / max(true.sum(), 1e-12)
        return precision, recall, 2 * hit / max(float(told.sum() + true.sum()), 1e-12)

    def calibration_error(self, weights: np.ndarray | None = None) -> float:
        """As `scores.calibration_error`; values have to be chances."""
        w = np.ones(len(self.values)) if weights is None else weights
        bins = np.minimum((self.values * N_BINS).astype(np.int64), N_BINS - 1)
        gaps = np.bincount(bins, weights=w * (self.values - self.favourites), minlength=N_BINS)
        return float(np.abs(gaps).sum() / max(w.sum(), 1e-12))

    def best_threshold(self) -> float:
        """The value that has the highest F1."""
        hits, all_ = self._sums(None)
        best = int((2 * hits / (all_ + hits[-1])).argmax())
        return float(self.values[self._order[self._ends[best]]])

    def _sums(self, weights: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
        """Favourites and rows down to each value, the highest first."""
        w = np.ones(len(self.values)) if weights is None else weights
        w = w[self._order]
        return np.cumsum(w * self.favourites[self._order])[self._ends], np.cumsum(w)[self._ends]


def scored(foretold: Foretold, threshold: float | None, seed: int = 0) -> dict[str, Score]:
    """Each number with its interval over people; without a threshold the values are no chances, and
    only the order is judged.
    """
    drawn = _Drawn(foretold.people)
    n = len(drawn.names)
    found = {
        "pr_auc": interval(lambda i: foretold.average_precision(drawn.weights(i)), n, seed),
        "roc_auc": interval(lambda i: foretold.roc_auc(drawn.weights(i)), n, seed),
    }
    if threshold is None:
        return found
    for place, name in enumerate(("precision", "recall", "f1")):
        found[name] = interval(_at(foretold, threshold, place, drawn), n, seed)
    ece = interval(lambda i: foretold.calibration_error(drawn.weights(i)), n, seed)
    return {**found, "ece": ece}


def base_rate(favourites: BoolArray, people: IdArray, seed: int = 0) -> Score:
    """The share of favourites: the PR-AUC of knowing nothing."""
    drawn = _Drawn(people)
    return interval(
        lambda i: float(np.average(favourites, weights=drawn.weights(i))), len(drawn.names), seed
    )


def gained(better: Foretold, other: Foretold, seed: int = 0) -> Score:
    """PR-AUC of the one above the other's, over the same draws of people."""
    drawn = _Drawn(better.people)

    def gap(i: IdArray) -> float:
        weights = drawn.weights(i)
        return better.average_precision(weights) - other.average_precision(weights)

    return interval(gap, len(drawn.names), seed)


def reliability(foretold: Foretold, bins: int = 10) -> list[dict[str, float]]:
    """By tenths of chance: rows, mean chance, and the share that came true."""
    place = np.minimum((foretold.values * bins).astype(np.int64), bins - 1)
    found = []
    for own in range(bins):
        mine = place == own
        if mine.any():
            found.append({
                "rows": int(mine.sum()),
                "foretold": round(float(foretold.values[mine].mean()), 4),
                "came_true": round(float(foretold.favourites[mine].mean()), 4),
            })  # fmt: skip
    return found


def _at(
    foretold: Foretold, threshold: float, place: int, drawn: "_Drawn"
) -> Callable[[IdArray], float]:
    return lambda people: foretold.at(threshold, drawn.weights(people))[place]


class _Drawn:
    """People drawn with returning, as weights of rows."""

    def __init__(self, people: IdArray) -> None:
        self.names, self._of_rows = np.unique(people, return_inverse=True)

    def weights(self, drawn: IdArray) -> np.ndarray:
        counts = np.bincount(drawn, minlength=len(self.names)).astype(np.float64)
        result: np.ndarray = counts[self._of_rows]
        return result
