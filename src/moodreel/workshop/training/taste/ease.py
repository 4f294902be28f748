"""EASE: the best linear map from what people saw to what they saw, no film foretelling itself.

Steck (2019), "Embarrassingly shallow autoencoders for sparse data": with G = XᵀX + λI and P = G⁻¹
the weights are B = -P / diag(P), the diagonal set to zero. `dropout` makes each film's own count
add to its λ (Steck, 2020, "Autoencoders that don't overfit towards the identity"): a film is then
foretold as if each film of a history were left out with that chance.
"""

from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from scipy.linalg import cho_factor, lapack

from moodreel.domain.emotion import FloatArray
from moodreel.errors import BadInput
from moodreel.inference.preference import Preference
from moodreel.workshop.datasets.histories import Histories
from moodreel.workshop.training.taste.ranking_model import (
    counts,
    mean_rating,
    or_popular,
    valued,
)

MOST_FILMS = 20_000
"""Three matrices of this size squared are 10 GB; more films need fewer columns, not more memory."""


@dataclass(slots=True, kw_only=True)
class Ease:
    """Dense item-item weights."""

    l2: float = 300.0
    dropout: float = 0.0
    """In [0, 1)."""
    damping: float = 0.0
    """People count by this power of how many films they saw, below 0 for less of who saw a lot."""
    slope: float = 0.0
    """What a star says (`Preference`)."""
    name: str = "ease"
    preference_: Preference = field(init=False, repr=False)
    popular_: FloatArray = field(init=False, repr=False)
    weights_: FloatArray = field(init=False, repr=False)
    """(F, F) from the film seen to the film foretold."""

    def fit(self, histories: Histories) -> Self:
        self.preference_ = Preference(slope=self.slope, mean=mean_rating(histories))
        self.popular_ = counts(histories)
        gram = gram_matrix(valued(histories, self.preference_), self.damping)
        self.weights_ = solve(gram, self.ridge(gram))
        return self

    def score(self, histories: Histories) -> FloatArray:
        scores: FloatArray = valued(histories, self.preference_) @ self.weights_
        return or_popular(scores, histories, self.popular_)

    def ridge(self, gram: np.ndarray) -> np.ndarray:
        """(F,) what is added to the diagonal."""
        ridge: np.ndarray = self.l2 + self.dropout / (1 - self.dropout) * gram.diagonal()
        return ridge


def gram_matrix(values: Histories, damping: float) -> np.ndarray:
    """(F, F) how often films go together, people weighed by their number of films to a power."""
    n_films = values.shape[1]
    if n_films > MOST_FILMS:
        raise BadInput(f"expected at most {MOST_FILMS} films for a dense matrix, got {n_films}")
    n = np.maximum(np.diff(values.indptr), 1).astype(np.float64)
    scale = (n / n.mean()) ** damping
    weighed: Any = values.T @ (values * scale[:, None].astype(np.float32))
    gram: np.ndarray = np.asarray(weighed.todense(), dtype=np.float64)
    return gram


def solve(gram: np.ndarray, ridge: np.ndarray) -> FloatArray:
    """(F, F) weights B: the ridge regression of each film on the others; `gram` is used up."""
    gram[np.diag_indices_from(gram)] += ridge
    factor, lower = cho_factor(gram, overwrite_a=True, check_finite=False)
    inverse, info = lapack.dpotri(factor, lower=lower, overwrite_c=True)
    if info:
        raise ValueError(f"the matrix of films is singular at {info}: raise l2")
    triangle = np.tril(inverse) if lower else np.triu(inverse)
    whole = triangle + triangle.T  # the diagonal doubles, so that the quotient below halves it
    weights: FloatArray = (whole / (-0.5 * whole.diagonal())[None, :]).astype(np.float32)
    np.fill_diagonal(weights, 0)
    return weights
