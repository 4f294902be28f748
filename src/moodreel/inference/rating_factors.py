"""Rating prediction by factors: a person is folded in by one small linear system.

The rating of person u for film i is `mean + p_u · q_i + b_u + c_i` and noise. A film's vector is
(q_i, c_i), a person's (p_u, b_u). What is believed of a film is a mean and a covariance, of a
person before any rating a prior, which may lean on *which* films were rated (implicit feedback, as
SVD++ does; Koren 2008). Their ratings then give a mean and a covariance (Bayes' rule for Gaussians;
with no covariance of films it is a ridge regression, as in ALS), and how far they scatter about it
gives how much each of them says. All models of factors, damped biases too (no factors at all), are
served so.

The interval comes from the same beliefs: the noise of this person and film, and what is not known
of both; `widen` makes it hold `COVERAGE` of ratings that were held out.
"""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.inference.estimates import Estimates, check_arrays, check_history
from moodreel.inference.triangles import pack_twice, size, unpack

GAUSSIAN = 1.2816
"""Standard deviations either side that hold 80 % of a normal distribution."""

_ROUNDS = 4
"""In which noise and vector of a person settle; a fifth moves predictions by less than 0.01."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Person:
    """What is believed of one person after their ratings."""

    mean: np.ndarray
    """(d,) the last is the offset b."""
    spread: np.ndarray
    """(d, d) covariance."""
    trust: float
    """How much each rating says, against 1 for the usual: the inverse of their noise."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RatingFactors:
    """All that serving needs; arrays float32."""

    film_ids: IdArray
    """(F,) rising."""
    films: FloatArray
    """(F, d) means; the last is the offset c."""
    spreads: FloatArray
    """(F, d(d + 1)/2) upper triangles of the covariances; zeros where films are taken as known."""
    trust: FloatArray
    """(F,) as `Person.trust`."""
    seen: FloatArray
    """(F, d) what having rated a film adds to a person's prior, over `n ** seen_power`."""
    seen_power: float
    middle: FloatArray
    """(d,) a person's prior mean, before what they have seen."""
    tightness: FloatArray
    """(d, d) inverse of a person's prior covariance."""
    growth: FloatArray
    """(d,) powers of n that `tightness` grows by: frequency-scaled regularisation."""
    mean: float
    noise: float
    """Variance of a rating of usual trust."""
    doubt: float
    """Ratings (halved) at the usual noise that a person's own begins with; inf: all have one."""
    widen: float
    """Standard deviations either side of an interval."""
    scale: tuple[float, float]

    def __post_init__(self) -> None:
        n, d = self.films.shape
        shapes = {
            "film_ids": (n,), "spreads": (n, size(d)), "trust": (n,), "seen": (n, d),
            "middle": (d,), "tightness": (d, d), "growth": (d,), "seen_power": (), "mean": (),
            "noise": (), "widen": (), "scale": (2,),
        }  # fmt: skip
        check_arrays(self, shapes)

    def estimate(self, rows: IdArray, ratings: FloatArray) -> Estimates:
        """As `RatingEstimator.estimate`."""
        return self.of(self.fold_in(rows, ratings))

    def widened(self, by: float) -> Self:
        """As `RatingEstimator.widened`."""
        return replace(self, widen=self.widen * by)

    def fold_in(self, rows: IdArray, ratings: FloatArray) -> Person:
        """What the ratings of one person say of them."""
        check_history(rows, ratings, len(self.film_ids))
        n, d = len(rows), self.films.shape[1]
        tightness, prior = self._prior(rows)
        spread, mean, trust = np.linalg.inv(tightness), prior, 1.0
        if not n:
            return Person(mean=mean, spread=spread, trust=trust)
        films = self.films[rows].astype(np.float64)
        weights = self.trust[rows].astype(np.float64)
        off = ratings.astype(np.float64) - self.mean - films[:, -1]
        films[:, -1] = 1
        spreads = weights @ self.spreads[rows]
        gram = (films * weights[:, None]).T @ films
        gram[:-1, :-1] += unpack(spreads, d)[:-1, :-1]
        pull = films.T @ (weights * off)
        pull[:-1] -= unpack(spreads, d)[:-1, -1]
        square = weights @ off**2 + spreads[size(d) - 1]
        for _ in range(_ROUNDS if np.isfinite(self.doubt) else 1):
            weight = trust / self.noise
            spread = np.linalg.inv(tightness + weight * gram)
            mean = spread @ (tightness @ prior + weight * pull)
            left = square - 2 * mean @ pull + np.sum(gram * (spread + np.outer(mean, mean)))
            trust = self._trust(n, left)
        return Person(mean=mean, spread=spread, trust=trust)

    def of(self, person: Person) -> Estimates:
        """The ratings that a person would give."""
        known = self.films.copy()
        known[:, -1] = 1
        own = person.mean.astype(np.float32)
        mean = self.mean + known @ own + self.films[:, -1]
        seen_as = np.append(person.mean[:-1], 1.0)
        inner = person.spread.copy()
        inner[-1] = inner[:, -1] = 0
        of_films = pack_twice(np.outer(seen_as, seen_as) + inner).astype(np.float32)
        variance = self.noise / (person.trust * self.trust) + self.spreads @ of_films
        variance += ((known @ person.spread.astype(np.float32)) * known).sum(axis=1)
        half = self.widen * np.sqrt(np.maximum(variance, 0))
        low, high = self.scale
        return Estimates(
            mean=np.clip(mean, low, high),
            low=np.clip(mean - half, low, high),
            high=np.clip(mean + half, low, high),
        )

    def _prior(self, rows: IdArray) -> tuple[np.ndarray, np.ndarray]:
        """(d, d) tightness and (d,) mean before the ratings, but after which films they are of."""
        n = max(len(rows), 1)
        grown = n ** (self.growth.astype(np.float64) / 2)
        seen = self.seen[rows].sum(axis=0) / n**self.seen_power
        return self.tightness * np.outer(grown, grown), (self.middle + seen).astype(np.float64)

    def _trust(self, n: int, left: float) -> float:
        if not np.isfinite(self.doubt):
            return 1.0
        return float((n / 2 + self.doubt) / (left / self.noise / 2 + self.doubt))
