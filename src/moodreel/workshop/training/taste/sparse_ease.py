"""EASE with few weights a film: the strongest of the dense ones, fitted again among themselves.

Cutting off the small weights would leave the large ones as they were beside them; the regression of
each film on the films that were kept is a small system of its own, and makes up for most of it.
"""

from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from scipy.linalg import solve as solve_system

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.inference.preference import Preference
from moodreel.workshop.datasets.histories import Histories
from moodreel.workshop.training.taste.ease import Ease, gram_matrix, solve
from moodreel.workshop.training.taste.ranking_model import (
    counts,
    mean_rating,
    or_popular,
    valued,
)
from moodreel.workshop.training.taste.sparse import from_columns, strongest


@dataclass(slots=True, kw_only=True)
class SparseEase:
    """What is served: sparse item-item weights."""

    k: int = 100
    """Films that a film is foretold by."""
    l2: float = 300.0
    dropout: float = 0.0
    damping: float = 0.0
    slope: float = 0.0
    name: str = "sparse-ease"
    preference_: Preference = field(init=False, repr=False)
    popular_: FloatArray = field(init=False, repr=False)
    weights_: Any = field(init=False, repr=False)
    """(F, F) sparse, from the film seen to the film foretold."""

    def fit(self, histories: Histories) -> Self:
        self.preference_ = Preference(slope=self.slope, mean=mean_rating(histories))
        self.popular_ = counts(histories)
        gram = gram_matrix(valued(histories, self.preference_), self.damping)
        ridge = Ease(l2=self.l2, dropout=self.dropout).ridge(gram)
        dense = solve(gram.copy(), ridge)
        gram[np.diag_indices_from(gram)] += ridge
        kept, fitted = refitted(dense, gram, self.k)
        self.weights_ = from_columns(kept, fitted, len(gram))
        return self

    def score(self, histories: Histories) -> FloatArray:
        scores = np.asarray((valued(histories, self.preference_) @ self.weights_).todense())
        return or_popular(scores, histories, self.popular_)


def refitted(dense: FloatArray, gram: np.ndarray, k: int) -> tuple[list[IdArray], list[np.ndarray]]:
    """For each film the rows of its `k` strongest weights, and what they are among themselves;
    `gram` has the ridge on its diagonal.
    """
    kept = [strongest(column, k) for column in np.ascontiguousarray(dense.T)]
    return kept, [_fit(gram, rows, film) for film, rows in enumerate(kept)]


def _fit(gram: np.ndarray, rows: np.ndarray, film: int) -> np.ndarray:
    """Weights of the films `rows` for `film`."""
    if not len(rows):
        return np.zeros(0)
    weights: np.ndarray = solve_system(
        gram[np.ix_(rows, rows)], gram[rows, film], assume_a="pos", check_finite=False
    )
    return weights
