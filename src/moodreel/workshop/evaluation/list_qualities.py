"""What lists are like beyond being right: coverage, novelty, diversity, calibration, popularity."""

import numpy as np
from scipy.sparse import csr_array

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.workshop.datasets.histories import Histories, seen

# Steck (2018) mixes this much of the history into the list, so that a missing genre costs a finite
# amount.
CALIBRATION_MIX = 0.01


def coverage(lists: IdArray, n_films: int) -> float:
    """Share of all films that stand in at least one of the lists (b, k)."""
    return len(np.unique(lists)) / n_films


def novelty(lists: IdArray, train: Histories) -> FloatArray:
    """(b,) mean bits of surprise at a film of the list: -log2 of the share of people who saw it.

    A film that nobody saw counts as seen by one (Vargas & Castells, 2011, smoothed).
    """
    share = np.maximum(_counts(train), 1) / max(1, train.shape[0])
    result: FloatArray = -np.log2(share)[lists].mean(axis=1).astype(np.float32)
    return result


def diversity(lists: IdArray, train: Histories) -> FloatArray:
    """(b,) one minus the mean cosine of two films of a list, films as who saw them."""
    norms = np.sqrt(np.maximum(_counts(train), 1))
    films = csr_array(seen(train).T / norms[:, None]).astype(np.float32)
    b, k = lists.shape
    ends = np.arange(0, b * k + 1, k)
    chosen = csr_array((np.ones(b * k, dtype=np.float32), lists.ravel(), ends), (b, len(norms)))
    together = chosen @ films
    squares = np.asarray(together.multiply(together).sum(axis=1)).ravel()
    own = (_counts(train) > 0)[lists].sum(axis=1)  # a film's cosine with itself
    result: FloatArray = (1 - (squares - own) / (k * (k - 1))).astype(np.float32)
    return result


def popularity_lift(lists: IdArray, known: Histories, train: Histories) -> FloatArray:
    """(b,) how much more often the films of the list were seen than those of the person's own
    history, as a share of the latter (Abdollahpouri et al., 2019); 0 is as popular.
    """
    counts = _counts(train).astype(np.float64)
    own = seen(known) @ counts / np.maximum(1, np.diff(known.indptr))
    result: FloatArray = (counts[lists].mean(axis=1) / np.maximum(own, 1) - 1).astype(np.float32)
    return result


def miscalibration(lists: IdArray, known: Histories, genres: FloatArray) -> FloatArray:
    """(b,) Kullback-Leibler divergence, in nats, of a list's genres from those of the history.

    `genres` (F, g) has 1 for each genre of a film; a film's genres share its weight (Steck, 2018).
    NaN where the history or the list has no film with a genre.
    """
    weights = genres / np.maximum(genres.sum(axis=1, keepdims=True), 1)
    history = _shares(np.asarray(seen(known) @ weights))
    listed = _shares(weights[lists].sum(axis=1))
    mixed = (1 - CALIBRATION_MIX) * listed + CALIBRATION_MIX * history
    ratio = np.log(np.where(history > 0, history, 1) / np.where(mixed > 0, mixed, 1))
    result: FloatArray = (history * ratio).sum(axis=1).astype(np.float32)
    result[np.isnan(history).any(axis=1) | np.isnan(listed).any(axis=1)] = np.nan
    return result


def _counts(train: Histories) -> np.ndarray:
    """(F,) how many people saw each film."""
    return np.bincount(train.indices, minlength=train.shape[1])


def _shares(weights: np.ndarray) -> np.ndarray:
    total = weights.sum(axis=1, keepdims=True)
    return np.where(total > 0, weights / np.where(total > 0, total, 1), np.nan)
