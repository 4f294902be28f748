"""Columns become one score."""

from collections.abc import Mapping

import numpy as np

from moodreel.domain.slate import Slate

SCORE = "score"
GAIN = "gain:"


def heard(slate: Slate) -> frozenset[str]:
    """The columns that have an opinion on some film."""
    return frozenset(name for name, own in slate.columns.items() if np.isfinite(own).any())


def blend(slate: Slate, weights: Mapping[str, float]) -> Slate:
    """The slate with a column `score` in [0, 1], the weighted mean of its signals, and a column
    `gain:NAME` for each signal: what it added to the score of a film beside the others here.

    Where a signal has no opinion on a film, the film gets the signal's mean over this slate: its
    gain is 0. A signal without any opinion does not weigh at all.
    """
    known = heard(slate)
    voices = {name: weight for name, weight in weights.items() if name in known}
    total = sum(voices.values())
    score = np.zeros(len(slate), dtype=np.float32)
    for name, weight in voices.items():
        values = slate.columns[name]
        usual = float(np.nanmean(values))
        gain = weight / total * np.where(np.isfinite(values), values - usual, 0.0)
        score += (weight / total * usual + gain).astype(np.float32)
        slate = slate.with_column(GAIN + name, gain.astype(np.float32))
    return slate.with_column(SCORE, score)
