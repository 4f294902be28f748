"""The rows that the text model learns from and is chosen by."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.workshop.datasets import everyday as everyday_set
from moodreel.workshop.datasets import goemotions, leaks
from moodreel.workshop.datasets.labelled import LabelledTexts, join, one_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How the corpus counts beside GoEmotions, which is nine times as large and of another kind."""

    everyday: float = 6.0
    """What a corpus row counts in the loss where a GoEmotions row counts 1."""
    copies: int = 4
    """What a corpus text counts in the choice of the vocabulary."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Data:
    """Rows for learning and for choosing; nothing of either is near a test text."""

    learn: LabelledTexts
    importance: FloatArray
    copies: list[int]
    everyday: LabelledTexts
    goemotions: LabelledTexts
    dropped: int


def load(data: Path, everyday: Path, suite: Path, weights: Weights) -> Data:
    """The corpus less its validation part, and GoEmotions' official train split."""
    tests = leaks.suite_texts(suite)
    corpus, dropped = _without(everyday_set.read(everyday), tests)
    reddit, also_dropped = _without(goemotions.read(data / "goemotions", "train"), tests)
    held_out = corpus.held_out(everyday_set.VALIDATION_PERCENT)
    own = corpus.take(np.flatnonzero(~held_out))
    sizes = [len(own), len(reddit)]
    return Data(
        learn=join([own, reddit]),
        importance=np.repeat(np.array([weights.everyday, 1], dtype=np.float32), sizes),
        copies=[weights.copies] * len(own) + [1] * len(reddit),
        everyday=corpus.take(np.flatnonzero(held_out)),
        goemotions=one_label(goemotions.read(data / "goemotions", "dev")),
        dropped=dropped + also_dropped,
    )


def _without(rows: LabelledTexts, tests: tuple[str, ...]) -> tuple[LabelledTexts, int]:
    near = leaks.near(rows.texts, tests)
    return rows.take(np.flatnonzero(~near)), int(near.sum())
