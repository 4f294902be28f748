"""Which films were rated, whatever the rating: what that alone says of a person, or of a film.

A ridge regression of the vectors of one side on whom each goes with, the rows divided by a power of
their length. It is to the vectors' means what the implicit factors y of SVD++ are (Koren 2008), but
a linear system that conjugate gradients solve, a few steps at a time, while the vectors settle.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import diags_array

from moodreel.workshop.training.taste.observed import Observed

POWER = 0.5
"""Of the length, as in SVD++."""

_PROBES, _PROBE_STEPS = 8, 15


@dataclass(slots=True, kw_only=True)
class Implicit:
    """The regression of one side."""

    rows: Any
    """(n, m) sparse."""
    l2: float
    steps: int = 4
    """Of conjugate gradients at each `fit`."""
    weights: np.ndarray = field(init=False, repr=False)
    """(m, d) zero before the first `fit`."""

    @classmethod
    def of(cls, side: Observed, l2: float) -> "Implicit":
        """The regression of what `side` has seen."""
        length = np.maximum(side.counts, 1) ** POWER
        return cls(rows=(diags_array(1 / length) @ side.ones).tocsr(), l2=l2)

    def fit(self, targets: np.ndarray) -> np.ndarray:
        """(n, d) the regression's values, the weights moved on towards these (n, d) targets."""
        if not hasattr(self, "weights"):
            self.weights = np.zeros((self.rows.shape[1], targets.shape[1]))
        self.weights = self._descend(targets, self.weights, self.steps)
        values: np.ndarray = self.rows @ self.weights
        return values

    def freedom(self, seed: int = 0) -> float:
        """Effective number of parameters: the trace of the hat matrix, by Hutchinson's probes."""
        n, m = self.rows.shape
        probes = np.random.default_rng(seed).choice([-1.0, 1.0], (n, _PROBES))
        answers = self.rows @ self._descend(probes, np.zeros((m, _PROBES)), _PROBE_STEPS)
        return float(np.clip((probes * answers).sum() / _PROBES, 0, n - 1))

    def _descend(self, targets: np.ndarray, weights: np.ndarray, steps: int) -> np.ndarray:
        turned = self.rows.T.tocsr()
        left = turned @ targets - turned @ (self.rows @ weights) - self.l2 * weights
        way, length = left, (left * left).sum(axis=0)
        for _ in range(steps):
            bent = turned @ (self.rows @ way) + self.l2 * way
            step = length / np.maximum((way * bent).sum(axis=0), 1e-30)
            weights, left = weights + step * way, left - step * bent
            before, length = length, (left * left).sum(axis=0)
            way = left + length / np.maximum(before, 1e-30) * way
        return weights
