"""How far beliefs about one feeling lie apart: one number for frames and for sensors."""

import numpy as np
from numpy.typing import ArrayLike

from moodreel.domain.emotion import FloatArray


def divergence(beliefs: ArrayLike, weights: ArrayLike) -> float:
    """The weighted Jensen-Shannon divergence of (n, 8) distributions, in bits, at most 1.

    The entropy of the weighted mean less the mean entropy (Lin 1991, "Divergence measures based on
    the Shannon entropy"): 0 where all believe the same, however unsure they are; 1 where half of
    the weight is certain of one emotion and half of another. What several camps would have above 1
    is cut off. The order does not matter, nor the scale of the weights.
    """
    rows = np.asarray(beliefs, dtype=np.float64)
    shares = np.asarray(weights, dtype=np.float64)
    shares = shares / shares.sum()
    apart = _entropy(shares @ rows) - shares @ _entropy(rows)
    return float(np.clip(apart, 0, 1))


def _entropy(rows: "FloatArray | np.ndarray") -> np.ndarray:
    """In bits, along the last axis; 0 log 0 is 0."""
    logs = np.log2(rows, out=np.zeros_like(rows), where=rows > 0)
    return np.asarray(-(rows * logs).sum(axis=-1))
