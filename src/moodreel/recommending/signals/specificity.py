"""Whether a film answers this mood rather than any mood.

Some films lie near the middle of what an intent aims at and would be in everybody's list: hubs
(Radovanović, Nanopoulos & Ivanović 2010). A film's fit is therefore also held against its mean fit
over a fixed set of moods that covers the space.
"""

from functools import cache

import numpy as np

from moodreel.domain.emotion import CIRCUMPLEX, N_EMOTIONS, FloatArray
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.signals.mood_fit import MoodFit

_N_REFERENCE = 64
_EVENNESS = 0.3  # of the Dirichlet: most moods have one leading emotion and a trace of others
_SPREAD = 0.2


class Specificity:
    """Half the difference between the film's fit and its mean fit over moods, plus a half."""

    name = "specificity"

    def __init__(self, fit: MoodFit) -> None:
        self._fit = fit
        self._usual: dict[Intent, FloatArray] = {}

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) in (0, 1): above a half where the film suits this mood better than most moods."""
        usual = self._usual_fit(query.intent)[slate.rows]
        return 0.5 + 0.5 * (self._fit.measure(query, slate) - usual)

    def _usual_fit(self, intent: Intent) -> FloatArray:
        if intent not in self._usual:
            fits = [self._fit.of_rows(mood, intent) for mood in _reference_moods()]
            self._usual[intent] = np.mean(fits, axis=0, dtype=np.float32)
        return self._usual[intent]


@cache
def _reference_moods() -> tuple[Mood, ...]:
    """Moods of a few emotions each, about where those emotions stand on the plane."""
    rng = np.random.default_rng(0)
    mixes = rng.dirichlet(np.full(N_EMOTIONS, _EVENNESS), size=_N_REFERENCE)
    places = np.clip(mixes @ CIRCUMPLEX + rng.normal(0, _SPREAD, (_N_REFERENCE, 2)), -1, 1)
    return tuple(
        Mood(
            distribution=mix.astype(np.float32),
            valence=float(valence),
            arousal=float(arousal),
            confidence=1.0,
        )
        for mix, (valence, arousal) in zip(mixes, places, strict=True)
    )
