"""Rating models and peers on the same splits: errors, intervals, seconds and megabytes.

Settings are chosen anew inside the training rows of every split, the same number of tries each: no
held-out row has a say in what is measured on it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.errors import BadInput, UnknownName
from moodreel.workshop.datasets.interactions import MOVIELENS_SCALE, Interactions, read
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.datasets.rating_layout import find
from moodreel.workshop.evaluation import rate, splits
from moodreel.workshop.evaluation.rating_scores import (
    Errors,
    errors,
    rating_differences,
    rating_scores,
)
from moodreel.workshop.evaluation.scores import interval
from moodreel.workshop.evaluation.splits import Split
from moodreel.workshop.training.search_space import Settings, draws
from moodreel.workshop.training.taste.rating_models import MODELS

Report = Callable[[str], None]

SPLITS = ("random", "time", "official")
FOLDS = 5
_VALIDATION = 10
"""A tenth of the training rows chooses settings."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """What a study is about."""

    file: Path
    data: Interactions
    split: str
    parts: tuple[Split, ...]
    validations: tuple[Split, ...]
    """Inside the training rows of each part."""
    seed: int


def ask(
    data: Path,
    split: str,
    seed: int = 0,
    folds: int = FOLDS,
    scale: tuple[float, float] | None = None,
) -> Asked:
    """Reads the ratings and makes the splits; `official` needs `ua.test` beside them, `folds` says
    how many of the five random folds are measured. Raises as reading and splitting do.
    """
    if split not in SPLITS:
        raise UnknownName("split", split, SPLITS)
    if not 1 <= folds <= FOLDS:
        raise BadInput(f"expected 1 to {FOLDS} of the {FOLDS} folds, got {folds}")
    file = find(data)
    ratings = read(file, unrated=True, scale=scale or MOVIELENS_SCALE).rated()
    if split == "random":
        parts = tuple(islice(splits.k_fold(ratings, FOLDS, seed), folds))
    elif split == "time":
        parts = (splits.by_time(ratings),)
    else:
        parts = (splits.official(ratings, _official_file(file.parent)),)
    return Asked(
        file=file,
        data=ratings,
        split=split,
        parts=parts,
        validations=tuple(_inside(part, split, seed) for part in parts),
        seed=seed,
    )


def n_fits(names: Sequence[str], asked: Asked, trials: int) -> int:
    """Models that a study fits, for a progress bar."""
    tries = (len(_tries(name, trials, asked.seed)) for name in names)
    return sum(len(asked.parts) * (n + 1 if n > 1 else 1) for n in tries)


def run(
    asked: Asked,
    names: Sequence[str],
    *,
    trials: int = 1,
    report: Report = lambda _: None,
    tick: rate.Tick = lambda: None,
) -> dict[str, Any]:
    """The study as JSON, in the shape of every `evaluate`."""
    rows = _together(asked.parts)
    lines, wrong = [], {}
    for name in names:
        tries = _tries(name, trials, asked.seed)
        outcomes = []
        for part, validation in zip(asked.parts, asked.validations, strict=True):
            outcomes.append(rate.run(name, part, tries, validation, tick))
            off = outcomes[-1].predicted - part.held_out.ratings
            cost = outcomes[-1].cost
            report(
                f"{name}, {part.name}: RMSE {np.sqrt(np.mean(off**2)):.4f}, "
                f"{cost.seconds:.1f} s ({cost.cpu_s:.1f} s of processor)"
            )
        wrong[name] = errors(np.concatenate([one.predicted for one in outcomes]), rows)
        lines.append(_line(name, outcomes, wrong[name], asked, rows))
    chosen = _mark_chosen(lines)
    return {
        "task": "ratings",
        "data": _about(asked),
        "seed": asked.seed,
        "trials": trials,
        "models": lines,
        "differences": _differences(chosen, wrong),
    }


def _inside(part: Split, split: str, seed: int) -> Split:
    if split == "time":
        return splits.by_time(part.train)
    return next(splits.k_fold(part.train, _VALIDATION, seed))


def _official_file(folder: Path) -> Path:
    for name in ("ua.test", "ua.test.xz"):
        if (folder / name).is_file():
            return folder / name
    raise BadInput(f"{folder} holds neither ua.test nor ua.test.xz: choose another split")


def _tries(name: str, trials: int, seed: int) -> list[Settings]:
    """The model's own settings first, then draws."""
    space = rate.space_of(name)
    return [{}, *(draws(space, trials - 1, seed) if space and trials > 1 else [])]


