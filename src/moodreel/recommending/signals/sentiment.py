"""What reviews say of a film."""

from collections.abc import Callable

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.query import Query
from moodreel.domain.review import HIGHEST, LOWEST
from moodreel.domain.slate import Slate

NAME = "sentiment"


class Sentiment:
    """The mean stars of a film's reviews, drawn towards what its content lets expect: the fewer
    there are, the nearer (`reviews/shrink.py`).
    """

    name = NAME

    def __init__(self, stars: Callable[[], FloatArray | None]) -> None:
        """`stars` (n_films,) from 1 to 10, NaN where nothing is known; None without reviews."""
        self._stars = stars

    def measure(self, query: Query, slate: Slate) -> FloatArray:  # noqa: ARG002
        """(n,) in [0, 1], as far up the scale of stars; NaN where nothing is known."""
        stars = self._stars()
        if stars is None:
            return np.full(len(slate), np.nan, dtype=np.float32)
        return np.asarray((stars[slate.rows] - LOWEST) / (HIGHEST - LOWEST), dtype=np.float32)
