"""Recipe of the two networks on reviews: the training split in, a run folder out.

moodreel train review-sentiment --model transformer --data ../shared/data/imdb-reviews --out DIR
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from moodreel.errors import UnknownName
from moodreel.workshop.datasets import imdb_reviews
from moodreel.workshop.datasets.imdb_reviews import LearnedFrom
from moodreel.workshop.evaluation.cost import measured
from moodreel.workshop.training import learner
from moodreel.workshop.training.loop import Report
from moodreel.workshop.training.reviews import bilstm, transformer
from moodreel.workshop.training.reviews.task import ReviewTask
from moodreel.workshop.training.run_folder import RunFolder

TASK = "review-sentiment"
FACTS, WORDS = "facts.json", "words.txt"
Settings = bilstm.Settings | transformer.Settings
Reader = bilstm.BiLstm | transformer.Transformer
SETTINGS: dict[str, type[Settings]] = {
    "bilstm": bilstm.Settings,
    "transformer": transformer.Settings,
}


def run(
    model: str,
    data: Path,
    out: Path,
    seed: int = 0,
    *,
    minilm: Path | None = None,
    settings: Settings | None = None,
    resume: bool = False,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Trains one network on one thread; the test split is not read. `minilm` is the fetched folder,
    which the transformer starts from.
    """
    if model not in SETTINGS:
        raise UnknownName("model", model, tuple(SETTINGS))
    settings = settings or SETTINGS[model]()
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    folder = RunFolder.start(
        out,
        task=f"{TASK}: {model}",
        settings=asdict(settings),
        seed=seed,
        files=[imdb_reviews.path_of(data, "train")],
        resume=resume,
    )
    rows = LearnedFrom.read(data)
    with measured() as cost:
        reader = _new(settings, rows, out, minilm, report)
        task = ReviewTask(
            reader.network,
            (reader.inputs(rows.train.texts, training=True), rows.train),
            (reader.inputs(rows.validation.texts), rows.validation),
            settings.batch,
        )
        progress = learner.run(
            task, settings.optimisation, settings.stopping, folder, seed, report, on="cpu"
        )
    own = [p for p in reader.network.parameters() if p.requires_grad]
    facts = {
        "model": model,
        "train_s": cost.seconds,
        "cpu_s": cost.cpu_s,
        "peak_mb": cost.peak_mb,
        "epochs": progress.epoch,
        "best_epoch": progress.best_epoch,
        "trained_parameters": sum(p.numel() for p in own),
        "parameters": sum(p.numel() for p in reader.network.parameters()),
        "validation": folder.epochs()[progress.best_epoch - 1],
    }
    (out / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    return {"task": TASK, **facts}


def _new(
    settings: Settings, rows: LearnedFrom, out: Path, minilm: Path | None, report: Report
) -> Reader:
    if isinstance(settings, transformer.Settings):
        assert minilm is not None  # noqa: S101
        return transformer.Transformer(settings, minilm, report)
    words = bilstm.words_of(rows.train.texts, settings.words)
    (out / WORDS).write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
    return bilstm.BiLstm(settings, words)
