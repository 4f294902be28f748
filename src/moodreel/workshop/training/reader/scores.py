"""Validation scores of a reader, by which its epochs are chosen; and its temperatures."""

from collections.abc import Sequence

import numpy as np

from moodreel.workshop.evaluation.scores import acceptable, correlation
from moodreel.workshop.training import calibrate
from moodreel.workshop.training.reader.outputs import Outputs
from moodreel.workshop.training.reader.rows import ReaderRows


def reader_scores(rows: ReaderRows, told: Sequence[Outputs]) -> dict[str, float]:
    """Scores of the mixed belief on each set's held-out rows, and of what kind they seem to be.

    `score` is the mean of the everyday accuracy, its correlation of valence and, where it is
    learned, GoEmotions' accuracy.
    """
    everyday = rows.everyday.held_out
    scores = {
        "everyday_valence_r": correlation(told[0].plane[:, 0], everyday.valence),
        "everyday_arousal_r": correlation(told[0].plane[:, 1], everyday.arousal),
    }
    for i, (part, said) in enumerate(zip(rows.sets, told, strict=True)):
        right = acceptable(said.mixed(), part.held_out.emotions)
        scores[f"{part.name}_accuracy"] = float(right.mean())
        scores[f"{part.name}_kind"] = float((said.kinds.argmax(axis=1) == i).mean())
    chosen_by = ("everyday_accuracy", "everyday_valence_r", "goemotions_accuracy")
    scores["score"] = float(np.mean([scores[name] for name in chosen_by if name in scores]))
    return {name: round(value, 4) for name, value in scores.items()}


def temperatures(rows: ReaderRows, told: Sequence[Outputs]) -> dict[str, float]:
    """For each set's way to label, the temperature that fits its held-out rows."""
    return {
        part.name: round(calibrate.temperature([said.logits[:, i]], [part.held_out.emotions]), 4)
        for i, (part, said) in enumerate(zip(rows.sets, told, strict=True))
    }
