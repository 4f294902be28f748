"""What each person rated, as a sparse matrix: what ranking models learn from and are asked with."""

from typing import Any

import numpy as np
from scipy.sparse import csr_array

from moodreel.domain.emotion import IdArray
from moodreel.workshop.datasets.interactions import Interactions

Histories = Any
"""A `scipy.sparse.csr_array` (people, films) of float32 ratings. What is stored was seen, NaN
without a rating; what is not stored is unknown. A rating of zero is stored, too.
"""


def histories(data: Interactions) -> Histories:
    """(P, F) all people, those without a row included."""
    ends = np.searchsorted(data.people, np.arange(data.n_people + 1))
    return csr_array(
        (data.ratings, data.films, ends), shape=(data.n_people, data.n_films), dtype=np.float32
    )


def histories_of(data: Interactions, people: IdArray) -> Histories:
    """(b, F) the rows of these people, in this order."""
    return histories(data)[people]


def seen(rated: Histories) -> Histories:
    """The same with 1 for whatever was seen."""
    return csr_array(
        (np.ones(rated.nnz, dtype=np.float32), rated.indices, rated.indptr), shape=rated.shape
    )
