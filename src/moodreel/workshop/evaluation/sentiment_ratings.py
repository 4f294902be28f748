"""Do reviews foretell ratings? Held-out ratings with and without what the reviews of a film say.

Both models are a mean, a person's and a film's deviation, each shrunk (Koren, 2010, "Factor in the
Neighbors", section 2.1). Without reviews a film's deviation is shrunk towards 0, with them towards
slope times what they say, the slope learned from the training ratings.
"""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.evaluation.scores import Score, interval

FOLDS = 5
DAMPING_PERSON, DAMPING_FILM = 10.0, 5.0
"""Ratings at which a deviation counts half (the usual values, not tuned)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """Predictions of each rating (n,), when it was held out."""

    without: FloatArray
    with_reviews: FloatArray


def by_rating(ratings: Interactions, said: FloatArray, seed: int) -> Told:
    """Five random folds of the ratings; `said` (F,) about 0."""
    fold = np.random.default_rng(seed).permutation(len(ratings)) % FOLDS
    return _told(ratings, said, fold)


def by_film(ratings: Interactions, said: FloatArray, seed: int) -> Told:
    """Five random folds of the films: each is foretold as if nobody had rated it."""
    fold = np.random.default_rng(seed).permutation(ratings.n_films) % FOLDS
    return _told(ratings, said, fold[ratings.films])


def rmse(ratings: Interactions, told: Told, rows: BoolArray, seed: int) -> dict[str, Score]:
    """Of both, over these rows, and what reviews take off; intervals over films drawn again, as
    what is said is said of a film.
    """
    film, wanted = ratings.films[rows], ratings.ratings[rows]
    _, place = np.unique(film, return_inverse=True)
    n = np.bincount(place).astype(np.float64)
    errors = {
        "without reviews": np.bincount(place, (told.without[rows] - wanted) ** 2),
        "with reviews": np.bincount(place, (told.with_reviews[rows] - wanted) ** 2),
    }

    def root(name: str, films: IdArray) -> float:
        return float(np.sqrt(errors[name][films].sum() / n[films].sum()))

    without, with_them = errors
    return {
        without: interval(lambda films: root(without, films), len(n), seed),
        with_them: interval(lambda films: root(with_them, films), len(n), seed),
        "taken off": interval(
            lambda films: root(without, films) - root(with_them, films), len(n), seed
        ),
    }


def _told(ratings: Interactions, said: FloatArray, fold: IdArray) -> Told:
    without = np.empty(len(ratings), dtype=np.float32)
    with_reviews = np.empty(len(ratings), dtype=np.float32)
    nothing = np.zeros(ratings.n_people, dtype=np.float32)
    for k in range(FOLDS):
        out = fold == k
        train, held = ratings.take(~out), ratings.take(out)
        mean = float(train.ratings.mean())
        left = train.ratings - mean
        slope = _slope(train, left, said)
        for towards, told in ((0 * said, without), (slope * said, with_reviews)):
            film = _deviations(train.films, left, DAMPING_FILM, towards)
            about = left - film[train.films]
            person = _deviations(train.people, about, DAMPING_PERSON, nothing)
            told[out] = mean + film[held.films] + person[held.people]
    return Told(without=without, with_reviews=with_reviews)


def _deviations(
    groups: IdArray, left: FloatArray, damping: float, towards: FloatArray
) -> FloatArray:
    """(n,) each group's mean, drawn towards a value (n,) that counts as `damping` ratings."""
    n = len(towards)
    count, total = np.bincount(groups, minlength=n), np.bincount(groups, left, minlength=n)
    deviations: FloatArray = ((total + damping * towards) / (count + damping)).astype(np.float32)
    return deviations


def _slope(train: Interactions, left: FloatArray, said: FloatArray) -> float:
    """Weighted least squares of the films' mean deviations on what is said of them."""
    n = np.bincount(train.films, minlength=len(said))
    means = np.bincount(train.films, left, minlength=len(said)) / np.maximum(n, 1)
    weights = n / (n + DAMPING_FILM)
    about = said - np.average(said, weights=weights)
    spread = np.average(about**2, weights=weights)
    return float(np.average(about * means, weights=weights) / spread) if spread > 0 else 0.0
