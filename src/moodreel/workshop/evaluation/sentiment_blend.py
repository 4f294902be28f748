"""Does the signal help the blend? The product's own columns, for people nothing was learned from.

As `evaluate blend`: under an unknown mood, in worlds refitted on three parts of the people; a
fourth chooses the weight of `sentiment` beside taste and standing, a fifth is asked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from moodreel.catalogues.bundled import load_bundled
from moodreel.domain.emotion import FloatArray
from moodreel.inference.review_numbers import ReviewNumbers
from moodreel.recommending.blend import SCORE, blend
from moodreel.recommending.weights import SPOKEN
from moodreel.reviews.film_numbers import FilmNumbers
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.evaluation.blend import LIKED_FROM, PARTS
from moodreel.workshop.evaluation.blend_fit import GRID, Asked, ndcg
from moodreel.workshop.evaluation.blend_worlds import Person, World, people_of
from moodreel.workshop.evaluation.scores import Score, interval
from moodreel.workshop.training.taste.content_kernel import kernel
from moodreel.workshop.training.taste.shipped import over_catalogue

TOLD: Mapping[str, int | None] = {"all told": None, "5 told": 5, "a stranger": 0}
BESIDE: Mapping[str, Mapping[str, float]] = {
    "all told": {"taste": 1.0},
    "5 told": {"taste": 1.0, "popularity": 0.2},
    "a stranger": {"popularity": 1.0},
}
"""What ships without reviews (`recommending/weights.py`)."""


def run(
    ratings: Interactions, numbers: ReviewNumbers, seed: int, report: Callable[[str], None]
) -> dict[str, Any]:
    """nDCG@10 with the weight that others chose, less that without, by what is told."""
    catalogue = load_bundled()
    histories = over_catalogue(ratings, catalogue.films)
    likeness = kernel(catalogue.films)
    stars = FilmNumbers.over(catalogue, numbers).shrunk(catalogue, ())
    part = np.random.default_rng(seed).permutation(histories.shape[0]) % PARTS
    found: dict[str, list[FloatArray]] = {told: [] for told in TOLD}
    chosen: dict[str, list[float]] = {told: [] for told in TOLD}
    for k in range(PARTS):
        report(f"the blend, part {k + 1} of {PARTS}")
        validation = (k + 1) % PARTS
        train = np.flatnonzero((part != k) & (part != validation))
        world = World.of(histories, train, catalogue, likeness)
        world = replace(world, parts=replace(world.parts, review_stars=lambda: stars))
        choosing, asked = (
            people_of(histories, np.flatnonzero(part == own), world.judged, LIKED_FROM, seed)
            for own in (validation, k)
        )
        for told in TOLD:
            columns = _columns(world, choosing, told)
            best = max(GRID, key=lambda weight: float(_scores(columns, told, weight).mean()))
            tested = _columns(world, asked, told)
            without = _scores(tested, told, 0.0)
            ships = _scores(tested, told, SPOKEN)
            found[told].append(np.stack([without, _scores(tested, told, best), ships]))
            chosen[told].append(best)
    return {told: _compared(found[told], chosen[told], seed) for told in TOLD}


def _columns(world: World, people: Sequence[Person], told: str) -> list[Asked]:
    recommender = world.recommender()
    return [
        Asked(slate=world.columns(person, TOLD[told], recommender), liked=person.liked)
        for person in people
    ]


def _scores(people: Sequence[Asked], told: str, weight: float) -> FloatArray:
    """(b,) nDCG@10 of each."""
    weights = {**BESIDE[told], "sentiment": weight}
    values = []
    for own in people:
        scores = blend(own.slate, weights).columns[SCORE]
        values.append(ndcg(own.slate.rows[np.argsort(-scores, kind="stable")[:10]], own.liked))
    return np.array(values, dtype=np.float32)


def _compared(parts: Sequence[FloatArray], chosen: Sequence[float], seed: int) -> dict[str, Any]:
    without, with_them, ships = np.concatenate(parts, axis=1)
    return {
        "weights": list(chosen),
        "weight that ships": SPOKEN,
        "without reviews": {"ndcg@10": _mean(without, seed)},
        "with reviews": {"ndcg@10": _mean(with_them, seed)},
        "gained": {"ndcg@10": _mean(with_them - without, seed)},
        "gained as it ships": {"ndcg@10": _mean(ships - without, seed)},
    }


def _mean(values: FloatArray, seed: int) -> Score:
    return interval(lambda rows: float(values[rows].mean()), len(values), seed)
