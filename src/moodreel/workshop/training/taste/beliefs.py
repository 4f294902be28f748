"""Gaussian beliefs about the vectors of one side, and how they follow from the other side's.

Variational Bayes for biased matrix factorisation (Lim & Teh 2007), with three additions: offsets
are the last column of the vectors, so that they share the covariance; the prior mean may come from
a regression on who was rated (`implicit`); and every person and film has a noise of their own, with
a Gamma prior. Priors and noise are learned from the training ratings (empirical Bayes).
"""

from dataclasses import dataclass

import numpy as np

from moodreel.inference.triangles import pack, size, unpack
from moodreel.workshop.training.taste.implicit import Implicit
from moodreel.workshop.training.taste.observed import Observed

_LEAST = 0.01
"""Prior variance that counts as one more row, so that no direction closes for good."""


@dataclass(slots=True, kw_only=True)
class Beliefs:
    """Of n vectors of d numbers, the last the offset."""

    means: np.ndarray
    """(n, d)"""
    spreads: np.ndarray
    """(n, d, d) covariances."""
    middle: np.ndarray
    """(d,) prior mean of all."""
    prior: np.ndarray
    """(n, d) prior mean of each."""
    tightness: np.ndarray
    """(d, d) inverse of the prior covariance."""
    trust: np.ndarray
    """(n,) inverse of their noise, in units of the usual."""

    @classmethod
    def start(cls, offsets: np.ndarray, dimensions: int, rng: np.random.Generator) -> "Beliefs":
        """Small random factors beside these offsets."""
        n, d = len(offsets), dimensions + 1
        return cls(
            means=np.column_stack([rng.normal(0, 0.1, (n, dimensions)), offsets]),
            spreads=np.tile(np.eye(d) * 0.01, (n, 1, 1)),
            middle=np.zeros(d),
            prior=np.zeros((n, d)),
            tightness=np.eye(d) * 10,
            trust=np.ones(n),
        )

    def hear(self, side: Observed, others: "Beliefs", noise: float) -> np.ndarray:
        """Moves means and covariances to what the ratings and the beliefs about the other side say.

        Gives (n,) the expected squared errors of each row's ratings, weighed by the others' trust.
        """
        gram, pull, square = _messages(side, others)
        weight = (self.trust / noise)[:, None]
        self.spreads = np.linalg.inv(self.tightness + weight[:, :, None] * gram)
        right = self.prior @ self.tightness + weight * pull
        self.means = np.einsum("nij,nj->ni", self.spreads, right)
        moments = self.spreads + self.means[:, :, None] * self.means[:, None, :]
        left = square - 2 * (self.means * pull).sum(axis=1)
        left += np.einsum("nij,nij->n", gram, moments)
        errors: np.ndarray = np.maximum(left, 1e-9)
        return errors

    def learn_prior(self, implicit: Implicit | None, freedom: float) -> None:
        """Sets the prior to what it should have been for these beliefs."""
        if implicit is None:
            self.middle = self.means.mean(axis=0)
            self.prior = np.tile(self.middle, (len(self.means), 1))
        else:
            self.middle = (self.means - (self.prior - self.middle)).mean(axis=0)
            self.prior = self.middle + implicit.fit(self.means - self.middle)
        off, d = self.means - self.prior, self.means.shape[1]
        scatter = self.spreads.sum(axis=0) + off.T @ off + _LEAST * np.eye(d)
        self.tightness = np.linalg.inv(scatter / (max(len(off) - freedom, 1) + 1))

    def learn_trust(
        self, counts: np.ndarray, errors: np.ndarray, noise: float, doubt: float
    ) -> None:
        """Gives each row the noise its `errors` show, beginning with `2 * doubt` usual ratings."""
        if np.isfinite(doubt):
            self.trust = (counts / 2 + doubt) / (errors / noise / 2 + doubt)


def _messages(side: Observed, others: Beliefs) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(n, d, d), (n, d) and (n,): what each row's ratings sum to, expected over the other side.

    With x = (q, 1) and c the other's factors and offset, y the rating less the mean: sums of trust
    times xxᵀ, x(y - c) and (y - c)².
    """
    d = others.means.shape[1]
    offset, trust = others.means[:, -1:], others.trust[:, None]
    known = others.means.copy()
    known[:, -1] = 1
    inner = others.spreads.copy()
    inner[:, -1, :] = inner[:, :, -1] = 0
    shared = others.spreads[:, :, -1].copy()
    shared[:, -1] = 0
    of_others = [
        pack(inner + known[:, :, None] * known[:, None, :]),
        known * offset + shared,
        offset**2 + others.spreads[:, -1:, -1],
    ]
    sums = side.ones @ (np.column_stack(of_others) * trust)
    linear = side.values @ (np.column_stack([known, offset]) * trust)
    gram = unpack(sums[:, : size(d)], d)
    pull = linear[:, :-1] - sums[:, size(d) : -1]
    square = side.squares @ others.trust - 2 * linear[:, -1] + sums[:, -1]
    return gram, pull, square
