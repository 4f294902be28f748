"""iALS: factors of people and films by alternating least squares on everything, seen or not.

Hu, Koren & Volinsky (2008) with the regularisation of Rendle et al. (2021), "Revisiting the
performance of iALS on item recommendation benchmarks": a row that is seen n times of m possible is
held back by `l2 * (n + unseen * m) ** power`. The loss of person u and film i is (value - score)²
where seen and `unseen * score²` everywhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from scipy.linalg import lapack
from scipy.sparse import csr_array

from moodreel.domain.emotion import FloatArray
from moodreel.inference.preference import Preference
from moodreel.workshop.datasets.histories import Histories
from moodreel.workshop.training.taste.ranking_model import (
    counts,
    mean_rating,
    or_popular,
    valued,
)

Tick = Callable[[], None]


@dataclass(slots=True, kw_only=True)
class Ials:
    """Factors; a new person's are one small linear system away."""

    dimensions: int = 64
    epochs: int = 12
    l2: float = 0.003
    unseen: float = 0.1
    """Weight of what was not seen, against 1 for what was."""
    power: float = 1.0
    slope: float = 0.0
    seed: int = 0
    name: str = "ials"
    tick: Tick | None = field(default=None, repr=False, compare=False)
    """Called after each half of an epoch, twice an epoch."""
    preference_: Preference = field(init=False, repr=False)
    popular_: FloatArray = field(init=False, repr=False)
    films_: FloatArray = field(init=False, repr=False)
    """(F, d)"""

    def fit(self, histories: Histories) -> Self:
        self.preference_ = Preference(slope=self.slope, mean=mean_rating(histories))
        self.popular_ = counts(histories)
        values = valued(histories, self.preference_)
        of_films = csr_array(values.T)
        rng = np.random.default_rng(self.seed)
        scale = 0.1 / np.sqrt(self.dimensions)
        films = rng.normal(0, scale, (values.shape[1], self.dimensions)).astype(np.float32)
        for _ in range(self.epochs):
            people = self._solve(values, films)
            self._done()
            films = self._solve(of_films, people)
            self._done()
        self.films_ = films
        return self

    def fold_in(self, histories: Histories) -> FloatArray:
        """(b, d) factors of people from their ratings alone."""
        return self._solve(valued(histories, self.preference_), self.films_)

    def score(self, histories: Histories) -> FloatArray:
        return or_popular(self.fold_in(histories) @ self.films_.T, histories, self.popular_)

    def _solve(self, values: Histories, others: FloatArray) -> FloatArray:
        """(rows, d) the best factors of each row, the `others` (columns, d) being fixed."""
        common = self.unseen * (others.T @ others)
        n = np.diff(values.indptr)
        l2 = self.l2 * (n + self.unseen * len(others)) ** self.power
        solved = np.zeros((values.shape[0], self.dimensions), dtype=np.float32)
        diagonal = np.diag_indices(self.dimensions)
        for row in np.flatnonzero(n):
            entries = slice(values.indptr[row], values.indptr[row + 1])
            chosen = others[values.indices[entries]]
            left = common + chosen.T @ chosen
            left[diagonal] += l2[row]
            _, solved[row], info = lapack.sposv(
                left, chosen.T @ values.data[entries], overwrite_a=True, overwrite_b=True
            )
            if info:
                raise ValueError(f"the system of row {row} is singular: raise l2")
        return solved

    def _done(self) -> None:
        if self.tick is not None:
            self.tick()
