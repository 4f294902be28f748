"""How likely a film is to become one of the person's favourites."""

from collections.abc import Callable

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.inference.favourites import Favourites


class Favourite:
    """The calibrated chance of 4.5 stars and more, should they watch it; no opinion of who has
    rated hardly any film. What was dismissed without stars is not told to it: it learned from
    stars alone.
    """

    name = "favourite"

    def __init__(self, favourites: Callable[[], Favourites | None]) -> None:
        self._favourites = favourites

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) in (0, 1), or NaN throughout."""
        own = query.history
        favourites = self._favourites() if own.rated.any() else None
        if favourites is None:
            return np.full(len(slate), np.nan, dtype=np.float32)
        told = own.rated | own.liked
        return favourites.chances(own.rows[told], own.stars[told], slate.rows)
