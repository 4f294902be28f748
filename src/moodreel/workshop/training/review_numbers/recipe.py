"""`moodreel train review-numbers`: from a research set's reviews to numbers about films."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.catalogues.bundled import load_bundled
from moodreel.domain.catalogue import Catalogue
from moodreel.errors import BadInput
from moodreel.inference.bundle import write_manifest
from moodreel.inference.review_numbers import FILE, TASK, ReviewNumbers
from moodreel.inference.review_sentiment import ReviewSentimentModel
from moodreel.reviews.content_features import FEATURES, features
from moodreel.workshop.datasets import imdb_reviews, interactions
from moodreel.workshop.datasets.movie_links import imdb_ids
from moodreel.workshop.evaluation.scores import correlation
from moodreel.workshop.training.review_numbers import words
from moodreel.workshop.training.review_numbers.films import FilmReadings
from moodreel.workshop.training.review_numbers.prior import (
    calibrated,
    errors_by_worth,
    explained,
    ridge,
    weight_of,
)
from moodreel.workshop.training.review_numbers.reception import Reception, reception
from moodreel.workshop.training.reviews.out_of_fold import out_of_fold
from moodreel.workshop.training.whole_folder import whole_folder

Report = Callable[[str], None]


def run(
    data: Path,
    ratings: Path,
    model: Path,
    out: Path,
    *,
    folds: int,
    seed: int = 0,
    command: str,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Reads every review out of fold and writes the artefact to `out`, whole or not at all. `model`
    is the folder of the model that ships, whose levels are taken. Errors of the readers.
    """
    edges = ReviewSentimentModel.open(model).edges
    told = out_of_fold(data, folds, seed, report=report)
    readings = FilmReadings.of(told.films, told.digests, told.told_stars, edges)
    rated = interactions.read(ratings).rated()
    received = reception(rated, imdb_ids(ratings))
    numbers, metrics = fit(readings, received, load_bundled(), seed)
    metrics |= {
        "reviews_mae": round(float(np.abs(told.told_stars - told.stars).mean()), 4),
        "reviews_accuracy": round(
            float(((told.polarity > 0) == (told.stars > imdb_reviews.MIDDLE)).mean()), 4
        ),
    }
    for name, value in metrics.items():
        report(f"{name}: {value}")
    learned = [
        {
            "name": imdb_reviews.NAME,
            "split": s,
            "sha256": words.digest(imdb_reviews.path_of(data, s)),
        }
        for s in imdb_reviews.SPLITS
    ]
    manifest = {
        "name": TASK,
        "task": TASK,
        "settings": {"folds": folds},
        "licence": words.LICENCE,
        "data": [
            *learned,
            {"name": ratings.name, "rows": len(rated), "sha256": rated.digest()},
        ],
        "metrics": metrics,
        "seed": seed,
        "command": command,
    }
    with whole_folder(out) as folder:
        write(numbers, manifest, folder)
    return {key: manifest[key] for key in ("task", "data", "metrics")} | {"written": str(out)}


def write(numbers: ReviewNumbers, manifest: dict[str, Any], folder: Path) -> None:
    """The files of the artefact, the manifest last."""
    np.savez_compressed(folder / FILE, allow_pickle=False, **numbers.arrays())
    (folder / "NOTICE.md").write_text(words.notice(manifest), encoding="utf-8")
    (folder / "card.md").write_text(words.card(manifest), encoding="utf-8")
    write_manifest(folder, manifest)


def fit(
    readings: FilmReadings, received: Reception, catalogue: Catalogue, seed: int
) -> tuple[ReviewNumbers, dict[str, Any]]:
    """The numbers of the films that the catalogue has, by their IMDb ids, and how they were found.
    Raises BadInput where it has none.
    """
    rows = {f.imdb_id: row for row, f in enumerate(catalogue.films) if f.imdb_id is not None}
    own = np.array([i for i, known in enumerate(readings.imdb_ids) if known in rows], np.int64)
    if not len(own):
        raise BadInput("expected reviews of films of the catalogue, by IMDb ids; got none")
    film_rows = np.array([rows[readings.imdb_ids[i]] for i in own])
    weight, spread = weight_of(readings.spread, received.between)
    means, precision = received.of(readings.imdb_ids)
    both = np.isfinite(means)
    errors = errors_by_worth(
        readings.n[both], readings.stars[both], means[both], precision[both], weight
    )
    worth = min(errors, key=lambda own: errors[own])
    columns, target = features(catalogue), readings.stars[own]
    shares = explained(columns[film_rows], target, seed)
    penalty = max(shares, key=lambda own: shares[own])
    line = ridge(columns[film_rows], target, penalty)
    theirs, their_precision = received.of([film.imdb_id or "" for film in catalogue.films])
    others = np.isfinite(theirs)
    others[film_rows] = False
    line_ten = calibrated(line, columns[others], theirs[others], their_precision[others])
    told = line_ten(columns)
    level = float(np.average(theirs[others], weights=their_precision[others]))
    shift = level - float(readings.stars.mean())
    numbers = ReviewNumbers(
        film_ids=tuple(catalogue.films[row].id for row in film_rows),
        stars=readings.stars[own],
        squares=readings.squares[own],
        levels=readings.levels[own],
        features=FEATURES,
        weights=line_ten.weights.astype(np.float32),
        offset=line_ten.offset,
        prior_weight=weight,
        prior_spread=spread,
        worth=worth,
        shift=shift,
    )
    return numbers, {
        "films": len(own),
        "reviews": int(readings.n[own].sum()),
        "films_of_the_set_with_ratings": int(both.sum()),
        "films_differ_by": round(float(np.sqrt(received.between)), 3),
        "prior_weight": round(weight, 3),
        "prior_spread": round(spread, 3),
        "worth": worth,
        "worth_gain": round(1 - errors[worth] / errors[0.0], 4),
        "shift": round(shift, 3),
        "penalty": penalty,
        "content_explains": round(shares[penalty], 4),
        "content_and_ratings_of_other_films": round(correlation(told[others], theirs[others]), 4),
        "foretold_spread": round(float(told.std()), 3),
    }
