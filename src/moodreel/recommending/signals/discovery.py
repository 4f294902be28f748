"""How little known a film is."""

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.ratings import fame


class Discovery:
    """One minus the film's fame; no opinion on a film without ratings."""

    name = "discovery"

    def __init__(self, catalogue: Catalogue) -> None:
        self._unknown = np.asarray(1 - fame(catalogue), dtype=np.float32)

    def measure(self, query: Query, slate: Slate) -> FloatArray:  # noqa: ARG002
        """(n,) in (0, 1), NaN without ratings."""
        return self._unknown[slate.rows]
