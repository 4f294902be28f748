"""The strongest weights of each film, and nothing else: item-item matrices that fit into a file."""

from typing import Any

import numpy as np
from scipy.sparse import csr_array

from moodreel.domain.emotion import IdArray
from moodreel.inference.item_weights import ItemWeights
from moodreel.inference.preference import Preference


def strongest(column: np.ndarray, k: int) -> IdArray:
    """Rows of the `k` entries of largest size that are not zero, rising; of equals the lower."""
    rows = np.flatnonzero(column)
    if len(rows) > k:
        size = np.abs(column[rows])
        edge = np.partition(size, len(size) - k)[len(size) - k]
        above = np.flatnonzero(size > edge)
        rows = rows[
            np.sort(np.concatenate([above, np.flatnonzero(size == edge)[: k - len(above)]]))
        ]
    return rows


def from_columns(rows: list[IdArray], weights: list[np.ndarray], n_films: int) -> Any:
    """(F, F) sparse, from the rows and weights of each column in turn."""
    columns = np.repeat(np.arange(n_films), [len(own) for own in rows])
    told = np.concatenate(weights).astype(np.float32)
    return csr_array((told, (np.concatenate(rows), columns)), shape=(n_films, n_films))


def item_weights(matrix: Any, preference: Preference) -> ItemWeights:
    """The same, in the shape that the house reads."""
    return ItemWeights(
        starts=matrix.indptr.astype(np.int64),
        films=matrix.indices.astype(np.int32),
        weights=matrix.data.astype(np.float32),
        preference=preference,
    )
