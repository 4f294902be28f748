"""Damped biases and nothing else: what everything that knows taste has to beat."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.training.taste.known_films import known_films
from moodreel.workshop.training.taste.observed import observed
from moodreel.workshop.training.taste.offsets import left_over, offsets
from moodreel.workshop.training.taste.rating_model import FactorModel, check_rated


@dataclass(slots=True, kw_only=True)
class Bias(FactorModel):
    """Mean, plus the person's offset, plus the film's."""

    damping_people: float = 5.0
    """Ratings at the mean that each person begins with."""
    damping_films: float = 3.0
    name: str = "bias"

    def fit(self, train: Interactions) -> Self:
        check_rated(train)
        mean, people, films = observed(train)
        own, theirs = offsets(people, films, self.damping_people, self.damping_films)
        noise = max(float(np.mean(left_over(people, own, theirs) ** 2)), 1e-4)
        self.people_, self.films_ = own[:, None], theirs[:, None]
        self.mean_, self.scale_ = mean, train.scale
        self.estimator_ = known_films(
            train,
            self.films_,
            mean=mean,
            noise=noise,
            tightness=np.array([self.damping_people / noise]),
            growth=np.zeros(1),
        )
        return self
