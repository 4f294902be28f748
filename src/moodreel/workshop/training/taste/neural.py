"""Neural rating models: the classic of the tutorials, and one that keeps what factors are good at.

Both learn an embedding of each person and film by Adam on the squared error. The classic puts the
two through dense layers, and that is all (as in the Keras and fast.ai tutorials). `NeuralFactors`
adds the offsets and the product of the two (NeuMF; He et al. 2017), the films that a person rated
(SVD++) and dropout on the embeddings, without which it learns people by heart.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Self

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.inference.estimates import Estimates
from moodreel.inference.rating_network import RatingNetwork
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.training.taste.rating_model import check_rated


@dataclass(slots=True, kw_only=True)
class Neural:
    """Embeddings and dense layers; needs torch to fit, and nothing but numpy afterwards."""

    dimensions: int = 16
    layers: tuple[int, int] = (32, 16)
    epochs: int = 20
    """At most: as many as a tenth of the ratings, held out in a first run, asked for."""
    learning_rate: float = 2e-3
    shrink: float = 0.0
    """Weight of the embeddings' squared length in the loss."""
    dropout: float = 0.0
    batch: int = 1024
    factors: bool = False
    """Whether offsets, the product and the films rated are part of it."""
    seed: int = 0
    name: str = "neural"
    estimator_: RatingNetwork = field(init=False, repr=False)
    people_: FloatArray = field(init=False, repr=False)
    """(P, k + 1) folded in after training, so that everybody is told by one rule."""
    epochs_: int = field(init=False, repr=False)
    """The best number of epochs."""

    @property
    def estimator(self) -> RatingNetwork:
        return self.estimator_

    def fit(self, train: Interactions) -> Self:
        from moodreel.workshop.training.taste import neural_training  # loads torch

        check_rated(train)
        self.epochs_, self.estimator_ = neural_training.train(self, train)
        bounds = np.searchsorted(train.people, np.arange(train.n_people + 1))
        self.people_ = np.stack(
            [
                self.estimator_.fold_in(train.films[begin:end], train.ratings[begin:end])
                for begin, end in pairwise(bounds)
            ]
        )
        return self

    def predict(self, people: IdArray, films: IdArray) -> FloatArray:
        """As `RatingModel.predict`."""
        told = np.zeros(len(people), dtype=np.float32)
        order = np.argsort(people, kind="stable")
        starts = np.flatnonzero(np.diff(people[order], prepend=-1))
        for rows in np.split(order, starts[1:]):
            if len(rows):
                told[rows] = self.estimator_.predict(self.people_[people[rows[0]]], films[rows])
        clipped: FloatArray = np.clip(told, *self.estimator_.scale)
        return clipped

    def fold_in(self, films: IdArray, ratings: FloatArray) -> Estimates:
        """As `RatingModel.fold_in`."""
        return self.estimator_.estimate(films, ratings)


@dataclass(slots=True, kw_only=True)
class NeuralFactors(Neural):
    """The better one."""

    dimensions: int = 32
    learning_rate: float = 3e-3
    shrink: float = 0.05
    dropout: float = 0.5
    factors: bool = True
    name: str = "neural-factors"
