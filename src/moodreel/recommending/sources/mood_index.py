"""Proposes the films that answer the mood best."""

from moodreel.domain.emotion import BoolArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.signals.mood_fit import MoodFit
from moodreel.recommending.sources.top import top


class MoodIndex:
    """Nearest to the target in affect space: exact, the catalogue is a few thousand rows."""

    name = "mood_index"

    def __init__(self, fit: MoodFit, k: int = 200) -> None:
        self._fit = fit
        self._k = k

    def propose(self, query: Query, allowed: BoolArray) -> Slate:
        """The k best fits among the allowed."""
        return top(self.name, self._fit.of_rows(query.mood, query.intent), allowed, self._k)
