"""Biased matrix factorisation by variational Bayes: what SVD and SVD++ of this house share."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from moodreel.inference.rating_factors import GAUSSIAN, RatingFactors
from moodreel.inference.triangles import pack
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.training.taste.beliefs import Beliefs
from moodreel.workshop.training.taste.implicit import POWER, Implicit
from moodreel.workshop.training.taste.observed import Observed, observed
from moodreel.workshop.training.taste.offsets import left_over, offsets
from moodreel.workshop.training.taste.rating_model import FactorModel, check_rated

_DAMPING = (5.0, 3.0)
"""Of the biases at which it begins; where it ends does not hang on them."""


@dataclass(slots=True, kw_only=True)
class Variational(FactorModel):
    """Factors as beliefs: a film with three ratings counts for less than one with three hundred."""

    dimensions: int = 8
    epochs: int = 30
    doubt: float = float("inf")
    """As `RatingFactors.doubt`, of films too."""
    l2_people: float | None = None
    """Ridge on what the films that a person rated say of them; None leaves it out."""
    l2_films: float | None = None
    """The same for the people who rated a film."""
    seed: int = 0
    name: str = "variational"

    def fit(self, train: Interactions) -> Self:
        check_rated(train)
        mean, people, films = observed(train)
        own, theirs = offsets(people, films, *_DAMPING)
        rng = np.random.default_rng(self.seed)
        of_people = _Side(people, Beliefs.start(own, self.dimensions, rng), self.l2_people)
        of_films = _Side(films, Beliefs.start(theirs, self.dimensions, rng), self.l2_films)
        noise = max(float(np.mean(left_over(people, own, theirs) ** 2)), 1e-4)
        for epoch in range(self.epochs):
            noise = of_people.step(of_films.beliefs, noise, epoch, self.doubt)
            noise = of_films.step(of_people.beliefs, noise, epoch, self.doubt)
        of_people.beliefs.hear(people, of_films.beliefs, noise)
        self.people_, self.films_ = of_people.beliefs.means, of_films.beliefs.means
        self.mean_, self.scale_ = mean, train.scale
        self.estimator_ = self._served(train, of_people, of_films.beliefs, noise)
        return self

    def _served(
        self, train: Interactions, people: "_Side", films: Beliefs, noise: float
    ) -> RatingFactors:
        seen = np.zeros_like(films.means)
        if people.implicit is not None and self.epochs > 1:
            seen = people.implicit.weights
        return RatingFactors(
            film_ids=train.film_ids,
            films=films.means.astype(np.float32),
            spreads=pack(films.spreads).astype(np.float32),
            trust=films.trust.astype(np.float32),
            seen=seen.astype(np.float32),
            seen_power=POWER,
            middle=people.beliefs.middle.astype(np.float32),
            tightness=people.beliefs.tightness.astype(np.float32),
            growth=np.zeros(films.means.shape[1], dtype=np.float32),
            mean=self.mean_,
            noise=noise,
            doubt=self.doubt,
            widen=GAUSSIAN,
            scale=train.scale,
        )


class _Side:
    """People or films, with what they have rated or were rated by."""

    def __init__(self, ratings: Observed, beliefs: Beliefs, l2: float | None) -> None:
        self.ratings, self.beliefs = ratings, beliefs
        self.implicit = None if l2 is None else Implicit.of(ratings, l2)
        self.freedom = 0.0 if self.implicit is None else self.implicit.freedom()

    def step(self, others: Beliefs, noise: float, epoch: int, doubt: float) -> float:
        """Hears the others, learns prior and trust; gives the noise that is left.

        The first epoch's vectors are still random: a regression on them would learn noise.
        """
        errors = self.beliefs.hear(self.ratings, others, noise)
        if epoch:
            self.beliefs.learn_prior(self.implicit, self.freedom)
        else:
            self.beliefs.learn_prior(None, 0.0)
        if epoch > 1:
            self.beliefs.learn_trust(self.ratings.counts, errors, noise, doubt)
        left = float((self.beliefs.trust * errors).sum() / self.ratings.counts.sum())
        return max(left, 1e-4)
