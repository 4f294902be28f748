"""Rating prediction by a network: a person is folded in by looking for the vector that fits.

The rating of person u for film i is `mean + c_i + b_u + g p_u · q_i + f(p_u, q_i)`, f two dense
layers with ReLU. A new person has no trained vector; theirs is the most probable one given their
ratings and how the trained vectors lie (a Gaussian prior), found by Gauss-Newton steps on those few
numbers: no weight of the network moves, so nothing is trained.

The interval has one width for all films and people, as the network says nothing of its doubt.
"""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.inference.estimates import Estimates, check_arrays, check_history

_STEPS = 8
_SETTLED = 1e-4
"""Relative gain in probability below which a further step is not worth its time."""


_SHARES = (1.0, 0.3, 0.1)
"""Of a step, until one leads to a more probable vector."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Place:
    """A person's vector on the way, before what the films seen add."""

    person: FloatArray
    """(k + 1,)"""
    off: FloatArray
    """(n,) what is left of their ratings."""
    slopes: FloatArray
    """(n, k + 1) of the predictions."""
    energy: float
    """Minus the logarithm of how probable it is."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RatingNetwork:
    """All that serving needs; arrays float32."""

    film_ids: IdArray
    """(F,) rising."""
    films: FloatArray
    """(F, k) vectors q."""
    offsets: FloatArray
    """(F,) c."""
    hidden: FloatArray
    """(F, h) what a film puts into the first layer, its bias included."""
    seen: FloatArray
    """(F, k) what having rated a film adds to p, over the root of their number."""
    person_in: FloatArray
    """(k, h) what a person puts into the first layer."""
    second: FloatArray
    """(h, h2)"""
    second_bias: FloatArray
    """(h2,)"""
    out: FloatArray
    """(h2,)"""
    product: float
    """g: 1, or 0 for a network without the product."""
    middle: FloatArray
    """(k + 1,) mean of the trained people's (p, b)."""
    tightness: FloatArray
    """(k + 1, k + 1) inverse of their covariance."""
    mean: float
    noise: float
    """Variance of a rating about its prediction."""
    widen: float
    """Standard deviations either side of an interval."""
    scale: tuple[float, float]

    def __post_init__(self) -> None:
        (n, k), (h, h2) = self.films.shape, self.second.shape
        shapes = {
            "film_ids": (n,), "offsets": (n,), "hidden": (n, h), "seen": (n, k),
            "person_in": (k, h), "second_bias": (h2,), "out": (h2,), "middle": (k + 1,),
            "tightness": (k + 1, k + 1), "product": (), "mean": (), "noise": (), "widen": (),
            "scale": (2,),
        }  # fmt: skip
        check_arrays(self, shapes)

    def estimate(self, rows: IdArray, ratings: FloatArray) -> Estimates:
        """As `RatingEstimator.estimate`."""
        mean = self.predict(self.fold_in(rows, ratings), np.arange(len(self.film_ids)))
        half, (low, high) = self.widen * self.noise**0.5, self.scale
        return Estimates(
            mean=np.clip(mean, low, high),
            low=np.clip(mean - half, low, high),
            high=np.clip(mean + half, low, high),
        )

    def widened(self, by: float) -> Self:
        """As `RatingEstimator.widened`."""
        return replace(self, widen=self.widen * by)

    def fold_in(self, rows: IdArray, ratings: FloatArray) -> FloatArray:
        """(k + 1,) the vector (p, b) of a person with these ratings."""
        check_history(rows, ratings, len(self.film_ids))
        seen = self.seen[rows].sum(axis=0) / max(len(rows), 1) ** 0.5
        leaning = np.append(seen, np.float32(0)).astype(np.float32)

        def look(person: FloatArray) -> _Place:
            told, slopes = self._linear(person + leaning, rows)
            off, aside = ratings - told, person - self.middle
            energy = float(off @ off / self.noise + aside @ self.tightness @ aside) / 2
            return _Place(person=person, off=off, slopes=slopes, energy=energy)

        here = look(self.middle)
        for _ in range(_STEPS if len(rows) else 0):
            step = self._step(here)
            tried = (look(here.person + step * np.float32(share)) for share in _SHARES)
            there = next((place for place in tried if place.energy < here.energy), here)
            gain, here = here.energy - there.energy, there
            if gain <= _SETTLED * here.energy:
                break
        return here.person + leaning

    def _step(self, here: "_Place") -> FloatArray:
        """(k + 1,) the Gauss-Newton step."""
        left = self.tightness + here.slopes.T @ here.slopes / self.noise
        pull = here.slopes.T @ here.off / self.noise
        step: FloatArray = np.linalg.solve(
            left, pull - self.tightness @ (here.person - self.middle)
        ).astype(np.float32)
        return step

    def predict(self, person: FloatArray, rows: IdArray) -> FloatArray:
        """(n,) ratings of one person's vector for the films of these rows, not cut to the scale."""
        first = np.maximum(self.hidden[rows] + person[:-1] @ self.person_in, 0)
        second = np.maximum(first @ self.second + self.second_bias, 0)
        plain = self.product * (self.films[rows] @ person[:-1]) + self.offsets[rows]
        ratings: FloatArray = self.mean + person[-1] + plain + second @ self.out
        return ratings

    def _linear(self, person: FloatArray, rows: IdArray) -> tuple[FloatArray, FloatArray]:
        """(n,) ratings as `predict`, and (n, k + 1) their slopes by each number of the person."""
        films = self.films[rows]
        first = self.hidden[rows] + person[:-1] @ self.person_in
        open_first = first > 0
        second = (first * open_first) @ self.second + self.second_bias
        open_second = second > 0
        plain = self.product * (films @ person[:-1]) + self.offsets[rows] + person[-1]
        told = self.mean + plain + (second * open_second) @ self.out
        back = ((open_second * self.out) @ self.second.T) * open_first
        slopes = np.empty((len(rows), len(person)), dtype=np.float32)
        slopes[:, :-1] = back @ self.person_in.T + self.product * films
        slopes[:, -1] = 1
        return told, slopes
