"""Recipe of a rating model that is served: ratings in, a folder that needs numpy alone out.

moodreel train ratings --data ../shared/data/movielens-latest-small --model svdpp --out DIR
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import IdArray
from moodreel.inference import arrays_file
from moodreel.inference.rating_artefact import TASK, kind_of, to_arrays
from moodreel.workshop.datasets.interactions import MOVIELENS_SCALE, read
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.datasets.rating_layout import find
from moodreel.workshop.evaluation import rate
from moodreel.workshop.evaluation.cost import measured
from moodreel.workshop.evaluation.rating_scores import errors, rating_scores
from moodreel.workshop.evaluation.splits import k_fold
from moodreel.workshop.training.search_space import Settings, draws
from moodreel.workshop.training.taste import rating_models
from moodreel.workshop.training.taste.conformal import HELD_OUT, stretch, told
from moodreel.workshop.training.taste.licence import licence_of
from moodreel.workshop.training.taste.shipped_ratings import shipped_arrays

Report = Callable[[str], None]


def run(
    data: Path,
    out: Path,
    *,
    model: str = "svdpp",
    trials: int = 1,
    scale: tuple[float, float] | None = None,
    seed: int = 0,
    command: str = "",
    films: IdArray | None = None,
    report: Report = lambda _: None,
    tick: rate.Tick = lambda: None,
) -> dict[str, Any]:
    """Learns from all ratings and writes the artefact; gives what was written.

    A tenth of the ratings is first held out: settings are chosen by it if `trials` are more than
    one, and the manifest keeps what the model makes of it. With `films`, MovieLens ids, all ratings
    are learned from all the same, and the model of these films alone is written. Nothing is written
    before everything is learned. Raises as `read` does.
    """
    tries = _tries(model, trials, seed)
    file = find(data)
    rated = read(file, unrated=True, scale=scale or MOVIELENS_SCALE).rated()
    report(f"{len(rated):,} ratings by {rated.n_people:,} people of {rated.n_films:,} films")
    held = next(k_fold(rated, min(HELD_OUT, len(rated)), seed))
    settings = tries[0]
    if len(tries) > 1:
        tried = []
        for one in tries:
            tried.append(rate.trial(model, one, held))
            tick()
        settings = rate.best(tried)
        report(f"chosen of {len(tries)}: {settings or 'the settings it comes with'}")
    metrics = _metrics(model, settings, held, seed)
    tick()
    fitted = rating_models.make(model, settings)
    with measured() as cost:
        fitted.fit(rated)
    wider = stretch(lambda: rating_models.make(model, settings), rated, seed)
    estimator = fitted.estimator.widened(wider)
    tick()
    manifest = arrays_file.ArraysManifest(
        format=arrays_file.FORMAT, name=model, task=TASK, kind=kind_of(estimator),
        data=[{"name": file.parent.name, "file": file.name, "sha256": file_sha256(file),
               "rows": len(rated), "people": rated.n_people, "films": rated.n_films}],
        settings=settings, seed=seed, command=command, metrics=metrics, licence=licence_of(file),
    )  # fmt: skip
    arrays = to_arrays(estimator) if films is None else shipped_arrays(estimator, films)
    path = arrays_file.write(out, manifest, arrays)
    return {
        "task": TASK,
        "written": str(path),
        "size_mb": round(path.stat().st_size / 1e6, 2),
        "train_s": cost.seconds,
        "train_cpu_s": cost.cpu_s,
        "peak_mb": cost.peak_mb,
        **{key: manifest[key] for key in ("name", "data", "settings", "metrics", "licence")},
    }


def n_fits(model: str, trials: int, seed: int) -> int:
    """Steps of a run, for a progress bar. Raises `UnknownName` for a model that is not one."""
    n = len(_tries(model, trials, seed))
    return (n if n > 1 else 0) + 2


def _tries(model: str, trials: int, seed: int) -> list[Settings]:
    space = rating_models.entry(model).space
    return [{}, *(draws(space, trials - 1, seed) if trials > 1 else [])]


def _metrics(model: str, settings: Settings, held: Any, seed: int) -> dict[str, Any]:
    """Of a model trained on nine tenths, as it is served: everybody folded in."""
    fitted = rating_models.make(model, settings).fit(held.train)
    wider = stretch(lambda: rating_models.make(model, settings), held.train, seed)
    mean, low, high = told(fitted.estimator.widened(wider), held.known, held.held_out)
    true = held.held_out.ratings
    return {
        "of": {"split": held.name, "split_sha256": held.digest()},
        **rating_scores(errors(mean, held.held_out), seed),
        "coverage": {"value": round(float(np.mean((low <= true) & (true <= high))), 4)},
    }
