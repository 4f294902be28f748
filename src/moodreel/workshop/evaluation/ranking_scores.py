"""How high held-out films stand among all films that a person has not seen; nothing is sampled.

Krichene & Rendle (2020): metrics over sampled negatives rank models in another order. Films of
equal score stand in order of their row (a stable sort): a number does not hang on the machine.
"""

from collections.abc import Mapping

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.workshop.datasets.histories import Histories
from moodreel.workshop.evaluation.scores import Score, interval

RECALL_AT = (10, 20, 50)
NDCG_AT = (10, 100)

PerPerson = Mapping[str, FloatArray]
"""Metric by name: (b,) one number for each person."""


def ordered(scores: FloatArray, known: Histories) -> IdArray:
    """(b, F) films from the best to the worst, those already known last.

    Raises `ValueError` where a score is NaN.
    """
    if np.isnan(scores).any():
        raise ValueError(f"{int(np.isnan(scores).sum())} of {scores.size} scores are NaN")
    told = scores.astype(np.float32, copy=True)
    told[np.repeat(np.arange(len(told)), np.diff(known.indptr)), known.indices] = -np.inf
    return np.argsort(-told, axis=1, kind="stable")


def accuracy(order: IdArray, wanted: Histories) -> dict[str, FloatArray]:
    """Recall, nDCG, MRR and MAP of each person; `wanted` (b, F) stores the held-out films, at least
    one of each person.

    `recall@k` is out of the films that fit into k (Liang et al., 2018); `ndcg@k` has gains of 1 and
    the ideal of as many films as fit; `mrr` and `map` look at the whole order.
    """
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.arange(order.shape[1])[None, :], axis=1)
    n = np.diff(wanted.indptr)
    if not n.all():
        raise ValueError("expected at least one held-out film of each person")
    rows = np.repeat(np.arange(len(n)), n)
    places = place[rows, wanted.indices]
    places = places[np.lexsort((places, rows))]
    nth = np.arange(len(rows)) - np.repeat(wanted.indptr[:-1], n)
    return _at_cuts(places, rows, n) | {
        "mrr": (1 / (1 + places[nth == 0])).astype(np.float32),
        "map": _shares((nth + 1) / (places + 1), rows, n),
    }


def _at_cuts(places: IdArray, rows: IdArray, n: IdArray) -> dict[str, FloatArray]:
    gains = 1 / np.log2(2.0 + places)
    ideal = np.concatenate([[0], np.cumsum(1 / np.log2(2.0 + np.arange(max(NDCG_AT))))])
    recalls = {f"recall@{k}": _shares(places < k, rows, np.minimum(n, k)) for k in RECALL_AT}
    ndcgs = {
        f"ndcg@{k}": _shares(gains * (places < k), rows, ideal[np.minimum(n, k)]) for k in NDCG_AT
    }
    return recalls | ndcgs


def _shares(values: np.ndarray, rows: IdArray, whole: np.ndarray) -> FloatArray:
    """(b,) the sum of each person's values, as a share of the `whole` (b,)."""
    sums = np.bincount(rows, weights=values, minlength=len(whole))
    result: FloatArray = (sums / whole).astype(np.float32)
    return result


def ranking_scores(each: PerPerson, seed: int = 0) -> dict[str, Score]:
    """The mean over people of every metric, with its bootstrap 95 % interval; people of whom there
    is no number are left out, and metrics without any.
    """
    known = {name: values[~np.isnan(values)].astype(np.float64) for name, values in each.items()}
    return {name: _mean_of(values, seed) for name, values in known.items() if len(values)}


def ranking_differences(one: PerPerson, other: PerPerson, seed: int = 0) -> dict[str, Score]:
    """Paired over people: `one` minus `other`; above zero `one` is better."""
    return ranking_scores({name: one[name] - other[name] for name in one if name in other}, seed)


def _mean_of(values: np.ndarray, seed: int) -> Score:
    return interval(lambda rows: float(values[rows].mean()), len(values), seed)
