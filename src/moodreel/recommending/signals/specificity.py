"""Whether a film answers this mood rather than any mood.

Some films lie near the middle of what an intent aims at and would be in everybody's list: hubs
(Radovanović, Nanopoulos & Ivanović 2010). A film is therefore also held against what it is to moods
on average, over a fixed set that covers the space.
"""

from functools import cache

import numpy as np

from moodreel.domain.emotion import CIRCUMPLEX, N_EMOTIONS, FloatArray, IdArray
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.signals.mood_fit import MoodFit
from moodreel.recommending.signals.tone import Tone

_N_REFERENCE = 64
_EVENNESS = 0.3  # of the Dirichlet: most moods have one leading emotion and a trace of others
_SPREAD = 0.2
_TONE_SHARE = 0.2
_NO_TAGS = 0.33  # the tone of a film without tags: the mean over films and reference moods


class Specificity:
    """Half the difference between how a film answers this mood and how it answers moods on average,
    plus a half. An answer is the fit with a share of the tone.
    """

    name = "specificity"

    def __init__(self, fit: MoodFit, tone: Tone) -> None:
        self._fit = fit
        self._tone = tone
        self._usual: dict[Intent, FloatArray] = {}

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) in (0, 1): above a half where the film suits this mood better than most moods."""
        usual = self._usual_answer(query.intent)[slate.rows]
        return 0.5 + 0.5 * (self._answer(query.mood, query.intent, slate.rows) - usual)

    def _usual_answer(self, intent: Intent) -> FloatArray:
        if intent not in self._usual:
            answers = [self._answer(mood, intent) for mood in _reference_moods()]
            self._usual[intent] = np.mean(answers, axis=0, dtype=np.float32)
        return self._usual[intent]

    def _answer(
        self, mood: Mood, intent: Intent, rows: IdArray | slice = slice(None)
    ) -> FloatArray:
        fit, tone = (signal.of_rows(mood, intent, rows) for signal in (self._fit, self._tone))
        return (1 - _TONE_SHARE) * fit + _TONE_SHARE * np.nan_to_num(tone, nan=_NO_TAGS)


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
