"""Weights for titles that nobody rated, by a ridge regression from content.

In the dual form: a title without ratings is a mix of rated titles, the one with which a kernel
ridge regression foretells it from its likeness to them, drawn towards the plain mean of all. The
regression is linear, so that one mix stands for both directions: what a person's taste says for
the title (its column of weights, or its factor) and what liking it says for others (its row).
"""

from typing import Any

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.workshop.training.taste.sparse import strongest

RIDGE = 1.0
"""Chosen by cross-validation over films (`evaluation/cold_titles.py`): of 0.1, 0.3, 1, 3 the best
by nDCG@10; a title is 1 alike to itself.
"""


def mixes(likeness: FloatArray, rated: BoolArray, ridge: float = RIDGE) -> FloatArray:
    """(R, U) how much of each rated title every other title is; each mix sums to 1."""
    known, others = np.flatnonzero(rated), np.flatnonzero(~rated)
    own = likeness[np.ix_(known, known)].astype(np.float64)
    own[np.diag_indices_from(own)] += ridge
    parts = cho_solve(cho_factor(own), likeness[np.ix_(known, others)].astype(np.float64))
    parts += (1 - parts.sum(axis=0)) / len(known)
    result: FloatArray = parts.astype(np.float32)
    return result


def columns(weights: FloatArray, gram: np.ndarray, parts: FloatArray, k: int) -> list[Any]:
    """For each title without ratings the `k` rated titles that foretell it and their weights.

    `weights` (R, R) are the dense ones, `gram` (R, R) with the ridge on its diagonal what they were
    solved from. The few are fitted to say about the same of every history as all would.
    """
    whole = weights @ parts
    found = []
    for column in np.ascontiguousarray(whole.T):
        kept = strongest(column, k)
        target = gram[kept] @ column
        found.append((kept, np.linalg.solve(gram[np.ix_(kept, kept)], target)))
    return found


def rows(weights: FloatArray, parts: FloatArray, k: int) -> list[Any]:
    """For each title without ratings the `k` titles, of all (R + U), that having liked it says most
    for, and how much: the mix of the rows of the rated titles that it is like.
    """
    to_rated = parts.T @ weights
    to_all = np.concatenate([to_rated, to_rated @ parts], axis=1)
    for i in range(parts.shape[1]):
        to_all[i, len(parts) + i] = 0
    return [(kept := strongest(row, k), row[kept]) for row in to_all]
