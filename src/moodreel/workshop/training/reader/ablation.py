"""What each data set adds to the shipped transformer: it is trained on one, two and three of them.

Shorter than what ships, all alike; scored on held-out everyday texts, which decide, and on those of
each set.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.workshop.evaluation.scores import acceptable, calibration_error, correlation, interval
from moodreel.workshop.training.loop import Report
from moodreel.workshop.training.minilm_weights import weights_from
from moodreel.workshop.training.reader import transformer
from moodreel.workshop.training.reader.rows import (
    EMOTION,
    EVERYDAY,
    GOEMOTIONS,
    ReaderRows,
    Sources,
)
from moodreel.workshop.training.reader.transformer_task import ReaderTask

MIXES = ((EVERYDAY,), (EVERYDAY, GOEMOTIONS), (EVERYDAY, GOEMOTIONS, EMOTION))
EPOCHS = 2
ROWS_EACH = 6_000


def run(
    minilm: Path,
    data: Path,
    out: Path,
    seed: int = 0,
    *,
    resume: bool = False,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Trains every mix in a run folder of its own under `out`; gives an `evaluate` document whose
    models are the mixes. None is `chosen`: `emotion` may not ship, and counts only by what it adds.
    """
    pretrained = weights_from(minilm)
    models = []
    for names in MIXES:
        sources = Sources(data=data, names=names)
        rows, settings = ReaderRows.read(sources), _shorter(transformer.Settings())
        folder = transformer.start(sources, out / "-".join(names), seed, settings, resume)
        task, train_s = transformer.fit(pretrained, rows, folder, seed, settings, report)
        models.append(
            {
                "name": " + ".join(names),
                "chosen": False,
                "metrics": _metrics(task, rows, seed),
                "train_s": train_s,
            }
        )
    return {
        "task": "text-emotion",
        "data": {"name": EVERYDAY, "split": "held-out 15 %", "rows": len(rows.everyday.held_out)},
        "seed": seed,
        "models": models,
    }


def _metrics(task: ReaderTask, rows: ReaderRows, seed: int) -> dict[str, Any]:
    """Of everyday texts with intervals; of the other sets' held-out rows the accuracy."""
    told, labelled = task.held_out()[0], rows.everyday.held_out
    right = acceptable(told.mixed(), labelled.emotions)
    sure = np.exp(told.mixed()).max(axis=1)
    n, own = len(labelled), task.validate()
    metrics: dict[str, Any] = {
        "everyday_accuracy": interval(lambda i: float(right[i].mean()), n, seed),
        "everyday_valence_r": interval(
            lambda i: correlation(told.plane[i, 0], labelled.valence[i]), n, seed
        ),
        "everyday_ece": interval(lambda i: calibration_error(sure[i], right[i]), n, seed),
    }
    for part in rows.sets[1:]:
        metrics[f"{part.name}_accuracy"] = {"value": own[f"{part.name}_accuracy"]}
    return metrics


def _shorter(settings: transformer.Settings) -> transformer.Settings:
    return replace(
        settings,
        lesson=replace(settings.lesson, rows_each=ROWS_EACH),
        optimisation=replace(settings.optimisation, epochs=EPOCHS),
        stopping=replace(settings.stopping, epochs=EPOCHS),
    )
