"""What shall weigh beside a person's own taste under an unknown mood: the standing with many; and
what is likely to become a favourite would weigh beside both.

The objective is the mean nDCG@10 of validation people over the titles that could be judged, at each
of a few sizes of history; the weight of taste is 1, no weight is negative. Of the weights that lose
no more than one standard error (paired over people) on the best, the smallest is taken (the rule of
Breiman et al., 1984).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.domain.slate import Slate
from moodreel.recommending.blend import SCORE, blend
from moodreel.workshop.evaluation.blend_worlds import Person, World
from moodreel.workshop.evaluation.scores import Score, interval

K = 10
GAINS = 1 / np.log2(2 + np.arange(K))

TOLD: Mapping[int, int | None] = {1: 1, 3: 5, 10: None}
"""From so many opinions on, the weight is that of people of whom so many ratings (all) are told."""

GRID = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 4.0)

FITTED = ("popularity",)
CANDIDATES = (*FITTED, "favourite")
"""With favourites, which must show on people asked that they earn the weight they are fitted."""

OTHERS = ("mood_fit", "specificity", "tone", "freshness", "discovery")
OTHER_WEIGHT = 0.05
"""Enough to reorder a list's end: what is worth nothing so is worth nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A validation person's columns, and what they would like."""

    slate: Slate
    liked: IdArray


def collect(world: World, people: Sequence[Person]) -> dict[int, list[Asked]]:
    """By the least number of opinions: who was told that many."""
    recommender = world.recommender()
    return {
        least: [
            Asked(slate=world.columns(person, told, recommender), liked=person.liked)
            for person in people
            if len(person.told) >= (told or least)
        ]
        for least, told in TOLD.items()
    }


def beside_taste(
    asked: Mapping[int, Sequence[Asked]], names: Sequence[str] = FITTED
) -> dict[int, dict[str, float]]:
    """The fitted weights of these signals by the least number of opinions: one after the other,
    each beside those before it.
    """
    return {least: _fitted(own, names) for least, own in asked.items()}


def curves(asked: Mapping[int, Sequence[Asked]]) -> dict[str, dict[str, float]]:
    """Mean nDCG@10 by weight of each candidate alone beside taste, and of a little of every other
    signal.
    """
    found = {}
    for least, own in asked.items():
        by = {f"{n} {weight}": scores(own, {n: weight}) for n in CANDIDATES for weight in GRID}
        by |= {f"{name} {OTHER_WEIGHT}": scores(own, {name: OTHER_WEIGHT}) for name in OTHERS}
        found[_named(least)] = {name: round(float(each.mean()), 4) for name, each in by.items()}
    return found


def gains(asked: Mapping[int, Sequence[Asked]], seed: int) -> dict[str, dict[str, Score]]:
    """What each weight of `favourite` adds to the mean nDCG@10, paired over people, beside taste
    and the fitted standing with many.
    """
    found = {}
    for least, own in asked.items():
        many = _fitted(own, FITTED)
        without = scores(own, many)
        found[_named(least)] = {
            f"favourite {weight}": _mean(scores(own, {**many, "favourite": weight}) - without, seed)
            for weight in GRID[1:]
        }
    return found


def scores(asked: Sequence[Asked], weights: Mapping[str, float]) -> FloatArray:
    """(b,) nDCG@10 of each person with taste at 1 and these beside it."""
    return _each(asked, lambda slate: blend(slate, {"taste": 1.0, **weights}).columns[SCORE])


def ndcg(rows: IdArray, liked: IdArray) -> float:
    """Of a list of catalogue rows, best first."""
    hits = np.isin(rows[:K], liked)
    return float(GAINS[: len(hits)][hits].sum() / GAINS[: min(K, len(liked))].sum())


def _each(asked: Sequence[Asked], score: Callable[[Slate], FloatArray]) -> FloatArray:
    values = []
    for own in asked:
        best = np.argsort(-score(own.slate), kind="stable")[:K]
        values.append(ndcg(own.slate.rows[best], own.liked))
    return np.array(values, dtype=np.float32)


def _fitted(asked: Sequence[Asked], names: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in names:
        found[name] = _best(asked, name, found)
    return found


def _best(asked: Sequence[Asked], name: str, beside: Mapping[str, float]) -> float:
    by = {weight: scores(asked, {**beside, name: weight}) for weight in GRID}
    best = by[max(GRID, key=lambda weight: float(by[weight].mean()))]
    return next(weight for weight in GRID if _about_as_good(by[weight], best))


def _about_as_good(scores: FloatArray, best: FloatArray) -> bool:
    """Whether the best is ahead by no more than one standard error, paired over people."""
    lost = best - scores
    return float(lost.mean()) <= float(lost.std() / np.sqrt(len(lost)))


def _named(least: int) -> str:
    return f"{TOLD[least] or 'all'} told"


def _mean(values: FloatArray, seed: int) -> Score:
    return interval(lambda rows: float(values[rows].mean()), len(values), seed)
