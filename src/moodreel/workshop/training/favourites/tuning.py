"""Settings by cross-validation over people: nobody is learned from and asked in the same fold."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.catalogues.bundled import load_bundled
from moodreel.workshop.evaluation.favourite_scores import Foretold
from moodreel.workshop.training.favourites.models import GRID, Learner, Settings
from moodreel.workshop.training.favourites.ratings import data_name, read_ratings, split_people
from moodreel.workshop.training.favourites.rows import Rows, rows_to_learn

N_FOLDS = 3


def run(data: Path, seed: int, report: Callable[[str], None]) -> dict[str, Any]:
    """What `moodreel tune favourites` prints; validation and test people take no part."""
    catalogue = load_bundled()
    ratings = read_ratings(data, catalogue)
    people = split_people(ratings, seed)
    rows = rows_to_learn(ratings, people.train, catalogue, seed)
    return {
        "task": "favourites",
        "data": {"name": data_name(data), "sha256": ratings.digest()},
        "seed": seed,
        "folds": N_FOLDS,
        "rows": len(rows),
        "models": tuned(rows, tuple(GRID), seed, report),
    }


def tuned(
    rows: Rows, names: tuple[str, ...], seed: int, report: Callable[[str], None]
) -> dict[str, Any]:
    """For each model the PR-AUC of its settings over `N_FOLDS` folds of people, and the best."""
    people = np.unique(rows.people)
    fold_of = dict(
        zip(np.random.default_rng(seed).permutation(people), range(len(people)), strict=True)
    )
    fold = np.array([fold_of[own] % N_FOLDS for own in rows.people])
    found: dict[str, Any] = {}
    for name in names:
        tried = [_tried(rows, fold, name, settings, seed, report) for settings in GRID[name]]
        found[name] = {"tried": tried, "best": max(tried, key=lambda own: own["mean"])["settings"]}
    return found


def _tried(
    rows: Rows,
    fold: np.ndarray,
    name: str,
    settings: Settings,
    seed: int,
    report: Callable[[str], None],
) -> dict[str, Any]:
    values = _values(rows, fold, name, settings, seed)
    mean = round(float(np.mean(values)), 4)
    report(f"{name} {dict(settings)}: {mean:.4f}")
    return {"settings": dict(settings), "pr_auc": [round(v, 4) for v in values], "mean": mean}


def _values(rows: Rows, fold: np.ndarray, name: str, settings: Settings, seed: int) -> list[float]:
    """PR-AUC of each fold, learned from the others."""
    values = []
    for own in range(N_FOLDS):
        learner = Learner(name=name, settings=settings, seed=seed).fit(rows.take(fold != own))
        asked = rows.take(fold == own)
        foretold = Foretold(
            values=learner.margins(asked.columns), favourites=asked.favourites, people=asked.people
        )
        values.append(foretold.average_precision())
    return values
