"""Proposes the films that have the tone asked for."""

import numpy as np

from moodreel.domain.emotion import BoolArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.signals.wished import Wished
from moodreel.recommending.sources.top import top


class WishedTone:
    """Those that have most of it; nothing where no tone is asked for."""

    name = "wished_tone"

    def __init__(self, wished: Wished, k: int = 200) -> None:
        self._wished = wished
        self._k = k

    def propose(self, query: Query, allowed: BoolArray) -> Slate:
        """The k best among the allowed."""
        if not query.wish.tones:
            return Slate(np.empty(0, dtype=np.int64), {self.name: np.empty(0, dtype=np.float32)})
        return top(self.name, self._wished.of_rows(query.wish.tones), allowed, self._k)
