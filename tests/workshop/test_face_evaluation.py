"""Scores of face readers, on beliefs whose numbers a reader can work out."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from moodreel.domain.emotion import INDEX, Emotion, FloatArray
from moodreel.errors import UnknownName
from moodreel.workshop.datasets.fer2013 import Faces, Pixels
from moodreel.workshop.evaluation import face_emotion as evaluation

JOY, ANGER = INDEX[Emotion.JOY], INDEX[Emotion.ANGER]


class Optimist:
    """Believes in joy, three to one."""

    name = "optimist"

    def __init__(self) -> None:
        self.facts: dict[str, Any] = {}

    def beliefs(self, crops: Pixels) -> FloatArray:
        beliefs = np.zeros((len(crops), 8), dtype=np.float32)
        beliefs[:, JOY], beliefs[:, ANGER] = 0.75, 0.25
        return beliefs


def faces() -> Faces:
    labels = np.array([JOY, JOY, JOY, ANGER])
    return Faces(
        images=np.zeros((4, 48, 48), dtype=np.uint8),
        labels=labels,
        votes=np.zeros((4, 8), dtype=np.float32),
    )


def test_an_optimist_is_right_as_often_as_people_are_glad() -> None:
    scored = evaluation.scored(Optimist(), faces(), seed=0)
    assert scored["metrics"]["accuracy"]["value"] == 0.75
    assert scored["metrics"]["ece"]["value"] == 0
    assert scored["metrics"]["f1_joy"]["value"] == pytest.approx(6 / 7, abs=1e-4)
    assert scored["metrics"]["macro_f1"]["value"] == pytest.approx(6 / 49, abs=1e-4)
    counts = np.array(scored["confusion"]["counts"])
    labels = scored["confusion"]["labels"]
    assert counts[labels.index("anger"), labels.index("joy")] == 1
    assert counts.sum() == 4


def test_another_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="PublicTest"):
        evaluation.measure(tmp_path, [], split="Training")
