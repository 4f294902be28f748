"""Proposes films near those that the person names, or near their words in meaning."""

from collections.abc import Callable

import numpy as np

from moodreel.domain.emotion import BoolArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.likeness import Likeness
from moodreel.recommending.sources.top import top


class AlikeFilms:
    """The nearest by content; nothing where neither a film is named nor anything asked for."""

    name = "alike"

    def __init__(self, space: Callable[[], Likeness], k: int = 100) -> None:
        self._space = space
        self._k = k

    def propose(self, query: Query, allowed: BoolArray) -> Slate:
        """The k nearest among the allowed."""
        near = self._space().asked(query.wish) if query.wish.asks_content else None
        if near is None:
            return Slate(np.empty(0, dtype=np.int64), {self.name: np.empty(0, dtype=np.float32)})
        return top(self.name, near, allowed, self._k)
