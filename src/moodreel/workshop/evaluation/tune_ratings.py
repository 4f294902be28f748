"""Settings of rating models, chosen inside the training rows; every model gets as many trials."""

from collections.abc import Callable, Sequence
from typing import Any

from moodreel.errors import UnknownName
from moodreel.workshop.evaluation import rate
from moodreel.workshop.evaluation.rating_study import Asked, Report
from moodreel.workshop.training.search_space import Settings, draws, grid

METHODS = ("random", "grid")


def run(
    asked: Asked,
    names: Sequence[str],
    *,
    n: int,
    method: str = "random",
    seed: int = 0,
    report: Report = lambda _: None,
    tick: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Tries `n` settings a model (a grid: `n` values a setting) on the first part's training rows,
    a tenth of them held out to choose by. Gives every trial and each model's best.
    """
    validation = asked.validations[0]
    models = []
    for name in names:
        trials = []
        for settings in _tries(name, n, method, seed):
            trials.append(rate.trial(name, settings, validation))
            report(f"{name} {_told(trials[-1])}")
            tick()
        models.append({"name": name, "best": rate.best(trials), "trials": trials})
    return {
        "task": "tune ratings",
        "data": {"name": asked.file.parent.name, "validation_sha256": validation.digest()},
        "seed": seed,
        "method": method,
        "chosen_by": "rmse",
        "models": models,
    }


def n_trials(names: Sequence[str], n: int, method: str, seed: int) -> int:
    """How many there will be in all, for a progress bar."""
    return sum(len(_tries(name, n, method, seed)) for name in names)


def _tries(name: str, n: int, method: str, seed: int) -> list[Settings]:
    if method not in METHODS:
        raise UnknownName("method", method, METHODS)
    space = rate.space_of(name)
    return draws(space, n, seed) if method == "random" else grid(space, n)


def _told(trial: dict[str, Any]) -> str:
    own = ", ".join(f"{key} {value}" for key, value in trial["settings"].items())
    told = trial.get("failed") or f"RMSE {trial['rmse']:.4f}, {trial['train_cpu_s']:.1f} s"
    return f"({own}) {told}"
