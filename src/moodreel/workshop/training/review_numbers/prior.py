"""What is expected of a film before its reviews, and what those of the research set are worth.

The set was drawn by verdict: 25,000 reviews for a film and 25,000 against, at most thirty of one
film, often all of one kind. So its films differ more than films do, and a mean over thirty of its
reviews says less than thirty reviews that come by themselves. Both are measured on ratings that
people gave the same films (MovieLens latest-small).
"""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray

WORTHS = (0.0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0)
PENALTIES = (10.0, 30.0, 100.0, 300.0, 1000.0)
FOLDS = 10


def weight_of(spread: float, between: float) -> tuple[float, float]:
    """As many reviews the expectation is worth, and the standard deviation of the reviews of one
    film: what all reviews vary by, less what films differ by.
    """
    within = max(spread**2 - between, 1e-3)
    return float(within / between), float(np.sqrt(within))


def errors_by_worth(
    n: FloatArray, stars: FloatArray, received: FloatArray, weights: FloatArray, prior: float
) -> dict[float, float]:
    """Weighted mean squared error of shrunk means of the set's films against how they are received
    (F,), both about their means, by what one review of the set counts.
    """
    about = stars - stars.mean()
    found = {}
    for worth in WORTHS:
        left = received - worth * n * about / (worth * n + prior)
        left = left - np.average(left, weights=weights)
        found[worth] = float(np.average(left**2, weights=weights))
    return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """A linear function of columns."""

    weights: FloatArray
    offset: float

    def __call__(self, columns: FloatArray) -> FloatArray:
        """(n,) its values for rows of columns (n, D)."""
        return np.asarray(columns @ self.weights + self.offset)

    def scaled(self, slope: float, shift: float) -> "Line":
        """slope times its values, plus shift."""
        return Line(weights=slope * self.weights, offset=slope * self.offset + shift)


def ridge(columns: FloatArray, target: FloatArray, penalty: float) -> Line:
    """Least squares with a penalty on the squared weights, none on the offset (Hoerl & Kennard,
    1970).
    """
    centre = columns.mean(axis=0)
    about = columns - centre
    gram = about.T @ about + penalty * np.eye(columns.shape[1])
    weights = np.linalg.solve(gram, about.T @ (target - target.mean()))
    return Line(weights=weights, offset=float(target.mean() - centre @ weights))


def explained(columns: FloatArray, target: FloatArray, seed: int) -> dict[float, float]:
    """Share of the target's variance that each penalty explains on held-out films, in ten folds."""
    fold = np.random.default_rng(seed).permutation(len(target)) % FOLDS
    found = {}
    for penalty in PENALTIES:
        told = np.empty(len(target))
        for k in range(FOLDS):
            out: BoolArray = fold == k
            told[out] = ridge(columns[~out], target[~out], penalty)(columns[out])
        found[penalty] = 1 - float(
            ((target - told) ** 2).sum() / ((target - target.mean()) ** 2).sum()
        )
    return found


def calibrated(line: Line, columns: FloatArray, received: FloatArray, weights: FloatArray) -> Line:
    """The line on the scale of how other films are received (n,): slope and level by weighted least
    squares, the slope neither negative nor above 1.
    """
    told = line(columns)
    mean, level = np.average(told, weights=weights), np.average(received, weights=weights)
    covariance = np.average((told - mean) * (received - level), weights=weights)
    variance = np.average((told - mean) ** 2, weights=weights)
    slope = float(np.clip(covariance / variance, 0, 1)) if variance > 0 else 0.0
    return line.scaled(slope, float(level - slope * mean))
