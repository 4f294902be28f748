"""Does blending hurt? The use case that every door runs, asked by people it knows nothing else of.

Under an unknown mood (neutral, confidence 0) what is right is known: films that a person went on to
rate 4 stars and more. People are in five parts; each part is asked in a world refitted on three
others (`blend_worlds`), with weights fitted on the fifth (`blend_fit`). The blend is held against
each source alone, in the same use case: first plain (no diversity, no chance), then as it ships.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.catalogues.bundled import load_bundled
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.domain.ports import Signal, Source
from moodreel.recommending.diversify import Diversifier
from moodreel.recommending.explain import Explainer
from moodreel.recommending.franchises import franchises
from moodreel.recommending.recommend import Recommender, Weigh
from moodreel.recommending.signals.mood_fit import MoodFit
from moodreel.recommending.signals.popularity import Popularity
from moodreel.recommending.signals.taste import TasteSignal
from moodreel.recommending.sources.collaborative import Collaborative
from moodreel.recommending.sources.mood_index import MoodIndex
from moodreel.recommending.sources.popularity import PopularFilms
from moodreel.recommending.weights import weigh
from moodreel.workshop.datasets.interactions import read
from moodreel.workshop.evaluation import blend_fit, blend_moods
from moodreel.workshop.evaluation.blend_worlds import NO_DIVERSITY, Person, World, people_of
from moodreel.workshop.evaluation.scores import Score, interval
from moodreel.workshop.training.favourites.refit import refit
from moodreel.workshop.training.taste.content_kernel import kernel
from moodreel.workshop.training.taste.shipped import over_catalogue

PARTS = 5
LIKED_FROM = 4.0
ASKED = 30
"""Titles asked for: ten of them and more could have been judged."""

TOLD: Mapping[str, int | None] = {"all told": None, "5 told": 5, "a stranger": 0}
N_REQUESTS = 200
N_IN_MOODS = 48
BLEND, CANDIDATE = "blend", "blend with favourites"
SOURCES = ("collaborative", "popular", "mood_index")

Lists = dict[str, dict[str, list[float]]]
Report = Callable[[str], None]


def run(data: Path, seed: int = 0, report: Report = lambda _: None) -> dict[str, Any]:
    """The document; errors of `interactions.read` and `over_catalogue`."""
    ratings, catalogue = read(data), load_bundled()
    histories = over_catalogue(ratings, catalogue.films)
    likeness = kernel(catalogue.films)
    part = np.random.default_rng(seed).permutation(histories.shape[0]) % PARTS
    found, fitted, shown = _Found(), [], []
    asked: dict[int, list[blend_fit.Asked]] = {least: [] for least in blend_fit.TOLD}
    for k in range(PARTS):
        report(f"part {k + 1} of {PARTS}: refitting")
        validation = (k + 1) % PARTS
        train = np.flatnonzero((part != k) & (part != validation))
        world = World.of(histories, train, catalogue, likeness, partial(refit, seed=seed))
        people = partial(people_of, histories, judged=world.judged, liked_from=LIKED_FROM)
        learned = blend_fit.collect(world, people(np.flatnonzero(part == validation), seed=seed))
        beside = blend_fit.beside_taste(learned)
        candidate = blend_fit.beside_taste(learned, blend_fit.CANDIDATES)
        report(f"part {k + 1} of {PARTS}: weights {candidate}")
        fitted.append(candidate)
        for least, people_told in learned.items():
            asked[least] += people_told
        tested = people(np.flatnonzero(part == k), seed=seed)
        own = partial(weigh, beside_taste=beside)
        _ask(world, tested, own, partial(weigh, beside_taste=candidate), found)
        shown += _shown(world, tested[: N_REQUESTS // PARTS], own)
    report("taste beside moods that were chosen")
    return {
        "task": "blend",
        "data": {
            "name": data.name,
            "sha256": ratings.digest(),
            "split": f"{PARTS} parts of people: 3 to learn from, 1 for weights, 1 asked",
        },
        "seed": seed,
        "people": len(found.plain["all told"][BLEND]),
        "plain": {told: _compared(own, seed) for told, own in found.plain.items()},
        "as it ships": _loss(found, seed),
        "series and newer than 2018": _share(shown, catalogue),
        "weights beside taste": {
            "of each part": fitted,
            "of all validation people": blend_fit.beside_taste(asked, blend_fit.CANDIDATES),
            "validation ndcg@10": blend_fit.curves(asked),
            "validation ndcg@10 gained": blend_fit.gains(asked, seed),
        },
        "taste under a sure mood": blend_moods.measure(world, tested[:N_IN_MOODS]),
    }


class _Found:
    """nDCG@10 of each person asked."""

    def __init__(self) -> None:
        names = (BLEND, CANDIDATE, *SOURCES)
        self.plain: Lists = {told: {name: [] for name in names} for told in TOLD}
        self.shipped: dict[str, list[float]] = {told: [] for told in TOLD}


def _ask(
    world: World, people: Sequence[Person], own: Weigh, candidate: Weigh, found: _Found
) -> None:
    """Asks everyone everything."""
    weighed = {BLEND: own, CANDIDATE: candidate}
    plain = {name: world.recommender(weigh, plain=True) for name, weigh in weighed.items()}
    plain |= _alone(world)
    shipped = world.recommender(own)
    for person in people:
        for name, told in TOLD.items():
            for ranker, recommender in plain.items():
                score = _ndcg(world, person, told, recommender)
                found.plain[name][ranker].append(score)
            found.shipped[name].append(_ndcg(world, person, told, shipped))


def _ndcg(world: World, person: Person, told: int | None, recommender: Recommender) -> float:
    answer = world.ask(person, told=told, recommender=recommender, n=ASKED)
    rows = _rows(world.parts.catalogue, [item.film.id for item in answer.items])
    return blend_fit.ndcg(rows[world.judged[rows]], person.liked)


def _rows(catalogue: Catalogue, film_ids: Sequence[str]) -> IdArray:
    return np.array([catalogue.rows[film_id] for film_id in film_ids], dtype=np.int64)


def _alone(world: World) -> dict[str, Recommender]:
    """Each source by itself, in its own order."""
    catalogue, taste = world.parts.catalogue, lambda: world.parts.taste
    fit, everything = MoodFit(world.parts.space), len(world.parts.catalogue)
    pairs: dict[str, tuple[Source, Signal]] = {
        "collaborative": (Collaborative(taste, k=everything), TasteSignal(taste)),
        "popular": (PopularFilms(catalogue, k=everything), Popularity(catalogue)),
        "mood_index": (MoodIndex(fit, k=everything), fit),
    }
    return {
        name: Recommender(
            catalogue,
            sources=(source,),
            signals=(signal,),
            diversifier=Diversifier(catalogue, franchises(catalogue), NO_DIVERSITY),
            explainer=Explainer(catalogue, world.parts.space),
            weigh=_only(signal.name),
            chance=False,
        )
        for name, (source, signal) in pairs.items()
    }


def _only(name: str) -> Weigh:
    return lambda *_: {name: 1.0}


def _shown(world: World, people: Sequence[Person], own: Weigh) -> list[str]:
    """Ids of all titles in the lists of ten that ship."""
    recommender = world.recommender(own)
    answers = [world.ask(person, recommender=recommender) for person in people]
    return [item.film.id for answer in answers for item in answer.items]


def _compared(by_ranker: Mapping[str, Sequence[float]], seed: int) -> dict[str, Any]:
    """Each ranker's nDCG@10, the blend's less that of the best source, and what favourites add."""
    each = {name: np.array(values) for name, values in by_ranker.items()}
    best = max(SOURCES, key=lambda name: float(each[name].mean()))
    return {
        **{name: {"ndcg@10": _mean(values, seed)} for name, values in each.items()},
        "best source": best,
        "blend less best source": {"ndcg@10": _mean(each[BLEND] - each[best], seed)},
        "with favourites less best source": {"ndcg@10": _mean(each[CANDIDATE] - each[best], seed)},
        "with favourites less without": {"ndcg@10": _mean(each[CANDIDATE] - each[BLEND], seed)},
    }


def _loss(found: _Found, seed: int) -> dict[str, Any]:
    """What diversity and chance cost."""
    losses: dict[str, Any] = {}
    for told, values in found.shipped.items():
        shipped, plain = np.array(values), np.array(found.plain[told][BLEND])
        losses[told] = {
            "ndcg@10": _mean(shipped, seed),
            "loss": _ratio(plain - shipped, plain, seed),
        }
    return losses


def _share(shown: Sequence[str], catalogue: Catalogue) -> dict[str, float]:
    late: BoolArray = catalogue.is_series | (catalogue.year > 2018)
    return {
        "requests": len(shown) / 10,
        "share of the top tens": round(float(late[_rows(catalogue, shown)].mean()), 4),
        "share of the catalogue": round(float(late.mean()), 4),
    }


def _mean(values: FloatArray, seed: int) -> Score:
    return interval(lambda rows: float(values[rows].mean()), len(values), seed)


def _ratio(above: FloatArray, below: FloatArray, seed: int) -> Score:
    """Of the means, over the same people."""
    return interval(
        lambda rows: float(above[rows].mean() / max(float(below[rows].mean()), 1e-9)),
        len(above),
        seed,
    )
