"""Nearest neighbours among films: those that the same people saw, by shrunk cosine."""

from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from scipy.sparse import csr_array

from moodreel.domain.emotion import FloatArray
from moodreel.inference.preference import Preference
from moodreel.workshop.datasets.histories import Histories, seen
from moodreel.workshop.training.taste.ranking_model import (
    counts,
    mean_rating,
    or_popular,
    valued,
)
from moodreel.workshop.training.taste.sparse import from_columns, strongest


@dataclass(slots=True, kw_only=True)
class Knn:
    """A film's score is the sum over the films seen of how near it is to them."""

    k: int = 100
    """Neighbours that a film is foretold by."""
    shrink: float = 20.0
    """Added below the fraction: films that few saw are near to nothing."""
    power: float = 0.5
    """Of the counts below the fraction: 0.5 is cosine, less favours films that many saw."""
    slope: float = 0.0
    name: str = "knn"
    preference_: Preference = field(init=False, repr=False)
    popular_: FloatArray = field(init=False, repr=False)
    weights_: Any = field(init=False, repr=False)
    """(F, F) sparse, from the film seen to the film foretold."""

    def fit(self, histories: Histories) -> Self:
        self.preference_ = Preference(slope=self.slope, mean=mean_rating(histories))
        self.popular_ = counts(histories)
        binary = seen(histories)
        by_film = csr_array(binary.T)
        n = np.diff(by_film.indptr).astype(np.float64)
        kept, weights = [], []
        for film in range(len(n)):
            together = np.asarray((by_film[[film]] @ binary).todense()).ravel()
            below = (n * n[film]) ** self.power + self.shrink
            near = together / np.maximum(below, 1e-6)
            near[film] = 0
            kept.append(strongest(near, self.k))
            weights.append(near[kept[-1]])
        self.weights_ = from_columns(kept, weights, len(n))
        return self

    def score(self, histories: Histories) -> FloatArray:
        scores = np.asarray((valued(histories, self.preference_) @ self.weights_).todense())
        return or_popular(scores, histories, self.popular_)
