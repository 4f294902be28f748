"""Ranking models on one split of one data set: numbers with intervals, differences, and costs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.workshop.datasets.film_choice import chosen_films
from moodreel.workshop.datasets.genres import genres_of
from moodreel.workshop.datasets.interactions import MOVIELENS_SCALE, Interactions, read
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.datasets.rating_layout import find
from moodreel.workshop.evaluation.peers import ranking as peers
from moodreel.workshop.evaluation.rank import Outcome, Question, fit, outcome, question, score
from moodreel.workshop.evaluation.ranking_scores import ranking_differences, ranking_scores
from moodreel.workshop.evaluation.split_names import validation_and_test
from moodreel.workshop.training.search_space import Settings, Space
from moodreel.workshop.training.taste import ranking_models
from moodreel.workshop.training.taste.ranking_model import RankingModel

TASK = "ranking"
CHOOSE_BY = "ndcg@100"
Report = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Task:
    """What is asked of every model alike."""

    validation: Question
    test: Question
    about: Mapping[str, Any]
    """Data and splits, as reports name them."""


def task(
    path: Path,
    split: str,
    seed: int = 0,
    liked_from: float | None = None,
    scale: tuple[float, float] | None = None,
    films: str = "all",
) -> Task:
    """Reads the data and splits it; `liked_from` as in `question`, `films` as in `chosen_films`."""
    file = find(path)
    data = chosen_films(read(file, unrated=True, scale=scale or MOVIELENS_SCALE), films)
    validation, test = validation_and_test(data, split, seed)
    genres = genres_of(file.parent, data.film_ids)
    asked = question(test, liked_from, genres)
    return Task(
        validation=question(validation, liked_from, genres),
        test=asked,
        about=_about(file, data)
        | {
            "split": test.name,
            "split_sha256": test.digest(),
            "validation": validation.name,
            "validation_sha256": validation.digest(),
            "films": films,
            "liked_from": liked_from,
            "people": asked.known.shape[0],
            "trained_on": asked.train.shape[0],
        },
    )


def run(
    asked: Task,
    names: Sequence[str],
    seed: int = 0,
    tuned: Mapping[str, Settings] | None = None,
    trials: int | None = None,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Every model on the test split, the best on validation marked, and how far each is from it;
    `trials` says how many settings of each were tried for `tuned`.
    """
    lines, outcomes = [], {}
    for name in names:
        settings = (tuned or {}).get(name, {})
        validated, outcomes[name] = _measure(make(name, settings), asked)
        lines.append(_line(name, settings, validated, outcomes[name], seed))
        report(f"{name}: {_told(lines[-1])}")
    chosen = max(lines, key=lambda line: line["validation"][CHOOSE_BY])
    for line in lines:
        line["chosen"] = line is chosen
        line["behind_chosen"] = ranking_differences(
            outcomes[line["name"]].each, outcomes[chosen["name"]].each, seed
        )
    about = {"task": TASK, "data": dict(asked.about), "seed": seed, "trials": trials}
    return {**about, "models": lines}


def make(name: str, settings: Settings) -> RankingModel:
    """One of our models or of the peers."""
    if name in peers.PEERS:
        peer: RankingModel = peers.make(name, settings)
        return peer
    return ranking_models.make(name, settings)


def space_of(name: str, liked: bool) -> Space:
    """What tuning may change; what a star is worth only where it is asked what was liked."""
    if name in peers.PEERS:
        return peers.PEERS[name].space
    own = ranking_models.entry(name)
    return {**own.space, **ranking_models.SLOPE} if liked and own.space and own.stars else own.space


def _measure(model: RankingModel, asked: Task) -> tuple[dict[str, FloatArray], Outcome]:
    """Accuracy on validation, and all of test; fitted once where both leave the same rows."""
    validation, test = asked.validation, asked.test
    cost = fit(model, validation)
    validated = score(model, validation)
    if not _same(validation.train, test.train):
        cost = fit(model, test)
    return validated, outcome(model, test, cost)


def _same(one: Any, other: Any) -> bool:
    return one.shape == other.shape and all(
        np.array_equal(getattr(one, part), getattr(other, part), equal_nan=part == "data")
        for part in ("indptr", "indices", "data")
    )


def _line(
    name: str, settings: Settings, validated: dict[str, FloatArray], came: Outcome, seed: int
) -> dict[str, Any]:
    return {
        "name": name,
        "chosen": False,
        "settings": settings,
        "metrics": {
            **ranking_scores(came.each, seed),
            "coverage@10": {"value": _short(came.coverage)},
        },
        "validation": {key: _short(float(own.mean())) for key, own in validated.items()},
        "train_s": came.cost.seconds,
        "train_cpu_s": came.cost.cpu_s,
        "peak_mb": came.cost.peak_mb,
        "size_mb": came.size_mb,
        "ms": came.ms,
    }


def _about(file: Path, data: Interactions) -> dict[str, Any]:
    return {
        "name": file.parent.name,
        "file": file.name,
        "sha256": file_sha256(file),
        "rows": len(data),
        "n_people": data.n_people,
        "n_films": data.n_films,
    }


def _told(line: dict[str, Any]) -> str:
    told = ", ".join(
        f"{key} {line['metrics'][key]['value']:.4f}" for key in ("ndcg@100", "recall@20")
    )
    return f"{told}; {line['train_s']:.1f} s, {line['peak_mb']} MB"


def _short(value: float) -> float:
    return round(value, 4)
