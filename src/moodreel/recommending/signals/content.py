"""How near a film comes to those that the person names, and to what they ask for in words."""

from collections.abc import Callable

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.likeness import Likeness


class Content:
    """Nearness as `Likeness.asked` has it; no opinion where nothing is asked of the content."""

    name = "content"

    def __init__(self, space: Callable[[], Likeness]) -> None:
        self._space = space

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) in [0, 1], or NaN throughout."""
        near = self._space().asked(query.wish) if query.wish.asks_content else None
        if near is None:
            return np.full(len(slate), np.nan, dtype=np.float32)
        return near[slate.rows]
