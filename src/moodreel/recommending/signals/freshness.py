"""How new a film is."""

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate

# The catalogue spans a century; a film of 25 years ago is half as fresh as one of this year.
HALF_LIFE_YEARS = 25.0


class Freshness:
    """Halves with every `HALF_LIFE_YEARS` since the first release."""

    name = "freshness"

    def __init__(self, catalogue: Catalogue) -> None:
        self._year = catalogue.year

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) in (0, 1]."""
        age = np.maximum(query.at.year - self._year[slate.rows], 0)
        return np.asarray(0.5 ** (age / HALF_LIFE_YEARS), dtype=np.float32)
