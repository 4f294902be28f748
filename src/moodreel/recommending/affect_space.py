"""Where a film stands among all films, as percentiles: the space in which moods are answered.

Moods fill their plane evenly, films do not: most are pleasant and lively, and hardly any are quiet
and sad. In percentiles every corner of the plane has as many films as any other, so that no mood
runs dry and no corner is answered by the same few titles. Valence becomes its percentile, arousal
its percentile among films of about the same valence (the Rosenblatt transform, Ann. Math. Statist.
1952, on a grid with a Gaussian kernel), each emotion its percentile.
"""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray

VALENCE, AROUSAL = 0, 1
N_PLANE = 2
"""The first columns of the space; the emotions without neutral follow, in order."""
N_FELT = 7
"""Emotions other than neutral: films are annotated with these."""
N_DIMENSIONS = N_PLANE + N_FELT

_GRID = 41  # steps of 0.05 over [-1, 1]; annotations come in steps of 0.1
_BANDWIDTH = 0.15  # in units of valence: 1.5 annotation steps


@dataclass(frozen=True, slots=True, eq=False)
class AffectSpace:
    """`positions` (n_films, 9) in [0, 1]: valence, arousal given valence, seven emotions."""

    positions: FloatArray

    @classmethod
    def of(cls, catalogue: Catalogue) -> "AffectSpace":
        """The space of this catalogue; an empty one has no rows."""
        columns = [
            percentiles(catalogue.valence),
            _conditional_percentiles(catalogue.valence, catalogue.arousal),
            *(percentiles(catalogue.evokes[:, e]) for e in range(N_FELT)),
        ]
        return cls(np.stack(columns, axis=1).astype(np.float32))


def percentiles(values: FloatArray) -> FloatArray:
    """(n,) share of values below each, ties counted half: in (0, 1), mean 0.5. NaN stays NaN."""
    known = np.isfinite(values)
    ordered = np.sort(values[known])
    below = np.searchsorted(ordered, values, side="left")
    upto = np.searchsorted(ordered, values, side="right")
    result = (below + upto) / (2 * max(len(ordered), 1))
    return np.where(known, result, np.nan).astype(np.float32)


def _conditional_percentiles(given: FloatArray, values: FloatArray) -> FloatArray:
    """(n,) percentile of each value among films whose `given` is about as high."""
    levels = np.linspace(-1, 1, _GRID)
    i, j = _cell(given), _cell(values)
    counts = np.zeros((_GRID, _GRID))
    np.add.at(counts, (i, j), 1)
    kernel = np.exp(-0.5 * ((levels[:, None] - levels) / _BANDWIDTH) ** 2)
    density = kernel @ counts
    below = np.cumsum(density, axis=1) - density / 2
    total = np.maximum(density.sum(axis=1, keepdims=True), 1e-9)
    return np.asarray((below / total)[i, j], dtype=np.float32)


def _cell(values: FloatArray) -> np.ndarray:
    return np.rint((np.clip(values, -1, 1) + 1) / 2 * (_GRID - 1)).astype(np.int64)
