"""How well the reader of reviews that ships does: the official test, and sentences of our own."""

import time
from collections.abc import Container, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.domain.mood import SURE_FROM
from moodreel.inference.array_bundle import ArrayBundle
from moodreel.inference.review_features import words_of
from moodreel.inference.review_sentiment import LEVELS, TASK, ReviewSentimentModel
from moodreel.workshop.datasets import imdb_reviews, lukewarm_reviews, other_languages
from moodreel.workshop.datasets.imdb_reviews import Reviews, Split
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.evaluation.review_scores import NAMES, Answers, levels_of, measure
from moodreel.workshop.evaluation.scores import N_RESAMPLES, Score, interval

_TIMED = 500
_BATCH_TIMED = 5_000
_MIXED = len(LEVELS) // 2


def run(
    data: Path,
    folder: Path,
    *,
    split: Split = "test",
    lukewarm: Path = lukewarm_reviews.HOME,
    languages: Path = other_languages.HOME,
    seed: int = 0,
) -> dict[str, Any]:
    """The `evaluate` document of the bundle in `folder`; needs numpy only."""
    model = ReviewSentimentModel.open(folder)
    manifest = ArrayBundle.open(folder, TASK).manifest
    rows = imdb_reviews.read(data, split)
    answers = answers_of(model, rows.texts)
    metrics = scores(answers, rows, seed) | own_sentences(model, lukewarm, languages, seed)
    if split == "test":
        metrics |= unrepeated(answers, rows, set(imdb_reviews.read(data, "train").texts), seed)
    row = {
        "name": "linear",
        "chosen": True,
        "metrics": metrics,
        "levels": confusion(answers, rows),
        "train_s": manifest["metrics"]["cpu_s"],
        "peak_mb": manifest["metrics"]["peak_mb"],
        "size_mb": size_mb(folder),
        "ms": ms_a_review(model, rows.texts),
        "reviews_per_s": reviews_per_s(model, rows.texts),
    }
    return {"task": TASK, "data": data_of(data, split, rows), "seed": seed, "models": [row]}


def answers_of(model: ReviewSentimentModel, texts: Sequence[str]) -> Answers:
    """What the bundle says of the texts."""
    told = model.tell([words_of(text) for text in texts])
    return Answers(
        side=told.side,
        stars=told.stars,
        likeliest=told.likeliest_stars,
        levels=np.searchsorted(model.edges, told.stars, side="right"),
    )


def scores(answers: Answers, rows: Reviews, seed: int) -> dict[str, Score]:
    """Every number of `NAMES`, with its bootstrap 95 % interval over reviews."""
    rng = np.random.default_rng(seed)
    n = len(rows)
    draws = (rng.integers(0, n, n) for _ in range(N_RESAMPLES))
    again = [list(measure(answers.take(i), rows.stars[i]).values()) for i in draws]
    low, high = np.quantile(np.array(again), [0.025, 0.975], axis=0).round(4).tolist()
    whole = measure(answers, rows.stars)
    return {
        name: Score(value=round(whole[name], 4), low=low[i], high=high[i])
        for i, name in enumerate(NAMES)
    }


def unrepeated(
    answers: Answers, rows: Reviews, learned: Container[str], seed: int
) -> dict[str, Score]:
    """Accuracy on the reviews whose very text was not learned from: a few stand in both splits."""
    new = np.array([text not in learned for text in rows.texts])
    right = ((answers.side > 0.5) == rows.positive)[new]
    return {"accuracy_unrepeated": _share(right, seed)}


def own_sentences(
    model: ReviewSentimentModel, lukewarm: Path, languages: Path, seed: int
) -> dict[str, Score]:
    """Shares of the lukewarm test sentences told as the middle level, and at most one beside it;
    share of texts in other languages that come out unsure.
    """
    numbers: dict[str, Score] = {}
    if lukewarm.is_file():
        mixed = model.read_many(lukewarm_reviews.read(lukewarm, "test"))
        numbers["lukewarm_accuracy"] = _share([own.level == _MIXED for own in mixed], seed)
        near = [abs(own.level - _MIXED) <= 1 for own in mixed]
        numbers["lukewarm_within_one"] = _share(near, seed)
    if languages.is_file():
        strange = model.read_many(other_languages.read(languages, "validation"))
        unsure = [own.confidence < SURE_FROM for own in strange]
        numbers["other_languages_unsure"] = _share(unsure, seed)
    return numbers


def confusion(answers: Answers, rows: Reviews) -> list[list[int]]:
    """(5, 5) reviews by their level and the level told; the middle row is empty."""
    k = len(LEVELS)
    cells = levels_of(rows.stars) * k + answers.levels
    table: list[list[int]] = np.bincount(cells, minlength=k * k).reshape(k, k).tolist()
    return table


def data_of(data: Path, split: Split, rows: Reviews) -> dict[str, Any]:
    """What was measured on."""
    return {
        "name": imdb_reviews.NAME,
        "sha256": file_sha256(imdb_reviews.path_of(data, split)),
        "split": split,
        "rows": len(rows),
        "films": len(set(rows.films)),
    }


def size_mb(folder: Path) -> float:
    """Of all files."""
    return round(sum(p.stat().st_size for p in folder.iterdir() if p.is_file()) / 1e6, 3)


def ms_a_review(model: ReviewSentimentModel, texts: Sequence[str]) -> float:
    """Median processor time over some of the texts, each read alone, on one thread."""
    taken = []
    for text in texts[:_TIMED]:
        started = time.process_time()
        model.read(text)
        taken.append(time.process_time() - started)
    return round(float(np.median(taken)) * 1000, 3)


def reviews_per_s(model: ReviewSentimentModel, texts: Sequence[str]) -> int:
    """Of a processor's second, many at once: other work on the machine does not count."""
    some = texts[:_BATCH_TIMED]
    started = time.process_time()
    model.read_many(some)
    return round(len(some) / (time.process_time() - started))


def _share(flags: Sequence[bool] | BoolArray, seed: int) -> Score:
    own: FloatArray = np.array(flags, dtype=np.float32)
    return interval(lambda i: float(own[i].mean()), len(own), seed)
