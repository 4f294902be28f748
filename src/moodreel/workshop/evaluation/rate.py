"""One rating model on one split: its settings chosen inside the training rows, fitted, asked."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.workshop.evaluation.cost import Cost, measured
from moodreel.workshop.evaluation.peers import ratings as peers
from moodreel.workshop.evaluation.splits import Split
from moodreel.workshop.training.search_space import Settings, Space
from moodreel.workshop.training.taste import rating_models
from moodreel.workshop.training.taste.conformal import stretch, told

Tick = Callable[[], None]

_TIMED = 200


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """What came out of one split."""

    settings: Settings
    trials: list[dict[str, Any]]
    """Each try, with its RMSE on the validation rows; the first has the model's own settings."""
    predicted: FloatArray
    """(n,) of the held-out rows."""
    held: BoolArray | None
    """(n,) whether the interval held the rating; None for a model that has none."""
    cost: Cost
    ms: float | None
    """Milliseconds to fold one person in and tell all films, from their ratings; the median."""


def run(
    name: str, split: Split, tries: Sequence[Settings], validation: Split, tick: Tick
) -> Outcome:
    """Chooses by a validation split inside the training rows; fits on all of these."""
    trials = []
    for settings in tries if len(tries) > 1 else ():
        trials.append(trial(name, settings, validation))
        tick()
    settings = best(trials) if trials else tries[0]
    model = make(name, settings)
    with measured() as cost:
        model.fit(split.train)
    predicted = model.predict(split.held_out.people, split.held_out.films)
    tick()
    served = _served(name, settings, model, split) if name in rating_models.MODELS else None
    held, ms = served or (None, None)
    return Outcome(
        settings=settings, trials=trials, predicted=predicted, held=held, cost=cost, ms=ms
    )


def trial(name: str, settings: Settings, validation: Split) -> dict[str, Any]:
    """One fit; a setting that cannot be fitted is told and never the best."""
    asked = validation.held_out
    try:
        with measured() as cost:
            model = make(name, settings).fit(validation.train)
        off = model.predict(asked.people, asked.films) - asked.ratings
    except (ValueError, ArithmeticError) as problem:
        return {"settings": settings, "failed": str(problem)}
    return {
        "settings": settings,
        "rmse": round(float(np.sqrt(np.mean(off.astype(np.float64) ** 2))), 4),
        "mae": round(float(np.abs(off).mean()), 4),
        "train_s": cost.seconds,
        "train_cpu_s": cost.cpu_s,
    }


def best(trials: Sequence[Mapping[str, Any]]) -> Settings:
    """The settings with the lowest RMSE, of equals the first."""
    done = [one for one in trials if "rmse" in one]
    if not done:
        raise ValueError(f"no setting could be fitted: {trials[0]['failed']}")
    settings: Settings = min(done, key=lambda one: one["rmse"])["settings"]
    return settings


def make(name: str, settings: Settings) -> Any:
    """A model of ours or a peer. Raises as their tables do."""
    if name in peers.PEERS:
        return peers.make(name, settings)
    return rating_models.make(name, settings)


def space_of(name: str) -> Space:
    """What tuning may change."""
    return peers.PEERS[name].space if name in peers.PEERS else rating_models.entry(name).space


def _served(name: str, settings: Settings, model: Any, split: Split) -> tuple[BoolArray, float]:
    """Whether intervals held, their width set on training rows, and what an answer takes."""
    wider = stretch(lambda: rating_models.make(name, settings), split.train)
    estimator = model.estimator.widened(wider)
    _, low, high = told(estimator, split.known, split.held_out)
    true = split.held_out.ratings
    known, took = split.known, []
    for person in np.unique(known.people)[:_TIMED]:
        theirs = known.people == person
        films, ratings = known.films[theirs], known.ratings[theirs]
        started = time.perf_counter()
        estimator.estimate(films, ratings)
        took.append(1000 * (time.perf_counter() - started))
    return (low <= true) & (true <= high), float(np.median(took))
