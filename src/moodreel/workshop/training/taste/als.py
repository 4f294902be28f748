"""ALS: factors and offsets by alternating least squares, held back by how often a row is seen.

Begins at the damped biases, so that the factors learn what these leave. The ridge of a row with n
ratings is `l2 * n ** power` on the factors (Zhou et al. 2008 have power 1, "weighted-λ") and the
damping of the biases on the offset.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from moodreel.inference.triangles import pack, size, unpack
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.training.taste.known_films import known_films
from moodreel.workshop.training.taste.observed import Observed, observed
from moodreel.workshop.training.taste.offsets import offsets
from moodreel.workshop.training.taste.rating_model import FactorModel, check_rated


@dataclass(slots=True, kw_only=True)
class Als(FactorModel):
    """Regularised factors, both sides taken as known while the other is solved for."""

    dimensions: int = 16
    epochs: int = 12
    l2: float = 4.0
    power: float = 0.3
    damping_people: float = 5.0
    damping_films: float = 3.0
    seed: int = 0
    name: str = "als"

    def fit(self, train: Interactions) -> Self:
        check_rated(train)
        mean, people, films = observed(train)
        _, theirs = offsets(people, films, self.damping_people, self.damping_films)
        start = np.random.default_rng(self.seed).normal(0, 0.1, (len(theirs), self.dimensions))
        factors = np.column_stack([start, theirs])
        ridge_people, growth = self._ridge(self.damping_people), self._growth()
        for _ in range(self.epochs):
            self.people_ = _solve(people, factors, ridge_people, growth)
            factors = _solve(films, self.people_, self._ridge(self.damping_films), growth)
        self.people_ = _solve(people, factors, ridge_people, growth)
        self.films_, self.mean_, self.scale_ = factors, mean, train.scale
        off = train.ratings - self.predict(train.people, train.films)
        noise = max(float(np.mean(off.astype(np.float64) ** 2)), 1e-4)
        self.estimator_ = known_films(
            train, factors, mean=mean, noise=noise, tightness=ridge_people / noise, growth=growth
        )
        return self

    def _ridge(self, damping: float) -> np.ndarray:
        return np.append(np.full(self.dimensions, self.l2), damping)

    def _growth(self) -> np.ndarray:
        return np.append(np.full(self.dimensions, self.power), 0.0)


def _solve(side: Observed, others: np.ndarray, ridge: np.ndarray, growth: np.ndarray) -> np.ndarray:
    """(n, d) the best vectors of one side, the (m, d) `others` being fixed."""
    d = others.shape[1]
    known = others.copy()
    known[:, -1] = 1
    of_known = np.column_stack(
        [pack(known[:, :, None] * known[:, None, :]), known * others[:, -1:]]
    )
    sums = side.ones @ of_known
    left = unpack(sums[:, : size(d)], d)
    held = ridge * np.maximum(side.counts, 1)[:, None] ** growth
    left[:, np.arange(d), np.arange(d)] += held
    right = side.values @ known - sums[:, size(d) :]
    solved: np.ndarray = np.linalg.solve(left, right[:, :, None])[:, :, 0]
    return solved
