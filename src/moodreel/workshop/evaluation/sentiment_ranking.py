"""Do reviews help to rank? nDCG@10 of held-out films liked, with and without what reviews say.

Among all titles that have reviews: a stranger's list (how well a film stands with many) and a list
by taste (EASE; Steck, 2019), to which a weight of what reviews say is added. One half of the people
choose the weight, the other half are asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.evaluation.scores import Score, interval

K = 10
LIKED_FROM = 4.0
HIDDEN = 0.2
GRID = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0)
PRIOR_RATINGS = 20.0
EASE_PENALTY = 100.0
_GAINS = 1 / np.log2(2 + np.arange(K))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class People:
    """What is told of P people, and what they would like, of F films."""

    told: FloatArray
    """(P, F) stars, 0 where nothing is told."""
    liked: BoolArray
    """(P, F) hidden films rated high."""
    asked: BoolArray
    """(P,) those who are asked; the others choose the weight."""


def people_of(ratings: Interactions, seed: int) -> People:
    """A fifth of the ratings are hidden; who liked none of the hidden films is left out."""
    rng = np.random.default_rng(seed)
    hidden = rng.random(len(ratings)) < HIDDEN
    told = np.zeros((ratings.n_people, ratings.n_films), dtype=np.float32)
    told[ratings.people[~hidden], ratings.films[~hidden]] = ratings.ratings[~hidden]
    liked = np.zeros(told.shape, dtype=bool)
    high = hidden & (ratings.ratings >= LIKED_FROM)
    liked[ratings.people[high], ratings.films[high]] = True
    kept = liked.any(axis=1) & (told > 0).any(axis=1)
    return People(told=told[kept], liked=liked[kept], asked=rng.random(int(kept.sum())) < 0.5)


def bases(people: People) -> dict[str, FloatArray]:
    """(P, F) what lists are made by without reviews, each in [0, 1]."""
    seen = people.told > 0
    n = seen.sum(axis=0)
    overall = people.told.sum() / max(int(n.sum()), 1)
    shrunk = (people.told.sum(axis=0) + PRIOR_RATINGS * overall) / (n + PRIOR_RATINGS)
    standing = (0.8 * _percentiles(shrunk) + 0.2 * _percentiles(n.astype(np.float32)))[None, :]
    likes = seen.astype(np.float64)
    inverse = np.linalg.inv(likes.T @ likes + EASE_PENALTY * np.eye(likes.shape[1]))
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    taste = likes @ weights
    low, high = taste.min(axis=1, keepdims=True), taste.max(axis=1, keepdims=True)
    return {
        "by standing": np.broadcast_to(standing, people.told.shape).astype(np.float32),
        "by taste": ((taste - low) / np.maximum(high - low, 1e-9)).astype(np.float32),
    }


def measure(people: People, base: FloatArray, said: FloatArray, seed: int) -> dict[str, object]:
    """nDCG@10 of those asked without reviews, with the weight that the others chose, and the
    difference, paired over people; `said` (F,) in [0, 1].
    """
    scores = {weight: ndcg(people, base + np.float32(weight) * said) for weight in GRID}
    others = ~people.asked
    chosen = max(GRID, key=lambda weight: float(scores[weight][others].mean()))
    without, with_them = scores[0.0][people.asked], scores[chosen][people.asked]
    return {
        "weight": chosen,
        "by weight": {str(w): round(float(own.mean()), 4) for w, own in scores.items()},
        "without reviews": {"ndcg@10": _mean(without, seed)},
        "with reviews": {"ndcg@10": _mean(with_them, seed)},
        "gained": {"ndcg@10": _mean(with_them - without, seed)},
    }


def ndcg(people: People, scores: FloatArray) -> FloatArray:
    """(P,) of the ten best that were not told."""
    free = np.where(people.told > 0, -np.inf, scores)
    best = np.argsort(-free, axis=1, kind="stable")[:, :K]
    hits = np.take_along_axis(people.liked, best, axis=1)
    most = np.minimum(people.liked.sum(axis=1), K)
    ideal = np.concatenate([[0.0], np.cumsum(_GAINS)])[most]
    found: FloatArray = ((hits * _GAINS).sum(axis=1) / ideal).astype(np.float32)
    return found


def agreement(
    said: Mapping[str, FloatArray], means: FloatArray, rows: BoolArray, seed: int
) -> dict[str, Score]:
    """Spearman's correlation of what is said of these films with their mean ratings."""
    wanted = _percentiles(means[rows])

    def correlation(values: FloatArray) -> Score:
        own = _percentiles(values[rows])
        return interval(lambda i: float(np.corrcoef(own[i], wanted[i])[0, 1]), len(own), seed)

    return {name: correlation(values) for name, values in said.items()}


def _percentiles(values: FloatArray) -> FloatArray:
    order = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    return ((order + 0.5) / max(len(values), 1)).astype(np.float32)


def _mean(values: FloatArray, seed: int) -> Score:
    return interval(lambda rows: float(values[rows].mean()), len(values), seed)
