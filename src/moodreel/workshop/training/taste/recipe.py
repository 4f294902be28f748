"""Recipe of the taste that is served: ratings in, a folder of item weights out.

moodreel train ranking --data ../shared/data/movielens-latest-small --out DIR
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.errors import UnknownName
from moodreel.inference import arrays_file
from moodreel.inference.ranking_artefact import KIND, TASK, Taste, to_arrays
from moodreel.workshop.datasets.film_choice import chosen_films
from moodreel.workshop.datasets.histories import histories
from moodreel.workshop.datasets.interactions import MOVIELENS_SCALE, Interactions, read
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.datasets.rating_layout import find
from moodreel.workshop.evaluation import ranking_study
from moodreel.workshop.evaluation.cost import measured
from moodreel.workshop.training.taste import ranking_models
from moodreel.workshop.training.taste.licence import licence_of
from moodreel.workshop.training.taste.sparse import item_weights

SERVED = {"ease": "sparse-ease", "knn": "knn"}
"""What is fitted for the name that a command takes."""

SETTINGS: Mapping[str, Mapping[str, float]] = {
    "sparse-ease": {"l2": 239.0, "dropout": 0.603, "damping": -0.328, "slope": 0.404},
    "knn": {},
}
"""Where none are given: the best of eight draws on validation people of latest-small over the films
of the catalogue, films rated 4 and more to be found (docs/taste.md).
"""

PRIOR_RATINGS = 20.0
"""At the mean of all ratings that each film's mean begins with, as in the signal of popularity."""

Report = Callable[[str], None]


def run(
    data: Path,
    out: Path,
    *,
    model: str = "ease",
    films: str = "catalogue",
    settings: Mapping[str, Any] | None = None,
    measure: bool = True,
    scale: tuple[float, float] | None = None,
    command: str = "",
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Learns from all ratings and writes the artefact; gives what was written.

    `films` are those of the bundled catalogue (through their MovieLens ids) or all of the file.
    With `measure` the same model is first learned from part of the people and held against films of
    others that it has not seen; the manifest keeps those numbers. Nothing is written before
    everything is learned. Raises as `read` does, and `BadInput` where no film of the catalogue was
    rated.
    """
    if model not in SERVED:
        raise UnknownName("model to serve", model, tuple(SERVED))
    file = find(data)
    rated = chosen_films(read(file, unrated=True, scale=scale or MOVIELENS_SCALE), films)
    settings = settings or SETTINGS[SERVED[model]]
    made: Any = ranking_models.make(SERVED[model], settings)
    metrics = _measured(data, SERVED[model], settings, scale, films) if measure else {}
    report(f"{len(rated):,} ratings by {rated.n_people:,} people of {rated.n_films:,} films")
    with measured() as cost:
        made.fit(histories(rated))
    taste = Taste(
        film_ids=rated.film_ids,
        weights=item_weights(made.weights_, made.preference_),
        n_ratings=np.bincount(rated.films, minlength=rated.n_films),
        mean_ratings=shrunk_means(rated, made.preference_.mean),
    )
    kept = {k: v for k, v in asdict(made).items() if not k.endswith("_") and k != "name"}
    manifest = arrays_file.ArraysManifest(
        format=arrays_file.FORMAT, name=SERVED[model], task=TASK, kind=KIND,
        data=[{"name": file.parent.name, "file": file.name, "sha256": file_sha256(file),
               "rows": len(rated), "people": rated.n_people, "films": rated.n_films}],
        settings={**kept, "films": films}, seed=0, command=command,
        metrics=metrics, licence=licence_of(file),
    )  # fmt: skip
    path = arrays_file.write(out, manifest, to_arrays(taste))
    return {
        "task": TASK,
        "written": str(path),
        "size_mb": round(path.stat().st_size / 1e6, 2),
        "train_s": cost.seconds,
        "train_cpu_s": cost.cpu_s,
        "peak_mb": cost.peak_mb,
        **{key: manifest[key] for key in ("name", "data", "settings", "metrics", "licence")},
    }


def _measured(
    data: Path,
    name: str,
    settings: Mapping[str, Any],
    scale: tuple[float, float] | None,
    films: str,
) -> dict[str, Any]:
    """What the model finds of new people's held-out films, and on which split."""
    asked = ranking_study.task(data, "new-people", scale=scale, films=films)
    line = ranking_study.run(asked, [name], tuned={name: dict(settings)})["models"][0]
    about = ("split", "split_sha256", "people", "trained_on")
    return {"of": {key: asked.about[key] for key in about}, **line["metrics"]}


def shrunk_means(data: Interactions, mean: float) -> FloatArray:
    """(F,) mean rating of each film, with `PRIOR_RATINGS` at `mean` added."""
    known = ~np.isnan(data.ratings)
    off = np.where(known, data.ratings - mean, 0)
    sums = np.bincount(data.films, weights=off, minlength=data.n_films)
    n = np.bincount(data.films, weights=known, minlength=data.n_films)
    means: FloatArray = (mean + sums / (n + PRIOR_RATINGS)).astype(np.float32)
    return means
