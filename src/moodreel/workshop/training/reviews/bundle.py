"""The reader of reviews as a research artefact: arrays, manifest, card and NOTICE, whole or not."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.inference.bundle import write_manifest
from moodreel.inference.review_sentiment import FILE, TASK, ReviewSentimentModel
from moodreel.workshop.datasets import imdb_reviews
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.training.reviews import card
from moodreel.workshop.training.whole_folder import whole_folder

COMMAND = (
    "moodreel train review-sentiment --data ../shared/data/imdb-reviews "
    "--out src/moodreel/artefacts/research/review-sentiment --seed {seed}"
)


def write(
    out: Path,
    model: ReviewSentimentModel,
    data: Path,
    *,
    seed: int,
    settings: Mapping[str, Any],
    metrics: Mapping[str, Any],
) -> dict[str, Any]:
    """Puts the folder in place of what is there once all of it is written; gives the manifest."""
    manifest: dict[str, Any] = {
        "name": TASK,
        "task": TASK,
        "settings": dict(settings),
        "licence": imdb_reviews.LICENCE,
        "data": [
            {"name": imdb_reviews.NAME, "split": "train",
             "sha256": file_sha256(imdb_reviews.path_of(data, "train"))}
        ],
        "metrics": dict(metrics),
        "seed": seed,
        "command": COMMAND.format(seed=seed),
    }  # fmt: skip
    with whole_folder(out) as folder:
        np.savez_compressed(folder / FILE, allow_pickle=False, **model.arrays())
        (folder / "NOTICE.md").write_text(card.notice(manifest), encoding="utf-8")
        (folder / "card.md").write_text(card.card(manifest), encoding="utf-8")
        write_manifest(folder, manifest)
    return manifest
