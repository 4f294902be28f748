"""How well a film answers the mood, the way the intent asks."""

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.affect_space import AffectSpace
from moodreel.recommending.target import aim

# Root mean square distance, in percentiles, at which the fit has fallen to 0.61 (one sigma).
_WIDTH = 0.20


class MoodFit:
    """exp(-d²/2w²) of the weighted distance d between a film and the target, in affect space."""

    name = "mood_fit"

    def __init__(self, space: AffectSpace) -> None:
        self._positions = space.positions

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) fit in (0, 1]."""
        return self.of_rows(query.mood, query.intent, slate.rows)

    def of_rows(
        self, mood: Mood, intent: Intent, rows: IdArray | slice = slice(None)
    ) -> FloatArray:
        """The fit of these rows of the catalogue, or of all of them."""
        target = aim(mood, intent)
        squared = (self._positions[rows] - target.point) ** 2 @ target.weights
        return np.exp(-squared / (2 * _WIDTH**2)).astype(np.float32)
