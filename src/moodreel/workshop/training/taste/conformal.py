"""Intervals that keep their word: their width is set by ratings that were held out of training.

Split conformal prediction (Lei et al. 2018) with errors in units of the model's own half-width: a
model with its notion of who is hard to foretell keeps it, one without gets one width for all.
"""

from collections.abc import Callable

import numpy as np

from moodreel.inference.estimates import COVERAGE, RatingEstimator
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.evaluation.splits import k_fold
from moodreel.workshop.training.taste.rating_model import RatingModel

HELD_OUT = 10
"""A tenth of the ratings is held out."""

_LEAST = 1e-6


def stretch(make: Callable[[], RatingModel], train: Interactions, seed: int = 0) -> float:
    """What the half-widths of such a model need to be multiplied by, so that `COVERAGE` of ratings
    lie within; 1 where there are too few ratings to tell. Trains a model on nine tenths.
    """
    if len(train) < 5 * HELD_OUT:
        return 1.0
    split = next(iter(k_fold(train, HELD_OUT, seed)))
    mean, low, high = told(make().fit(split.train).estimator, split.train, split.held_out)
    # A side that the scale cuts off says nothing of the width; the other does.
    half = np.maximum(np.maximum(mean - low, high - mean), _LEAST)
    return float(np.quantile(np.abs(split.held_out.ratings - mean) / half, COVERAGE))


def told(
    estimator: RatingEstimator, known: Interactions, asked: Interactions
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(n,) mean, low and high of the rows of `asked`, each person folded in from `known` alone."""
    mean, low, high = (np.zeros(len(asked), dtype=np.float32) for _ in range(3))
    bounds = np.searchsorted(known.people, np.arange(known.n_people + 1))
    for person in np.unique(asked.people):
        theirs = slice(bounds[person], bounds[person + 1])
        answer = estimator.estimate(known.films[theirs], known.ratings[theirs])
        rows = slice(*np.searchsorted(asked.people, [person, person + 1]))
        films = asked.films[rows]
        mean[rows], low[rows], high[rows] = (
            answer.mean[films],
            answer.low[films],
            answer.high[films],
        )
    return mean, low, high
