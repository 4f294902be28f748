"""How much the person's own likes and dislikes say for a film."""

from collections.abc import Callable

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.taste import Taste


class TasteSignal:
    """The film's score by taste (`Taste.scores`); no opinion of a stranger's taste."""

    name = "taste"

    def __init__(self, taste: Callable[[], Taste | None]) -> None:
        self._taste = taste

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) in [0, 1], NaN without a history and for films that nothing is known of."""
        taste = self._taste() if len(query.history) else None
        if taste is None:
            return np.full(len(slate), np.nan, dtype=np.float32)
        return taste.scores(query.history)[slate.rows]
