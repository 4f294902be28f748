"""What every model of ratings does, and what those made of factors share."""

from dataclasses import dataclass, field
from typing import Protocol, Self

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.errors import BadInput
from moodreel.inference.estimates import Estimates, RatingEstimator
from moodreel.workshop.datasets.interactions import Interactions


class RatingModel(Protocol):
    """Foretells ratings, also of people it has never met.

    The constructor only stores settings; `fit` learns and forgets what was learned before.
    """

    @property
    def name(self) -> str: ...

    @property
    def estimator(self) -> RatingEstimator:
        """What serves: arithmetic on numpy alone."""
        ...

    def fit(self, train: Interactions) -> Self:
        """Learns from ratings. Raises `BadInput` where a row has none."""
        ...

    def predict(self, people: IdArray, films: IdArray) -> FloatArray:
        """(n,) ratings within the scale, of rows of the people and films that `fit` was given."""
        ...

    def fold_in(self, films: IdArray, ratings: FloatArray) -> Estimates:
        """What a new person with these ratings would give every film; nothing is trained."""
        ...


@dataclass(slots=True, kw_only=True)
class FactorModel:
    """A model whose prediction is a product of a person's vector and a film's."""

    estimator_: RatingEstimator = field(init=False, repr=False)
    people_: np.ndarray = field(init=False, repr=False)
    """(P, d) as `inference.rating_factors.Person.mean`."""
    films_: np.ndarray = field(init=False, repr=False)
    """(F, d) as `RatingFactors.films`."""
    mean_: float = field(init=False, repr=False)
    scale_: tuple[float, float] = field(init=False, repr=False)

    @property
    def estimator(self) -> RatingEstimator:
        return self.estimator_

    def predict(self, people: IdArray, films: IdArray) -> FloatArray:
        """As `RatingModel.predict`."""
        own, theirs = self.people_[people], self.films_[films]
        products = np.einsum("nk,nk->n", own[:, :-1], theirs[:, :-1])
        ratings = self.mean_ + products + own[:, -1] + theirs[:, -1]
        clipped: FloatArray = np.clip(ratings, *self.scale_).astype(np.float32)
        return clipped

    def fold_in(self, films: IdArray, ratings: FloatArray) -> Estimates:
        """As `RatingModel.fold_in`."""
        return self.estimator_.estimate(films, ratings)


def check_rated(train: Interactions) -> None:
    """Raises `BadInput` where there is nothing to learn from, or a row that is seen only."""
    unrated = int(np.isnan(train.ratings).sum())
    if unrated or not len(train):
        raise BadInput(
            f"expected ratings, got {len(train)} rows of which {unrated} have none: "
            "rating models learn from `Interactions.rated()`"
        )
