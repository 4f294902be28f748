"""What a tone asked for does to an answer: how many films have it, and what the mood pays."""

from collections.abc import Callable
from datetime import datetime

import numpy as np

from moodreel.domain.answer import Answer
from moodreel.domain.mood import UNSAID, Mood
from moodreel.sensing.choice import read_choice
from moodreel.sensing.fuse import fuse
from moodreel.usecases.make_wish import Wishes

MOODS = ("happy", "sad", "angry", "anxious", "bored")
TONES = ("funny", "scary", "tear-jerker", "slow-burn", "cosy", "mind-bending", "romantic", "epic")
N_FILMS = 10

Recommend = Callable[[Mood, Wishes], Answer]


def run(recommend: Recommend, now: datetime) -> dict[str, object]:
    """For a known mood and for none: the share of films with the tone where it is asked for and
    where it is not, and the mean mood fit of both."""
    known = [fuse([read_choice(name, now)], now) for name in MOODS]
    return {
        "known mood": _measured(recommend, known),
        "no mood": _measured(recommend, [UNSAID]),
    }


def _measured(recommend: Recommend, moods: list[Mood]) -> dict[str, dict[str, float]]:
    shares, usual_shares, fits, usual_fits = [], [], [], []
    for mood in moods:
        usual = recommend(mood, Wishes())
        for tone in TONES:
            asked = recommend(mood, Wishes(tones=(tone,)))
            shares.append(_share(asked, tone))
            usual_shares.append(_share(usual, tone))
            fits.append(_fit(asked))
            usual_fits.append(_fit(usual))
    named = {"tone": shares, "tone unasked": usual_shares, "fit": fits, "fit unasked": usual_fits}
    return {name: {"value": float(np.mean(values))} for name, values in named.items()}


def _share(answer: Answer, tone: str) -> float:
    return float(np.mean([tone in item.film.tags for item in answer.items]))


def _fit(answer: Answer) -> float:
    return float(np.mean([item.signals["mood_fit"] or 0.0 for item in answer.items]))
