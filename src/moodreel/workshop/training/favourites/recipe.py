"""`moodreel train favourites`: learns from people, chooses by others, writes the artefact.

The trees that are written are those that were measured: they learned from the training people
alone. The crowd beside them (films' means, opinions) is then counted over everybody, as nothing is
fitted to it any more; `moodreel evaluate favourites` puts one of the training people in its place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from moodreel.catalogues.bundled import load_bundled
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.inference.crowd import Crowd
from moodreel.inference.favourites import Calibration, FavouriteModel
from moodreel.inference.forest import MOST_DEPTH
from moodreel.workshop.evaluation.favourite_scores import Foretold, base_rate, reliability, scored
from moodreel.workshop.evaluation.scores import Score
from moodreel.workshop.training.favourites import bundle
from moodreel.workshop.training.favourites.calibrate import calibrated
from moodreel.workshop.training.favourites.crowd import crowd_of
from moodreel.workshop.training.favourites.importance import importance
from moodreel.workshop.training.favourites.models import SETTINGS, Learner
from moodreel.workshop.training.favourites.ratings import (
    data_name,
    of_people,
    read_ratings,
    split_people,
)
from moodreel.workshop.training.favourites.rows import Rows, rows_to_learn, rows_to_measure
from moodreel.workshop.training.favourites.trees import forest_of

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A fitted model, calibrated on validation people, and how it does on them."""

    learner: Learner
    calibration: Calibration
    metrics: Mapping[str, Score]
    reliability: list[dict[str, float]]
    train_s: float

    def chances(self, rows: Rows) -> FloatArray:
        """(n,) calibrated."""
        return self.calibration.curve(self.learner.margins(rows.columns))

    @property
    def servable(self) -> bool:
        """Whether the house can read it: trees, not too deep."""
        return int(self.learner.settings.get("max_depth", MOST_DEPTH + 1)) <= MOST_DEPTH


def run(data: Path, out: Path, seed: int, report: Report) -> dict[str, Any]:
    """Writes the artefact to `out`, whole or not at all; gives what it knows of itself."""
    catalogue = load_bundled()
    ratings = read_ratings(data, catalogue)
    people = split_people(ratings, seed)
    report(f"{len(ratings)} ratings of {len(np.unique(ratings.films))} films of the catalogue")
    learned = rows_to_learn(ratings, people.train, catalogue, seed)
    crowd = crowd_of(of_people(ratings, people.train))
    measured = rows_to_measure(ratings, people.validation, catalogue, crowd)
    report(f"{len(learned)} rows to learn from, {len(measured)} to choose by")
    found = candidates(learned, measured, tuple(SETTINGS), seed, report)
    chosen = max(
        (one for one in found if one.servable), key=lambda one: one.metrics["pr_auc"]["value"]
    )
    metrics = {
        "base_rate": base_rate(measured.favourites, measured.people, seed),
        "validation": {one.learner.name: one.metrics for one in found},
        "reliability": chosen.reliability,
        "importance": importance(measured, chosen.learner.margins, seed),
        "train_s": round(chosen.train_s, 1),
    }
    model = served(chosen, crowd_of(ratings), catalogue)
    source = bundle.Source(name=data_name(data), rows=ratings)
    return bundle.write(
        out, model, source=source, seed=seed, metrics=metrics,
        settings={"model": chosen.learner.name, **chosen.learner.settings},
    )  # fmt: skip


def candidates(
    learned: Rows, measured: Rows, names: tuple[str, ...], seed: int, report: Report
) -> list[Candidate]:
    """Each model fitted with its settings, calibrated and measured."""
    return [_candidate(learned, measured, name, seed, report) for name in names]


def served(chosen: Candidate, crowd: Crowd, catalogue: Catalogue) -> FavouriteModel:
    """The chosen trees in the shape that the house reads, with the films that the crowd rated."""
    rated = [catalogue.films[row].id for row in np.flatnonzero(crowd.fame > 0)]
    ids = [film.id for film in catalogue.films]
    return FavouriteModel(
        film_ids=tuple(rated),
        crowd=crowd.over(ids, {own: row for row, own in enumerate(rated)}),
        forest=forest_of(chosen.learner.model),
        calibration=chosen.calibration,
    )


def _candidate(learned: Rows, measured: Rows, name: str, seed: int, report: Report) -> Candidate:
    began = perf_counter()
    learner = Learner(name=name, settings=SETTINGS[name], seed=seed).fit(learned)
    took = perf_counter() - began
    margins = learner.margins(measured.columns)
    scale = calibrated(margins, measured.favourites, measured.people, of_odds=name != "forest")
    foretold = Foretold(
        values=scale.curve(margins), favourites=measured.favourites, people=measured.people
    )
    metrics = scored(foretold, scale.threshold, seed)
    report(f"{name}: PR-AUC {metrics['pr_auc']['value']:.3f} on validation people, {took:.0f} s")
    return Candidate(
        learner=learner,
        calibration=scale,
        metrics=metrics,
        reliability=reliability(foretold),
        train_s=took,
    )
