"""Proposes the films that the person's taste says most for."""

from collections.abc import Callable

import numpy as np

from moodreel.domain.emotion import BoolArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.sources.top import top
from moodreel.recommending.taste import Taste


class Collaborative:
    """The best by taste; nothing for a stranger, or where no taste is known."""

    name = "collaborative"

    def __init__(self, taste: Callable[[], Taste | None], k: int = 200) -> None:
        self._taste = taste
        self._k = k

    def propose(self, query: Query, allowed: BoolArray) -> Slate:
        """The k best among the allowed."""
        taste = self._taste() if len(query.history) else None
        if taste is None:
            return Slate(np.empty(0, dtype=np.int64), {self.name: np.empty(0, dtype=np.float32)})
        return top(self.name, taste.scores(query.history), allowed, self._k)
