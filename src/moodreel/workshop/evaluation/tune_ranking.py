"""Settings of ranking models, chosen on validation people; every model gets as many trials.

A file a model, written after each trial, so that what was broken off goes on where it stopped.
"""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from moodreel.errors import BadInput, CorruptFile, UnknownName
from moodreel.workshop.evaluation.rank import fit, score
from moodreel.workshop.evaluation.ranking_study import CHOOSE_BY, Report, Task, make, space_of
from moodreel.workshop.training.search_space import Settings, draws, grid

METHODS = ("random", "grid")
Tick = Callable[[], None]


def run(
    asked: Task,
    names: Sequence[str],
    out: Path,
    *,
    n: int,
    method: str = "random",
    seed: int = 0,
    report: Report = lambda _: None,
    tick: Tick = lambda: None,
) -> dict[str, Any]:
    """Tries `n` settings a model (a grid: `n` values a setting): fits on the training rows, scores
    validation. Gives each model's best, and writes `tuned-NAME.json` with all trials to `out`.
    """
    if method not in METHODS:
        raise UnknownName("method", method, METHODS)
    out.mkdir(parents=True, exist_ok=True)
    documents = [
        _tune(asked, name, _tries(asked, name, n, method, seed), out, seed, report, tick)
        for name in names
    ]
    return {
        "task": "tune ranking",
        "data": dict(asked.about),
        "seed": seed,
        "method": method,
        "chosen_by": CHOOSE_BY,
        "models": [
            {"name": d["name"], "trials": len(d["trials"]), "best": d["best"]} for d in documents
        ],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuned:
    """What tuning found."""

    settings: Mapping[str, Settings]
    """The best of each model."""
    trials: int
    """Of each model that has settings at all."""


def read_tuned(folder: Path, names: Sequence[str]) -> Tuned:
    """The best settings of the models that have a file in the folder, of as many trials each: as
    the model with the fewest has had, the first of the others'.

    Raises `BadInput` where there is none, `CorruptFile` where one cannot be read.
    """
    paths = [path for name in names if (path := folder / f"tuned-{name}.json").is_file()]
    if not paths:
        raise BadInput(
            f"no tuned-NAME.json of {', '.join(names)} in {folder}: run `moodreel tune ranking "
            f"--out {folder}`"
        )
    trials = {own["name"]: own["trials"] for own in map(_read, paths)}
    n = min((len(own) for own in trials.values() if own and own[0]["settings"]), default=1)
    best = {name: _best(own[:n]) for name, own in trials.items()}
    return Tuned(settings={name: own["settings"] for name, own in best.items() if own}, trials=n)


def n_trials(asked: Task, names: Sequence[str], n: int, method: str, seed: int) -> int:
    """How many there will be in all, for a progress bar."""
    return sum(len(_tries(asked, name, n, method, seed)) for name in names)


def _tries(asked: Task, name: str, n: int, method: str, seed: int) -> list[Settings]:
    space = space_of(name, liked=asked.about["liked_from"] is not None)
    if not space:
        return [{}]
    return draws(space, n, seed) if method == "random" else grid(space, n)


def _tune(
    asked: Task,
    name: str,
    tries: list[Settings],
    out: Path,
    seed: int,
    report: Report,
    tick: Tick,
) -> dict[str, Any]:
    path = out / f"tuned-{name}.json"
    identity = {
        "name": name,
        "seed": seed,
        "validation_sha256": asked.about["validation_sha256"],
        "liked_from": asked.about["liked_from"],
        "tries": tries,
    }
    document = _begun(path, identity)
    for _ in document["trials"]:  # done before
        tick()
    for settings in tries[len(document["trials"]) :]:
        document["trials"].append(_trial(asked, name, settings))
        document["best"] = _best(document["trials"])
        _write(path, document)
        report(f"{name} {_told(document['trials'][-1])}; best {_told(document['best'])}")
        tick()
    return document


def _trial(asked: Task, name: str, settings: Settings) -> dict[str, Any]:
    """One fit; a setting that cannot be fitted is told and never the best."""
    started = time.perf_counter()
    try:
        model = make(name, settings)
        cost = fit(model, asked.validation)
        scores = score(model, asked.validation)
    except (ValueError, ArithmeticError) as problem:
        return {"settings": settings, "failed": str(problem)}
    return {
        "settings": settings,
        "metrics": {key: round(float(own.mean()), 4) for key, own in scores.items()},
        "train_s": cost.seconds,
        "train_cpu_s": cost.cpu_s,
        "peak_mb": cost.peak_mb,
        "trial_s": round(time.perf_counter() - started, 2),
    }


def _best(trials: list[dict[str, Any]]) -> dict[str, Any] | None:
    done = [trial for trial in trials if "metrics" in trial]
    return max(done, key=lambda trial: trial["metrics"][CHOOSE_BY], default=None)


def _begun(path: Path, identity: Mapping[str, Any]) -> dict[str, Any]:
    """What an earlier run left, if it tried the same; else a new beginning."""
    fresh: dict[str, Any] = json.loads(json.dumps(identity)) | {"trials": [], "best": None}
    if not path.is_file():
        return fresh
    old = _read(path)
    if other := [key for key in identity if old.get(key) != fresh[key]]:
        raise BadInput(
            f"{path} was tuned with another {' and '.join(other)}: name another folder for --out"
        )
    return old


def _read(path: Path) -> dict[str, Any]:
    try:
        document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        document.update({key: document[key] for key in ("name", "trials", "best")})
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise CorruptFile(f"{path}: expected what `moodreel tune ranking` writes") from problem
    return document


def _write(path: Path, document: dict[str, Any]) -> None:
    """All of it or nothing."""
    aside = path.with_name(path.name + ".part")
    aside.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    aside.replace(path)


def _told(trial: dict[str, Any] | None) -> str:
    if trial is None:
        return "none yet"
    own = ", ".join(f"{key} {value}" for key, value in trial["settings"].items())
    told = trial.get("failed") or f"{CHOOSE_BY} {trial['metrics'][CHOOSE_BY]:.4f}"
    return f"({own}) {told}"
