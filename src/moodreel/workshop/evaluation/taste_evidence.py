"""The evidence for the shipped taste: titles without ratings, and the size of the data."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from moodreel.catalogues.bundled import load_bundled
from moodreel.workshop.datasets.interactions import read
from moodreel.workshop.evaluation import cold_titles, data_size
from moodreel.workshop.evaluation.cold_titles import People
from moodreel.workshop.evaluation.splits import new_people
from moodreel.workshop.training.taste.catalogue_weights import Settings
from moodreel.workshop.training.taste.shipped import over_catalogue

Report = Callable[[str], None]


def run(
    data: Path, larger: Path | None = None, seed: int = 0, report: Report = lambda _: None
) -> dict[str, Any]:
    """The document; with `larger` also what its weights would add. Errors of `interactions.read`
    and `over_catalogue`.
    """
    ratings, films, settings = read(data), load_bundled().films, Settings()
    validation, test = new_people(ratings, seed)
    whole = over_catalogue(ratings, films)
    rated = np.flatnonzero(np.bincount(whole.indices, minlength=len(films)))
    histories, own = csr_array(whole[:, rated]), [films[row] for row in rated]
    train = np.unique(validation.train.people)
    checked, asked = (np.unique(part.held_out.people) for part in (validation, test))
    report("films held out: choosing the ridge on validation people")
    ridges = cold_titles.choose(histories, own, People(train=train, asked=checked), settings, seed)
    report(f"{ridges}; asking test people")
    everyone = People(train=np.concatenate([train, checked]), asked=asked)
    measured = cold_titles.measure(histories, own, everyone, settings, seed)
    document: dict[str, Any] = {
        "task": "taste",
        "data": {
            "name": data.name,
            "sha256": ratings.digest(),
            "split": f"test people of {test.name}, films in {cold_titles.FOLDS} folds",
        },
        "seed": seed,
        "validation ndcg@10 by ridge": ridges,
        "people": len(measured["regression"]["auc"]),
        "films without ratings": cold_titles.intervals(measured, seed),
    }
    if larger is not None:
        report(f"beside weights from {larger.name}")
        beside = read(larger, unrated=True)
        document["size of the data"] = data_size.compare(
            ratings, beside, settings.k, settings.l2, seed
        )
    return document
