"""What each part of the recipe is worth: the network is trained with and without it.

A narrower network and fewer epochs than what ships, all alike, so that it takes about half an hour
on one core; scored on PublicTest. The gain of what fights overfitting grows with the epochs.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from moodreel.inference.text_emotion import softmax
from moodreel.workshop.datasets import fer2013
from moodreel.workshop.evaluation.face_emotion import metrics
from moodreel.workshop.training.face import recipe
from moodreel.workshop.training.face.augment import NONE, Augmentation
from moodreel.workshop.training.face.network import Shape
from moodreel.workshop.training.face.recipe import FaceRows, Settings
from moodreel.workshop.training.face.task import logits_of
from moodreel.workshop.training.loop import Report

EPOCHS = 6
SHAPE = Shape(widths=(32, 64, 128), blocks=(1, 2, 1), stem=16)


def variants() -> dict[str, Settings]:
    """Settings by what is different in them."""
    whole = _shorter(Settings(), EPOCHS)
    average = replace(whole.optimisation, average=0.0)
    moved = Augmentation(gamma=0.0, cover=0.0)
    return {
        "all": whole,
        "no extra labels": replace(whole, votes=0.0),
        "no smoothing": replace(whole, smoothing=0.0),
        "no averaging": replace(whole, optimisation=average),
        "moved and mirrored only": replace(whole, augmentation=moved),
        "pictures as they are": replace(whole, augmentation=NONE),
        "no gates": replace(whole, shape=replace(SHAPE, gates=False)),
    }


def run(
    data: Path,
    out: Path,
    seed: int = 0,
    *,
    resume: bool = False,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Trains every variant in a run folder of its own under `out`; gives an `evaluate` document
    whose models are the variants.
    """
    rows = FaceRows.read(data)
    models = []
    for name, settings in variants().items():
        report(name)
        folder = recipe.start(data, out / name.replace(" ", "-"), seed, settings, resume)
        network, progress = recipe.fit(rows, folder, seed, settings, report)
        beliefs = softmax(logits_of(network, rows.validation.images))
        models.append(
            {
                "name": name,
                "chosen": name == "all",
                "metrics": metrics(beliefs, rows.validation.labels, seed),
                "train_s": progress.train_s,
            }
        )
    return {
        "task": recipe.TASK,
        "data": {"name": fer2013.NAME, "split": "PublicTest", "rows": len(rows.validation)},
        "seed": seed,
        "models": models,
    }


def _shorter(settings: Settings, epochs: int) -> Settings:
    return replace(
        settings,
        shape=SHAPE,
        optimisation=replace(settings.optimisation, epochs=epochs),
        stopping=replace(settings.stopping, epochs=epochs),
    )
