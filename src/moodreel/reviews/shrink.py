"""The mean of few reviews, drawn towards what would be expected without them.

Reviews of film i are y ~ N(t_i, s²), the films' own levels t_i ~ N(m_i, d²) around what their
content foretells. The posterior mean of t_i given n reviews of mean y is

    (n · y + w · m_i) / (n + w)     with  w = s² / d²,

its standard deviation s / sqrt(n + w): the normal-normal model of parametric empirical Bayes (Efron
& Morris, "Stein's estimation rule and its competitors", JASA 1973; shrinking towards a regression:
Fay & Herriot, JASA 1979, section 2). w is how many reviews the expectation is worth; s² and d² are
estimated by moments (`workshop/training/review_numbers`).
"""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prior:
    """What is expected of films that nobody has written about."""

    stars: FloatArray
    """(n_films,) from 1 to 10; NaN where nothing is expected."""
    weight: float
    """w: as many reviews is it worth."""
    spread: float
    """s: standard deviation of the reviews of one film, in stars."""

    def __post_init__(self) -> None:
        if not (self.weight > 0 and self.spread > 0):
            raise ValueError("expected a weight and a spread above 0")


def shrink(n: FloatArray, sums: FloatArray, prior: Prior) -> FloatArray:
    """(n_films,) posterior mean stars of films with n reviews (n_films,) of these sums; NaN where
    there are neither reviews nor an expectation.
    """
    known = np.isfinite(prior.stars)
    weight = np.where(known, prior.weight, 0.0)
    expected = np.where(known, prior.stars, 0.0)
    with np.errstate(invalid="ignore"):
        return np.asarray((sums + weight * expected) / (n + weight), dtype=np.float32)


def deviation(n: float, prior: Prior) -> float:
    """Standard deviation of the posterior of a film with n reviews, in stars."""
    return float(prior.spread / np.sqrt(n + prior.weight))
