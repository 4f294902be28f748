"""Proposes the films that speak of what the words ask for."""

from collections.abc import Callable

import numpy as np

from moodreel.domain.emotion import BoolArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.about_words import AboutWords
from moodreel.recommending.sources.top import top


class AboutFilms:
    """Those that hold most of the words; nothing where no words are given or none is known."""

    name = "about_words"

    def __init__(self, words: Callable[[], AboutWords], k: int = 100) -> None:
        self._words = words
        self._k = k

    def propose(self, query: Query, allowed: BoolArray) -> Slate:
        """The k that hold most of them among the allowed."""
        if not query.wish.words:
            return Slate(np.empty(0, dtype=np.int64), {self.name: np.empty(0, dtype=np.float32)})
        share = self._words().share(query.wish.words)
        return top(self.name, share, allowed & (share > 0), self._k)