def _together(parts: Sequence[Split]) -> Interactions:
    """All held-out rows, part after part."""
    held_out = [part.held_out for part in parts]
    first = held_out[0]
    return type(first)(
        people=np.concatenate([one.people for one in held_out]),
        films=np.concatenate([one.films for one in held_out]),
        ratings=np.concatenate([one.ratings for one in held_out]),
        at=np.concatenate([one.at for one in held_out]),
        person_ids=first.person_ids,
        film_ids=first.film_ids,
        scale=first.scale,
    )


def _line(
    name: str, outcomes: list[rate.Outcome], wrong: Errors, asked: Asked, rows: Interactions
) -> dict[str, Any]:
    metrics: dict[str, Any] = dict(rating_scores(wrong, asked.seed))
    if outcomes[0].held is not None:
        metrics["coverage"] = _coverage(outcomes, rows, asked.seed)
    folds = [
        float(np.sqrt(np.mean((one.predicted - part.held_out.ratings).astype(np.float64) ** 2)))
        for one, part in zip(outcomes, asked.parts, strict=True)
    ]
    validated = [
        min(t["rmse"] for t in one.trials if "rmse" in t) for one in outcomes if one.trials
    ]
    return {
        "name": name,
        "chosen": False,
        "metrics": metrics,
        "folds": [round(value, 4) for value in folds],
        "fold_mean": round(float(np.mean(folds)), 4),
        "validation": round(float(np.mean(validated)), 4) if validated else None,
        "settings": [one.settings for one in outcomes],
        "trials": [one.trials for one in outcomes],
        "train_s": _mean([one.cost.seconds for one in outcomes]),
        "train_cpu_s": _mean([one.cost.cpu_s for one in outcomes]),
        "peak_mb": max(one.cost.peak_mb for one in outcomes),
        "ms": _mean([one.ms for one in outcomes if one.ms is not None]),
    }


def _coverage(outcomes: list[rate.Outcome], rows: Interactions, seed: int) -> Any:
    """Share of ratings that lie in their interval, with its own interval over people."""
    held = np.concatenate([one.held for one in outcomes if one.held is not None])
    people, own = np.unique(rows.people, return_inverse=True)
    hits, n = np.bincount(own, weights=held), np.bincount(own)
    return interval(lambda drawn: float(hits[drawn].sum() / n[drawn].sum()), len(people), seed)


def _mark_chosen(lines: list[dict[str, Any]]) -> str | None:
    """Marks the model of ours that validation likes best; None where nothing was tried."""
    own = [x for x in lines if x["name"] in MODELS and x["validation"] is not None]
    if not own:
        return None
    line = min(own, key=lambda x: float(x["validation"]))
    line["chosen"] = True
    return str(line["name"])


def _differences(chosen: str | None, wrong: dict[str, Errors]) -> list[dict[str, Any]]:
    """Of the chosen model, or the last of ours, less every other; below zero it is better."""
    own = [name for name in wrong if name in MODELS]
    if not own:
        return []
    one = chosen or own[-1]
    return [
        {"name": one, "against": name, "metrics": rating_differences(wrong[one], other)}
        for name, other in wrong.items()
        if name != one
    ]


def _about(asked: Asked) -> dict[str, Any]:
    return {
        "name": asked.file.parent.name,
        "file": asked.file.name,
        "sha256": file_sha256(asked.file),
        "split": asked.split,
        "parts": [{"name": part.name, "sha256": part.digest()} for part in asked.parts],
        "rows": len(asked.data),
        "n_people": asked.data.n_people,
        "n_films": asked.data.n_films,
    }


def _mean(values: Sequence[float]) -> float | None:
    return round(float(np.mean(values)), 3) if values else None
