"""Ratings as sparse matrices, seen from the side of the people or of the films."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from moodreel.workshop.datasets.interactions import Interactions


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One row for each of this side, one column for each of the other."""

    ones: Any
    """(n, m) 1 where rated."""
    values: Any
    """(n, m) rating minus the mean of all."""
    squares: Any
    """(n, m) of the values."""
    counts: np.ndarray
    """(n,) ratings."""

    def turned(self) -> "Observed":
        """The same from the other side."""
        return Observed(
            ones=self.ones.T.tocsr(),
            values=self.values.T.tocsr(),
            squares=self.squares.T.tocsr(),
            counts=np.bincount(self.ones.indices, minlength=self.ones.shape[1]),
        )


def observed(train: Interactions) -> tuple[float, Observed, Observed]:
    """The mean of all ratings, and the others less that mean as people see them and as films do."""
    ratings = train.ratings.astype(np.float64)
    mean = float(ratings.mean())
    shape = (train.n_people, train.n_films)

    def matrix(data: np.ndarray) -> Any:
        return csr_array((data, (train.people, train.films)), shape=shape)

    people = Observed(
        ones=matrix(np.ones(len(train))),
        values=matrix(ratings - mean),
        squares=matrix((ratings - mean) ** 2),
        counts=np.bincount(train.people, minlength=train.n_people),
    )
    return mean, people, people.turned()
