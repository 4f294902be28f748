"""Columns become one score."""

from collections.abc import Mapping

import numpy as np

from moodreel.domain.intent import Intent
from moodreel.domain.slate import Slate

SCORE = "score"
GAIN = "gain:"

# Set by hand, held by the variety test (docs/architecture.md, "The blend"): the mood is what was
# asked about, so fit, specificity and tone weigh more than all else together unless films to be
# like are named. Specificity moves half as far as the fit does, hence its weight.
_USUAL = {
    "mood_fit": 0.20,
    "specificity": 1.80,
    "tone": 0.08,
    "content": 0.90,
    "taste": 0.30,
    "popularity": 0.14,
    "freshness": 0.03,
}
WEIGHTS: Mapping[Intent, Mapping[str, float]] = {
    Intent.MATCH: _USUAL,
    Intent.LIFT: _USUAL,
    Intent.CALM: _USUAL,
    Intent.STIR: _USUAL,
    Intent.SURPRISE: {**_USUAL, "popularity": 0.05, "discovery": 0.30},
}


def blend(slate: Slate, weights: Mapping[str, float]) -> Slate:
    """The slate with a column `score` in [0, 1], the weighted mean of its signals, and a column
    `gain:NAME` for each signal: what it added to the score of a film beside the others here.

    Where a signal has no opinion on a film, the film gets the signal's mean over this slate: its
    gain is 0. A signal without any opinion does not weigh at all.
    """
    voices = {
        name: weight
        for name, weight in weights.items()
        if name in slate.columns and np.isfinite(slate.columns[name]).any()
    }
    total = sum(voices.values())
    score = np.zeros(len(slate), dtype=np.float32)
    for name, weight in voices.items():
        values = slate.columns[name]
        usual = float(np.nanmean(values))
        gain = weight / total * np.where(np.isfinite(values), values - usual, 0.0)
        score += (weight / total * usual + gain).astype(np.float32)
        slate = slate.with_column(GAIN + name, gain.astype(np.float32))
    return slate.with_column(SCORE, score)
