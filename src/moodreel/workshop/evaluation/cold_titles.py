"""How well taste reaches titles that nobody rated: films whose ratings are taken away, ranked for
new people.

Films are held out in folds, each film once; people are split by strong generalisation. The ridge
regression's strength is chosen on validation people over all folds of films; the test people are
asked once. A person's number is its mean over the folds in which they liked something.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.stats import rankdata

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.domain.film import Film
from moodreel.workshop.datasets.histories import Histories
from moodreel.workshop.evaluation.scores import Score, interval
from moodreel.workshop.training.taste.catalogue_weights import Settings, fit
from moodreel.workshop.training.taste.content_kernel import kernel
from moodreel.workshop.training.taste.ease import Ease
from moodreel.workshop.training.taste.unrated import mixes

FOLDS = 5
RIDGES = (0.1, 0.3, 1.0, 3.0)
LIKED_FROM = 4.0
N = 10
BLOCKS_OF_TEXT = ("tags", "genres", "people", "origin", "words")

Measured = dict[str, dict[str, FloatArray]]
"""Ranker, metric: (b,) of each person."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class People:
    """Rows of the histories."""

    train: IdArray
    asked: IdArray


def measure(
    histories: Histories, films: Sequence[Film], people: People, settings: Settings, seed: int = 0
) -> Measured:
    """nDCG@10 and AUC of each ranker for everyone asked who liked a held-out film, folds averaged.

    `histories` (P, F) of rated films alone. The rankers: the product's weights; what the same
    regression says of the mean person; TF-IDF neighbours; and, though a new title has none, the
    numbers of ratings and mean ratings that were held out.
    """
    fold = np.random.default_rng(seed).permutation(len(films)) % FOLDS
    likeness, neighbours = kernel(films), kernel(films, BLOCKS_OF_TEXT)
    parts = []
    for k in range(FOLDS):
        hidden = fold == k
        known = _without(histories, hidden)
        model = fit(csr_array(known[people.train]), films, settings, likeness)
        told = csr_array(known[people.asked])
        own = np.stack([
            model.weights.score(told.indices[a:b].astype(np.int64), told.data[a:b])
            for a, b in zip(told.indptr[:-1], told.indptr[1:], strict=True)
        ])  # fmt: skip
        counts, means = _crowd(histories[people.train])
        scores = {
            "regression": own,
            "regression, mean person": np.repeat(own.mean(axis=0)[None], len(own), axis=0),
            "tf-idf neighbours": _near(told, neighbours),
            "their number of ratings": np.repeat(counts[None], len(own), axis=0),
            "their mean rating": np.repeat(means[None], len(own), axis=0),
        }
        parts.append(_scored(scores, histories[people.asked], hidden))
    return _mean_of_folds(parts)


def choose(
    histories: Histories, films: Sequence[Film], people: People, settings: Settings, seed: int = 0
) -> dict[float, float]:
    """nDCG@10 of the regression by its ridge, on all weights instead of the strongest."""
    fold = np.random.default_rng(seed).permutation(len(films)) % FOLDS
    likeness = kernel(films)
    parts: dict[float, list[Measured]] = {ridge: [] for ridge in RIDGES}
    for k in range(FOLDS):
        hidden = fold == k
        known = csr_array(histories[:, np.flatnonzero(~hidden)])
        model = Ease(l2=settings.l2, slope=settings.slope).fit(csr_array(known[people.train]))
        said = model.score(csr_array(known[people.asked]))
        for ridge, measured in parts.items():
            own = np.zeros((len(said), len(films)), dtype=np.float32)
            own[:, hidden] = said @ mixes(likeness, ~hidden, ridge)
            measured.append(_scored({"regression": own}, histories[people.asked], hidden))
    return {
        ridge: round(float(_mean_of_folds(measured)["regression"]["ndcg@10"].mean()), 4)
        for ridge, measured in parts.items()
    }


def intervals(measured: Measured, seed: int = 0) -> dict[str, dict[str, Score]]:
    """The mean over people of everything, and by how much the regression is better than each."""
    found = {
        name: {metric: _mean(values, seed) for metric, values in each.items()}
        for name, each in measured.items()
    }
    ours = measured["regression"]
    for name, each in measured.items():
        if each is not ours:
            for metric, values in each.items():
                found[name][f"regression better by, {metric}"] = _mean(ours[metric] - values, seed)
    return found


def auc(scores: FloatArray, wanted: BoolArray) -> float:
    """The chance that a wanted film stands above another; equal scores count half."""
    n, m = int(wanted.sum()), int((~wanted).sum())
    return float((rankdata(scores)[wanted].sum() - n * (n + 1) / 2) / (n * m))


def _mean(values: FloatArray, seed: int) -> Score:
    return interval(lambda rows: float(values[rows].mean()), len(values), seed)


def _without(histories: Histories, hidden: BoolArray) -> Histories:
    people = np.repeat(np.arange(histories.shape[0]), np.diff(histories.indptr))
    kept = ~hidden[histories.indices]
    pairs = (people[kept], histories.indices[kept])
    return csr_array((histories.data[kept], pairs), shape=histories.shape)


def _crowd(train: Histories) -> tuple[FloatArray, FloatArray]:
    counts = np.bincount(train.indices, minlength=train.shape[1])
    sums = np.bincount(train.indices, weights=train.data, minlength=train.shape[1])
    mean = train.data.mean(dtype=np.float64)
    return counts.astype(np.float32), ((sums + 5 * mean) / (counts + 5)).astype(np.float32)


def _near(told: Histories, likeness: FloatArray) -> FloatArray:
    """Mean likeness to the films that a person liked."""
    liked = csr_array(
        ((told.data >= LIKED_FROM).astype(np.float32), told.indices, told.indptr), shape=told.shape
    )
    near: FloatArray = np.asarray(liked @ likeness, dtype=np.float32)
    return near


def _scored(scores: Mapping[str, FloatArray], histories: Histories, hidden: BoolArray) -> Measured:
    """NaN for who liked none (or all) of the hidden films."""
    rows = np.flatnonzero(hidden)
    wanted = np.zeros(histories.shape, dtype=bool)
    people = np.repeat(np.arange(histories.shape[0]), np.diff(histories.indptr))
    liked = histories.data >= LIKED_FROM
    wanted[people[liked], histories.indices[liked]] = True
    wanted = wanted[:, rows]
    found: Measured = {}
    for name, values in scores.items():
        own = values[:, rows]
        found[name] = {
            "ndcg@10": _each(own, wanted, _ndcg),
            "auc": _each(own, wanted, auc),
        }
    return found


def _each(
    scores: FloatArray, wanted: np.ndarray, score: Callable[[FloatArray, BoolArray], float]
) -> FloatArray:
    some = wanted.any(axis=1) & ~wanted.all(axis=1)
    values: FloatArray = np.full(len(scores), np.nan, dtype=np.float32)
    for i in np.flatnonzero(some):
        values[i] = score(scores[i], wanted[i])
    return values


def _ndcg(scores: FloatArray, wanted: BoolArray) -> float:
    gains = 1 / np.log2(2 + np.arange(N))
    first = np.argsort(-scores, kind="stable")[:N]
    return float(gains[: len(first)][wanted[first]].sum() / gains[: int(wanted.sum())].sum())


def _mean_of_folds(parts: Sequence[Measured]) -> Measured:
    some = np.isfinite(np.stack([part["regression"]["auc"] for part in parts])).any(axis=0)
    return {
        name: {
            metric: np.nanmean(np.stack([part[name][metric][some] for part in parts]), axis=0)
            for metric in parts[0][name]
        }
        for name in parts[0]
    }
