"""What every ranking model does, and how ratings become the numbers that it learns from."""

from typing import Protocol, Self

import numpy as np
from scipy.sparse import csr_array

from moodreel.domain.emotion import FloatArray
from moodreel.inference.preference import Preference
from moodreel.workshop.datasets.histories import Histories


class RankingModel(Protocol):
    """Orders films for people, also for people it has never met.

    The constructor only stores settings; `fit` learns and forgets what was learned before.
    """

    @property
    def name(self) -> str: ...

    def fit(self, histories: Histories) -> Self:
        """Learns from (people, films)."""
        ...

    def score(self, histories: Histories) -> FloatArray:
        """(b, F) the higher, the better, from these people's ratings alone; never NaN.

        Also of films that they have rated: who ranks leaves those out.
        """
        ...


def mean_rating(histories: Histories) -> float:
    """Of all ratings; the middle of MovieLens' scale where nothing is rated."""
    known = histories.data[~np.isnan(histories.data)]
    return float(known.mean(dtype=np.float64)) if len(known) else Preference().mean


def counts(histories: Histories) -> FloatArray:
    """(F,) how many people saw each film."""
    seen: FloatArray = np.bincount(histories.indices, minlength=histories.shape[1]).astype("f4")
    return seen


def or_popular(scores: FloatArray, histories: Histories, popular: FloatArray) -> FloatArray:
    """The same scores, but for people without a single film what most people saw."""
    scores[np.diff(histories.indptr) == 0] = popular
    return scores


def valued(histories: Histories, preference: Preference) -> Histories:
    """The same matrix with the value of each rating in its place."""
    people = np.repeat(np.arange(histories.shape[0]), np.diff(histories.indptr))
    values = preference.of(histories.data, people)
    return csr_array((values, histories.indices, histories.indptr), shape=histories.shape)
