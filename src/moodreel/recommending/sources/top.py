"""The k best rows of a column over the catalogue: what most sources end with."""

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.domain.slate import Slate


def top(name: str, values: FloatArray, allowed: BoolArray, k: int) -> Slate:
    """The k highest of `values` (n_films,) among the allowed rows, without NaN; ties by row."""
    rows = np.flatnonzero(allowed & np.isfinite(values))
    if len(rows) > k:
        rows = np.sort(rows[_best(values[rows], k)])
    return Slate(rows.astype(np.int64), {name: values[rows].astype(np.float32)})


def _best(values: FloatArray, k: int) -> IdArray:
    """Positions of the k highest, of equals the first: a partition alone keeps any of the equals,
    and another machine would keep others.
    """
    least = np.partition(values, len(values) - k)[len(values) - k]
    above, equal = np.flatnonzero(values > least), np.flatnonzero(values == least)
    return np.concatenate([above, equal[: k - len(above)]])
