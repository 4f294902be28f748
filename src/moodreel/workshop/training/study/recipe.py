"""Recipe of the study's models: the `emotion` set in, a run folder with a checked bundle out.

moodreel train text-emotion --model bilstm --data ../shared/data/emotion --out DIR --seed 0
"""

import resource
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from moodreel.errors import UnknownName
from moodreel.workshop.datasets import emotion, other_languages
from moodreel.workshop.training import learner
from moodreel.workshop.training.loop import Report
from moodreel.workshop.training.run_folder import RunFolder
from moodreel.workshop.training.study import ann, bilstm, bundle, transformer
from moodreel.workshop.training.study.task import StudyRows

Settings = ann.Settings | bilstm.Settings | transformer.Settings
SETTINGS: dict[str, type[Settings]] = {
    "ann": ann.Settings,
    "bilstm": bilstm.Settings,
    "transformer": transformer.Settings,
}
TASK = "text-emotion study"


def run(
    model: str,
    data: Path,
    out: Path,
    seed: int = 0,
    *,
    minilm: Path | None = None,
    resume: bool = False,
    settings: Settings | None = None,
    languages: Path = other_languages.HOME,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Trains one model from one seed; gives its validation scores as the house reads the bundle.

    The same seed on the same machine gives the same weights, on one thread. `out` becomes the run
    folder, `out/bundle` the bundle. `minilm` is the fetched folder; the transformer
    needs it. `languages` are texts that are not English, for the bounds of the known share.
    """
    if model not in SETTINGS:
        raise UnknownName("model", model, tuple(SETTINGS))
    settings = settings or SETTINGS[model]()
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    rows = StudyRows.read(data)
    folder = RunFolder.start(
        out,
        task=f"{TASK}: {model}",
        settings=asdict(settings),
        seed=seed,
        files=[emotion.path_of(data, split) for split in ("train", "validation")],
        resume=resume,
    )
    fetched = minilm if model == "transformer" else None
    chosen = _build(rows, settings, fetched, report)
    parameters = sum(p.numel() for p in chosen.network.parameters())
    trained = sum(p.numel() for p in chosen.network.parameters() if p.requires_grad)
    report(f"{model}, seed {seed}: {trained:,} of {parameters:,} parameters learn")
    progress = learner.run(
        chosen.task, settings.optimisation, settings.stopping, folder, seed, report
    )
    facts = {
        "train_s": round(progress.train_s, 1),
        "epochs": progress.epoch,
        "best_epoch": progress.best_epoch,
        "parameters": parameters,
        "trained_parameters": trained,
        "peak_mb": _peak_mb(),
    }
    return bundle.write(
        folder, chosen, rows, model=model, facts=facts, fetched=fetched, languages=languages
    )


def _build(
    rows: StudyRows, settings: Settings, fetched: Path | None, report: Report
) -> ann.Ann | bilstm.BiLstm | transformer.Transformer:
    match settings:
        case ann.Settings():
            return ann.Ann(rows, settings)
        case bilstm.Settings():
            return bilstm.BiLstm(rows, settings)
    assert fetched is not None  # noqa: S101
    return transformer.Transformer(rows, settings, fetched, learner.device(), report)


def _peak_mb() -> int:
    """Most memory that the process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1e6 if sys.platform == "darwin" else 1e3))
