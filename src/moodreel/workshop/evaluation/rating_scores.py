"""How far predicted ratings lie from the true ones, with intervals over people.

People, not rows, are drawn again: a person's errors belong together, and rows drawn one by one
would make the intervals too narrow.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.evaluation.scores import Score, interval


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Errors:
    """Sums over each person's held-out rows."""

    squared: np.ndarray
    """(p,)"""
    absolute: np.ndarray
    """(p,)"""
    n: IdArray
    """(p,) rows."""

    def rmse(self, people: IdArray) -> float:
        """Root mean square error over the rows of these people, who may repeat."""
        return float(np.sqrt(self.squared[people].sum() / self.n[people].sum()))

    def mae(self, people: IdArray) -> float:
        """Mean absolute error over the rows of these people, who may repeat."""
        return float(self.absolute[people].sum() / self.n[people].sum())


def errors(predicted: FloatArray, true: Interactions) -> Errors:
    """Errors of the (n,) predictions, by the people who have rows at all, in order of person.

    Predictions are taken as they are: who wants them within the scale cuts them before.
    Raises `ValueError` where one is not finite.
    """
    if not np.isfinite(predicted).all():
        raise ValueError(f"{int((~np.isfinite(predicted)).sum())} predictions are not finite")
    off = predicted.astype(np.float64) - true.ratings
    people, own = np.unique(true.people, return_inverse=True)
    return Errors(
        squared=np.bincount(own, weights=off**2, minlength=len(people)),
        absolute=np.bincount(own, weights=np.abs(off), minlength=len(people)),
        n=np.bincount(own, minlength=len(people)),
    )


def rating_scores(one: Errors, seed: int = 0) -> dict[str, Score]:
    """RMSE and MAE over all rows, with bootstrap 95 % intervals over people."""
    n = len(one.n)
    return {"rmse": interval(one.rmse, n, seed), "mae": interval(one.mae, n, seed)}


def rating_differences(one: Errors, other: Errors, seed: int = 0) -> dict[str, Score]:
    """Paired: `one` minus `other` on the same draws of people; below zero `one` is better.

    Raises `ValueError` where the two are not of the same rows.
    """
    if not np.array_equal(one.n, other.n):
        raise ValueError("expected errors on the same held-out rows")
    n = len(one.n)
    return {
        "rmse": interval(_difference(one.rmse, other.rmse), n, seed),
        "mae": interval(_difference(one.mae, other.mae), n, seed),
    }


def _difference(
    one: Callable[[IdArray], float], other: Callable[[IdArray], float]
) -> Callable[[IdArray], float]:
    return lambda people: one(people) - other(people)
