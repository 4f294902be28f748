"""`moodreel evaluate favourites`: what ships, on people that neither taught nor chose it.

Its trees and calibration are as they ship. The crowd beside them is not: it holds everybody's
ratings, the test people's too, so that one of the training people takes its place.
"""

from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from moodreel.catalogues.bundled import load_bundled
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.errors import BadInput
from moodreel.inference.array_bundle import ArrayBundle
from moodreel.inference.crowd import Crowd
from moodreel.inference.favourite_features import NAMES
from moodreel.inference.favourites import TASK, FavouriteModel
from moodreel.workshop.datasets.histories import histories
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.evaluation.favourite_scores import (
    Foretold,
    base_rate,
    gained,
    reliability,
    scored,
)
from moodreel.workshop.training.favourites.crowd import crowd_of
from moodreel.workshop.training.favourites.ratings import (
    People,
    data_name,
    of_people,
    read_ratings,
    split_people,
)
from moodreel.workshop.training.favourites.rows import (
    Rows,
    each_history,
    rows_of_new_films,
    rows_to_learn,
    rows_to_measure,
    rows_told,
)
from moodreel.workshop.training.taste.sparse_ease import SparseEase

TOLD = (3, 5, 10, 20)
_NEW = 0.2
_TIMES, _FILMS = 400, 2000


def run(data: Path, folder: Path, *, refit: bool = False) -> dict[str, Any]:
    """The shipped model, baselines and, with `refit`, the other models learned anew.

    Raises `BadInput` where the model learned from other ratings: who its test people are would not
    be known.
    """
    model, manifest = FavouriteModel.open(folder), ArrayBundle.open(folder, TASK).manifest
    catalogue, seed = load_bundled(), manifest["seed"]
    ratings = read_ratings(data, catalogue)
    if ratings.digest() != manifest["data"][0]["sha256"]:
        raise BadInput(
            f"expected the ratings that {folder.name} was made from, of which its test people are "
            "known, got others; train on these first"
        )
    people = split_people(ratings, seed)
    crowd = crowd_of(of_people(ratings, people.train))
    rows = rows_to_measure(ratings, people.test, catalogue, crowd)
    own = _foretold(rows, _chances(model, rows))
    others = _baselines(ratings, people, rows, crowd)
    models = [_shipped(own, model, manifest, folder, seed)]
    if refit:
        models += _refitted(ratings, people, catalogue, crowd, rows, own, seed)
    for name, values in others.items():
        other = _foretold(rows, values)
        models.append({"name": name, "chosen": False, "metrics": {
            **scored(other, None, seed), "pr_auc_behind": gained(own, other, seed),
        }})  # fmt: skip
    told: dict[str, Any] = {
        str(n): _told(rows_told(ratings, people.test, catalogue, crowd, n, seed), model, seed)
        for n in TOLD
    }
    new = _new_films(ratings, people, catalogue, seed)
    return {
        "task": TASK,
        "data": {"name": data_name(data), "sha256": ratings.digest(),
                 "split": f"people 60/20/20, test, seed {seed}", "rows": len(rows),
                 "people": len(np.unique(rows.people))},
        "seed": seed,
        "base_rate": base_rate(rows.favourites, rows.people, seed),
        "models": models,
        "told": told,
        "new_films": _told(new, model, seed),
        "reliability": reliability(own),
        "ms": _latency(model, catalogue, ratings, people.test),
    }  # fmt: skip


def _shipped(
    own: Foretold, model: FavouriteModel, manifest: Any, folder: Path, seed: int
) -> dict[str, Any]:
    size = sum(path.stat().st_size for path in folder.iterdir())
    return {
        "name": manifest["settings"]["model"],
        "chosen": True,
        "metrics": scored(own, model.calibration.threshold, seed),
        "threshold": round(model.calibration.threshold, 4),
        "train_s": manifest["metrics"]["train_s"],
        "size_mb": round(size / 1e6, 3),
    }


def _refitted(
    ratings: Interactions,
    people: People,
    catalogue: Catalogue,
    crowd: Crowd,
    rows: Rows,
    own: Foretold,
    seed: int,
) -> list[dict[str, Any]]:
    """All three models, learned as `train` does; the shipped one comes out as it shipped."""
    from moodreel.workshop.training.favourites.models import SETTINGS
    from moodreel.workshop.training.favourites.recipe import candidates

    learned = rows_to_learn(ratings, people.train, catalogue, seed)
    measured = rows_to_measure(ratings, people.validation, catalogue, crowd)
    found = []
    for one in candidates(learned, measured, tuple(SETTINGS), seed, lambda _: None):
        other = _foretold(rows, one.chances(rows))
        found.append({
            "name": f"{one.learner.name}, refitted",
            "chosen": False,
            "metrics": {**scored(other, one.calibration.threshold, seed),
                        "pr_auc_behind": gained(own, other, seed)},
            "train_s": round(one.train_s, 1),
        })  # fmt: skip
    return found


def _baselines(
    ratings: Interactions, people: People, rows: Rows, crowd: Crowd
) -> dict[str, FloatArray]:
    """Values to order by, each of one number."""
    whole = histories(ratings)
    taste = SparseEase(k=30).fit(whole[people.train])  # the seeing alone counts: nothing leaks
    at = dict(zip(np.unique(rows.people).tolist(), range(rows.n_people), strict=True))
    scores = taste.score(whole[np.unique(rows.people)])
    return {
        "mean of film": crowd.means[rows.films],
        "taste score": scores[[at[own] for own in rows.people.tolist()], rows.films],
        "expected stars": rows.columns[NAMES.index("expected stars")],
    }


def _told(rows: Rows, model: FavouriteModel, seed: int) -> dict[str, Any]:
    own = _foretold(rows, _chances(model, rows))
    return {
        "rows": len(rows),
        "base_rate": base_rate(rows.favourites, rows.people, seed),
        **scored(own, model.calibration.threshold, seed),
    }


def _new_films(ratings: Interactions, people: People, catalogue: Catalogue, seed: int) -> Rows:
    """A fifth of the films as if nobody had rated them: what series and new films meet."""
    rated = np.unique(ratings.films)
    new = np.random.default_rng(seed).permutation(rated)[: round(_NEW * len(rated))]
    known = of_people(ratings, people.train)
    crowd = crowd_of(known.take(~np.isin(known.films, new)))
    return rows_of_new_films(ratings, people.test, catalogue, crowd, new)


def _chances(model: FavouriteModel, rows: Rows) -> FloatArray:
    return model.calibration.chances(model.forest.sums(rows.columns))


def _foretold(rows: Rows, values: FloatArray) -> Foretold:
    return Foretold(values=values, favourites=rows.favourites, people=rows.people)


def _latency(
    model: FavouriteModel, catalogue: Catalogue, ratings: Interactions, people: IdArray
) -> dict[str, float]:
    """Milliseconds of processor time for one person's chances, of the test people in turn: what
    else the machine does is left out.
    """
    ready, films = model.over(catalogue), np.arange(min(_FILMS, len(catalogue)))
    told = [(own, stars) for _, own, stars in each_history(ratings, people)]
    took = []
    for i in range(_TIMES):
        began = process_time()
        ready.chances(*told[i % len(told)], films)
        took.append(1000 * (process_time() - began))
    return {"films": len(films), "p50": round(float(np.median(took)), 2),
            "p99": round(float(np.quantile(took, 0.99)), 2)}  # fmt: skip
