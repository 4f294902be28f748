"""The k best rows of a column over the catalogue: what most sources end with."""

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.domain.slate import Slate


def top(name: str, values: FloatArray, allowed: BoolArray, k: int) -> Slate:
    """The k highest of `values` (n_films,) among the allowed rows, without NaN; ties by row."""
    rows = np.flatnonzero(allowed & np.isfinite(values))
    if len(rows) > k:
        rows = np.sort(rows[np.argpartition(-values[rows], k - 1)[:k]])
    return Slate(rows.astype(np.int64), {name: values[rows].astype(np.float32)})
