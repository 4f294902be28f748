"""One ranking model on one split: fitted, asked, scored, and what it cost."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.errors import BadInput
from moodreel.workshop.datasets.histories import Histories, histories_of
from moodreel.workshop.evaluation import list_qualities as qualities
from moodreel.workshop.evaluation.cost import Cost, measured
from moodreel.workshop.evaluation.ranking_scores import accuracy, ordered
from moodreel.workshop.evaluation.splits import Split
from moodreel.workshop.training.taste.ranking_model import RankingModel

AT_ONCE = 256
"""People scored at a time: with 100,000 films a batch is 100 MB."""

K = 10
"""Length of the lists whose qualities are measured."""

_TIMED = 50


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """A split as matrices."""

    train: Histories
    """(p, F)"""
    known: Histories
    """(b, F) what is told of the people in question."""
    wanted: Histories
    """(b, F) what they shall be offered; at least one film each."""
    genres: FloatArray | None = None
    """(F, g) 1 for each genre of a film, where known."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """What came out."""

    each: Mapping[str, FloatArray]
    """(b,) each metric of each person; NaN where there is none."""
    coverage: float
    cost: Cost
    ms: float
    """Milliseconds to score all films for one person, alone, from their ratings; the median."""
    size_mb: float | None
    """What was learned, in memory; None where that is hidden."""


def question(
    split: Split, liked_from: float | None = None, genres: FloatArray | None = None
) -> Question:
    """The split for a ranking model; with `liked_from` held-out films are wanted if rated so high.

    Raises `BadInput` where nothing would be wanted.
    """
    held_out = split.held_out
    if liked_from is not None:
        held_out = held_out.take(held_out.ratings >= liked_from)
    if not len(held_out):
        raise BadInput("expected held-out films to foretell, got none: lower --liked-from?")
    people = np.unique(held_out.people)
    return Question(
        train=histories_of(split.train, np.unique(split.train.people)),
        known=histories_of(split.known, people),
        wanted=histories_of(held_out, people),
        genres=genres,
    )


def fit(model: RankingModel, asked: Question) -> Cost:
    """Fits the model and says what that cost."""
    with measured() as cost:
        model.fit(asked.train)
    return cost


def score(model: RankingModel, asked: Question) -> dict[str, FloatArray]:
    """(b,) accuracy of a fitted model for each person."""
    return _scored(model, asked)[0]


def outcome(model: RankingModel, asked: Question, cost: Cost) -> Outcome:
    """Everything about a fitted model."""
    each, lists = _scored(model, asked)
    each["novelty@10"] = qualities.novelty(lists, asked.train)
    each["diversity@10"] = qualities.diversity(lists, asked.train)
    each["popularity_lift@10"] = qualities.popularity_lift(lists, asked.known, asked.train)
    if asked.genres is not None:
        each["miscalibration@10"] = qualities.miscalibration(lists, asked.known, asked.genres)
    return Outcome(
        each=each,
        coverage=qualities.coverage(lists, asked.train.shape[1]),
        cost=cost,
        ms=_ms(model, asked),
        size_mb=_size_mb(model),
    )


def _scored(model: RankingModel, asked: Question) -> tuple[dict[str, FloatArray], IdArray]:
    """Accuracy of each person, and their lists (b, 10)."""
    parts, lists = [], []
    for start in range(0, asked.known.shape[0], AT_ONCE):
        known, wanted = (own[start : start + AT_ONCE] for own in (asked.known, asked.wanted))
        order = ordered(model.score(known), known)
        parts.append(accuracy(order, wanted))
        lists.append(order[:, :K])
    return {name: np.concatenate([p[name] for p in parts]) for name in parts[0]}, np.vstack(lists)


def _ms(model: RankingModel, asked: Question) -> float:
    seconds = []
    for row in range(min(_TIMED, asked.known.shape[0])):
        alone = asked.known[[row]]
        started = time.perf_counter()
        model.score(alone)
        seconds.append(time.perf_counter() - started)
    return round(float(np.median(seconds)) * 1000, 3)


def _size_mb(model: Any) -> float | None:
    """Bytes of the learned arrays, which our models keep in fields that end in an underscore."""
    if not is_dataclass(model):
        return None
    learned = [getattr(model, f.name) for f in fields(model) if f.name.endswith("_")]
    parts = [own for each in learned for own in _arrays(each)]
    return round(sum(own.nbytes for own in parts) / 1e6, 2) if parts else None


def _arrays(learned: Any) -> list[np.ndarray]:
    if isinstance(learned, np.ndarray):
        return [learned]
    names = ("data", "indices", "indptr")
    return [getattr(learned, n) for n in names] if hasattr(learned, "indptr") else []
