"""Do films that are called alike share raters, and tags that people gave? Nobody's likeness made
those. And do free words find the films that people tagged with them?

Half of the films were asked when shares were chosen (`chosen`), the other half is asked here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.recommending.content import BLOCKS
from moodreel.recommending.franchises import franchises
from moodreel.recommending.likeness import WITH_MEANING, WITHOUT, Likeness, Shares
from moodreel.usecases.read_meaning import ReadMeaning
from moodreel.workshop.evaluation import tagged_words
from moodreel.workshop.evaluation.co_raters import beside_era, of_catalogue
from moodreel.workshop.evaluation.neighbours import Judge
from moodreel.workshop.evaluation.scores import mean
from moodreel.workshop.evaluation.tagged_films import read_tags

Report = Callable[[str], None]

LEAST_RATERS = 20
KINDS = (*BLOCKS, "affect", "era", "meaning")
# What films were compared by before there were meanings.
TF_IDF: Shares = {"tag": 0.22, "genre": 0.20, "word": 0.15, "person": 0.20, "origin": 0.23}
_ROUNDS = 4
_STEPS = (0.0, 0.5, 0.75, 1.33, 2.0)
_LEAST_GAIN = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class World:
    """Judges by name, and for each of them every kind of likeness alone (q, c)."""

    judges: Mapping[str, Judge]
    kinds: Mapping[str, Mapping[str, FloatArray]]
    digest: str

    def scores(self, shares: Shares) -> dict[str, FloatArray]:
        """(q,) nDCG@10 of each film asked, by judge, of a likeness with these shares."""
        found = {}
        for name, judge in self.judges.items():
            own = [share * self.kinds[name][kind] for kind, share in shares.items() if share]
            found[name] = judge.ndcg(np.sum(own, axis=0))
        return found


def open_world(data: Path, meaning: ReadMeaning, films: Catalogue, asked: BoolArray) -> World:
    """The films `asked` (n_films,) beside all. Errors of `co_raters.of_catalogue`."""
    together, known, digest = of_catalogue(data, LEAST_RATERS)
    groups = franchises(films)
    gains = {"raters": together, "raters, era apart": beside_era(together, known, films.year)}
    judges = {name: Judge.of(gain, known, groups) for name, gain in gains.items()}
    if tagged := read_tags(data, films.films):
        has_one = np.asarray(tagged.has.any(axis=1))
        judges["people's tags"] = Judge.of(tagged.likeness(), has_one, groups)
    judges = {name: judge.half(asked) for name, judge in judges.items()}
    kinds: dict[str, dict[str, FloatArray]] = {name: {} for name in judges}
    for kind in KINDS:
        own = Likeness(films, meaning.vectors, {kind: 1.0})
        whole = np.stack([own.to([row]) for row in range(len(films))])
        for name, judge in judges.items():
            kinds[name][kind] = judge.cut(whole)
    return World(judges=judges, kinds=kinds, digest=digest)


def halves(n_films: int, seed: int) -> tuple[BoolArray, BoolArray]:
    """(n_films,) which films are asked to choose, and which to test."""
    chosen = np.random.default_rng(seed).permutation(n_films) % 2 == 0
    return chosen, ~chosen


def choose(world: World, start: Shares) -> dict[str, float]:
    """Shares (sum 1) that climb from `start`, one at a time, while the mean over judges grows: that
    of raters (the two are one half) and tags, each beside TF-IDF's.
    """
    usual = {name: float(own.mean()) for name, own in world.scores(TF_IDF).items()}

    def worth(shares: Shares) -> float:
        beside = {k: float(v.mean()) / usual[k] for k, v in world.scores(shares).items()}
        raters = [value for name, value in beside.items() if name.startswith("raters")]
        rest = [value for name, value in beside.items() if not name.startswith("raters")]
        return float(np.mean([np.mean(raters), *rest]))

    best, value = dict(start), worth(start)
    for _ in range(_ROUNDS):
        before = value
        for kind in best:
            for step in _STEPS:
                other = {**best, kind: best[kind] * step}
                if (found := worth(other)) > value + _LEAST_GAIN:
                    best, value = other, found
        if value == before:
            break
    total = sum(best.values())
    return {kind: round(share / total, 2) for kind, share in best.items()}


def run(data: Path, meaning: ReadMeaning, films: Catalogue, seed: int = 0) -> dict[str, Any]:
    """The document. The numbers are means over the test half of films, with 95 % intervals."""
    test = open_world(data, meaning, films, halves(len(films), seed)[1])
    noise = np.random.default_rng(seed).random((len(films),) * 2).astype(np.float32)
    rankers: dict[str, Shares] = {
        "tf-idf": TF_IDF,
        "genres alone": {"genre": 1.0},
        "meaning alone": {"meaning": 1.0},
        "without meaning": WITHOUT,
        "shipped": WITH_MEANING,
    }
    scores = {name: test.scores(shares) for name, shares in rankers.items()}
    scores["random"] = {name: judge.ndcg(judge.cut(noise)) for name, judge in test.judges.items()}
    document: dict[str, Any] = {
        "task": "similarity",
        "data": {"name": data.name, "sha256": test.digest, "split": "half of the films"},
        "seed": seed,
        "films asked": {name: len(judge.asked) for name, judge in test.judges.items()},
        "ndcg@10": {name: _means(own, seed) for name, own in scores.items()},
        "shipped better by": {
            name: _means({k: scores["shipped"][k] - own[k] for k in own}, seed)
            for name, own in scores.items()
            if name != "shipped"
        },
    }
    tagged = read_tags(data, films.films)
    if tagged and meaning.ready:
        document["films found by a tag as free words, ndcg@10"] = tagged_words.run(
            tagged, meaning, seed
        )
    return document


def chosen(data: Path, meaning: ReadMeaning, films: Catalogue, seed: int = 0) -> dict[str, Any]:
    """Shares as they are chosen on the first half of films, with and without meaning."""
    world = open_world(data, meaning, films, halves(len(films), seed)[0])
    start = dict.fromkeys(KINDS, 1 / len(KINDS))
    without = {kind: share for kind, share in start.items() if kind != "meaning"}
    return {
        "task": "similarity",
        "data": {"name": data.name, "sha256": world.digest, "split": "the other half of the films"},
        "seed": seed,
        "with meaning": choose(world, start),
        "without": choose(world, without),
    }


def _means(values: Mapping[str, FloatArray], seed: int) -> dict[str, Any]:
    return {name: mean(own, seed) for name, own in values.items()}
