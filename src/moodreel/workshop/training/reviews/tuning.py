"""What each setting of the linear model is worth, on folds by film of the training split.

One setting at a time is moved from where it ships; the test split is not read.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.inference.review_features import words_of
from moodreel.inference.review_sentiment import TASK, Told, chances_of
from moodreel.workshop.datasets import imdb_reviews, lukewarm_reviews
from moodreel.workshop.evaluation.review_scores import N_LEVELS, Answers, measure
from moodreel.workshop.training.loop import Report
from moodreel.workshop.training.reviews.edges import chosen_edges
from moodreel.workshop.training.reviews.features import Words, known_from, matrix_of
from moodreel.workshop.training.reviews.linear import Settings, fit

SHIPPED = Settings()
TRIED = (
    SHIPPED,
    replace(SHIPPED, fewest=5),
    replace(SHIPPED, norm=20.0),
    replace(SHIPPED, norm=100.0),
    replace(SHIPPED, strength=2.0, strength_of_ratios=1.25),
    replace(SHIPPED, strength=8.0, strength_of_ratios=5.0),
)


def run(
    data: Path,
    tried: Sequence[Settings] = TRIED,
    *,
    lukewarm: Path = lukewarm_reviews.HOME,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """The `evaluate` document of the settings; the first, which ships, is marked."""
    rows = imdb_reviews.read(data, "train")
    texts = [words_of(text) for text in rows.texts]
    mixed = [words_of(text) for text in lukewarm_reviews.read(lukewarm, "dev")]
    models = []
    for i, settings in enumerate(tried):
        moved = _moved(settings, tried[0])
        report(f"settings {i + 1} of {len(tried)}: {moved or 'as shipped'}")
        metrics = _measured(rows, texts, mixed, settings, report)
        models.append({"name": moved or "as shipped", "chosen": i == 0, "metrics": metrics})
    split = f"train, {tried[0].folds} folds by film"
    return {"task": TASK, "data": {"name": imdb_reviews.NAME, "split": split}, "models": models}


def _measured(
    rows: imdb_reviews.Reviews, texts: Words, mixed: Words, settings: Settings, report: Report
) -> dict[str, dict[str, float]]:
    known = known_from(texts, settings.fewest)
    fitted, unseen = fit(matrix_of(texts, known), rows, settings, report)
    told, lukewarm = (
        Told(chances=chances_of(logits), known_share=np.zeros(0, np.float32))
        for logits in (unseen, fitted.logits(matrix_of(mixed, known), settings.norm))
    )
    edges = chosen_edges(told.stars, rows.stars, lukewarm.stars)
    answers = Answers(
        side=told.side,
        stars=told.stars,
        likeliest=told.likeliest_stars,
        levels=np.searchsorted(edges, told.stars, side="right"),
    )
    middle = np.searchsorted(edges, lukewarm.stars, side="right") == N_LEVELS // 2
    values = measure(answers, rows.stars) | {"lukewarm_dev": float(middle.mean())}
    return {name: {"value": round(value, 4)} for name, value in values.items()}


def _moved(settings: Settings, shipped: Settings) -> str:
    """The fields that differ, as words."""
    names = [
        name for name in Settings.__slots__ if getattr(settings, name) != getattr(shipped, name)
    ]
    return ", ".join(f"{name} {getattr(settings, name):g}" for name in names)
