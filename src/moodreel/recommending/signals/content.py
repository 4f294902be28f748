"""How alike a film is to those the person named as liked."""

from collections.abc import Callable

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.content import ContentSpace

# The median film of the bundled catalogue and its nearest neighbour have a cosine of 0.53; as much
# likeness as that counts as 1.
_FULL = 0.53


class Content:
    """Mean cosine to the films liked, scaled; no opinion where none is named."""

    name = "content"

    def __init__(self, space: Callable[[], ContentSpace]) -> None:
        self._space = space

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) in [0, 1], or NaN throughout."""
        if not query.wish.like:
            return np.full(len(slate), np.nan, dtype=np.float32)
        likeness: FloatArray = self._space().likeness_to_all(query.wish.like)
        return np.asarray(np.minimum(likeness[slate.rows] / _FULL, 1), dtype=np.float32)
