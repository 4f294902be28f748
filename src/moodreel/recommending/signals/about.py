"""Whether a film speaks of what the words ask for, word for word."""

from collections.abc import Callable

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.about_words import AboutWords


class About:
    """The share of the words asked for that title and synopsis hold; no opinion where none is."""

    name = "about"

    def __init__(self, words: Callable[[], AboutWords]) -> None:
        self._words = words

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) in [0, 1], or NaN throughout."""
        if not query.wish.words:
            return np.full(len(slate), np.nan, dtype=np.float32)
        share: FloatArray = self._words().share(query.wish.words)[slate.rows]
        return share
