"""Recipe of the reader of reviews that ships: the training split in, a checked bundle out.

moodreel train review-sentiment --data ../shared/data/imdb-reviews --out DIR
"""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.inference.review_features import CHUNK, runs_of, words_of
from moodreel.inference.review_sentiment import TASK, ReviewSentimentModel, Told, chances_of
from moodreel.workshop.datasets import imdb_reviews, lukewarm_reviews, other_languages
from moodreel.workshop.evaluation.cost import measured
from moodreel.workshop.evaluation.review_scores import Answers, measure
from moodreel.workshop.training import calibrate
from moodreel.workshop.training.loop import Report
from moodreel.workshop.training.reviews import bundle
from moodreel.workshop.training.reviews.edges import chosen_edges
from moodreel.workshop.training.reviews.features import (
    Known,
    Words,
    known_from,
    matrix_of,
    words_in,
)
from moodreel.workshop.training.reviews.linear import Fitted, Settings, fit


def run(
    data: Path,
    out: Path,
    seed: int = 0,
    *,
    settings: Settings | None = None,
    lukewarm: Path = lukewarm_reviews.HOME,
    languages: Path = other_languages.HOME,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Trains the linear model and writes its bundle to `out`; the test split is not read.

    The seed changes nothing yet is recorded: nothing is drawn at random. `lukewarm` are sentences
    that are neither for nor against, for the middle level; `languages` are texts that are not
    English, for the confidence.
    """
    settings = settings or Settings()
    rows = imdb_reviews.read(data, "train")
    with measured() as cost:
        texts = [words_of(text) for text in rows.texts]
        known = known_from(texts, settings.fewest)
        report(f"{len(known.keys):,} runs of {len(known.vocabulary.numbers):,} words")
        fitted, unseen = fit(matrix_of(texts, known), rows, settings, report)
        model = _model(known, fitted, settings, _familiar(texts, known, settings.fewest, languages))
        told = Told(chances=chances_of(unseen), known_share=np.zeros(0, np.float32))
        mixed = model.tell([words_of(text) for text in lukewarm_reviews.read(lukewarm, "dev")])
        model = replace(model, edges=chosen_edges(told.stars, rows.stars, mixed.stars))
    answers = Answers(
        side=told.side,
        stars=told.stars,
        likeliest=told.likeliest_stars,
        levels=np.searchsorted(model.edges, told.stars, side="right"),
    )
    metrics = {
        "train_s": cost.seconds,
        "cpu_s": cost.cpu_s,
        "peak_mb": cost.peak_mb,
        "reviews": len(rows),
        "runs": len(known.keys),
        "words": len(known.vocabulary.numbers),
        "validation": {k: round(v, 4) for k, v in measure(answers, rows.stars).items()},
    }
    bundle.write(out, model, data, seed=seed, settings=asdict(settings), metrics=metrics)
    return {"task": TASK, "model": "linear", "bundle": str(out), "metrics": metrics}


def _model(
    known: Known, fitted: Fitted, settings: Settings, familiar: tuple[float, float]
) -> ReviewSentimentModel:
    return ReviewSentimentModel(
        vocabulary=known.vocabulary,
        keys=known.keys,
        weights=fitted.weights,
        offsets=fitted.offsets,
        edges=np.array([2.5, 4.5, 6.5, 8.5], dtype=np.float32),
        norm=settings.norm,
        familiar=familiar,
    )


def _familiar(texts: Words, known: Known, fewest: int, languages: Path) -> tuple[float, float]:
    """Bounds of the known share: of training texts, as if each had not been learned from (its own
    words need one text more), and of texts in other languages.
    """
    without = words_in(texts, fewest + 1)
    english = runs_of(texts[:CHUNK], without).known_share
    foreign = [words_of(text) for text in other_languages.read(languages, "train")]
    return calibrate.known_share_bounds(english, runs_of(foreign, known.vocabulary).known_share)
