"""Proposes films that are like those the person named."""

from collections.abc import Callable

import numpy as np

from moodreel.domain.emotion import BoolArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.content import ContentSpace
from moodreel.recommending.sources.top import top


class AlikeFilms:
    """The most alike by content; nothing where no film is named."""

    name = "alike"

    def __init__(self, space: Callable[[], ContentSpace], k: int = 100) -> None:
        self._space = space
        self._k = k

    def propose(self, query: Query, allowed: BoolArray) -> Slate:
        """The k most alike among the allowed."""
        if not query.wish.like:
            return Slate(np.empty(0, dtype=np.int64), {self.name: np.empty(0, dtype=np.float32)})
        return top(self.name, self._space().likeness_to_all(query.wish.like), allowed, self._k)
