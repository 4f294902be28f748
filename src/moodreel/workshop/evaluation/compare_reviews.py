"""The comparison of readers of reviews: what ships beside two networks, on the official test.

moodreel compare review-sentiment --data ../shared/data/imdb-reviews --runs DIR --out DIR
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.errors import BadInput, CorruptFile
from moodreel.workshop.datasets import imdb_reviews
from moodreel.workshop.datasets.imdb_reviews import Reviews
from moodreel.workshop.evaluation import review_sentiment as shipped
from moodreel.workshop.evaluation.review_scores import Answers
from moodreel.workshop.evaluation.scores import interval

Report = Callable[[str], None]
TOLD = "test.npz"
"""What a run's network says of the test split: written once, read from then on."""


def run(
    data: Path,
    linear: Path,
    runs: Path | None,
    *,
    minilm: Path | None = None,
    seed: int = 0,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """The document: the shipped bundle `linear`, and every finished run under `runs`.

    A run's network reads the test split once, with torch; its answers are kept in the run's folder.
    Raises `BadInput` where `runs` holds no finished run.
    """
    report("linear: the shipped bundle")
    document = shipped.run(data, linear, seed=seed)
    rows = imdb_reviews.read(data, "test")
    folders = sorted(path.parent for path in runs.glob("*/facts.json")) if runs else []
    if runs and not folders:
        raise BadInput(
            f"no finished run under {runs}: expected folders that `moodreel train "
            "review-sentiment --model bilstm` or `--model transformer` wrote"
        )
    document["models"] += [_network(path, data, rows, minilm, seed, report) for path in folders]
    document["notes"] = [
        "What ships was decided by validation films, size and speed (5 MB and 2 ms a review at "
        "most); the networks are compared with, and do not ship.",
        "The networks learned from nine tenths of the training films and kept one tenth for early "
        "stopping; the linear model learned from all of them once its settings were chosen.",
    ]
    return document


def _network(
    folder: Path, data: Path, rows: Reviews, minilm: Path | None, seed: int, report: Report
) -> dict[str, Any]:
    facts = _facts(folder)
    if not (folder / TOLD).is_file():
        from moodreel.workshop.training.reviews import told

        told.write(folder, data, folder / TOLD, minilm=minilm, report=report)
    with np.load(folder / TOLD, allow_pickle=False) as kept:
        columns = {name: kept[name] for name in kept.files}
    if len(columns["side"]) != len(rows):
        raise CorruptFile(f"{folder / TOLD}: expected answers to {len(rows):,} reviews; remove it")
    stars, ms = columns["stars"], float(columns["ms"])
    answers = Answers(side=columns["side"], stars=stars, likeliest=stars, levels=columns["levels"])
    mixed = (columns["lukewarm"] == 2).astype(np.float32)
    return {
        "name": facts["model"],
        "chosen": False,
        "metrics": shipped.scores(answers, rows, seed)
        | {"lukewarm_accuracy": interval(lambda i: float(mixed[i].mean()), len(mixed), seed)},
        "levels": shipped.confusion(answers, rows),
        "train_s": facts["cpu_s"],
        "peak_mb": facts["peak_mb"],
        "size_mb": round(float(columns["size_mb"]), 3),
        "ms": round(ms, 3),
        "reviews_per_s": round(1000 / ms),
        "validation": facts["validation"],
        "trained_parameters": facts["trained_parameters"],
    }


def _facts(folder: Path) -> dict[str, Any]:
    try:
        facts: dict[str, Any] = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
        return {key: facts[key] for key in ("model", "cpu_s", "peak_mb", "validation")} | facts
    except (OSError, ValueError, KeyError) as problem:
        raise CorruptFile(
            f"{folder}: expected the facts of a training run; train again"
        ) from problem
