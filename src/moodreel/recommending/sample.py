"""Seeded chance among films that are about equally good."""

import numpy as np

from moodreel.domain.intent import Intent
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.blend import SCORE

DRAW = "draw"

# How many of the best are drawn from for each film of the list (what lies further down is worse,
# not only different), and the temperature of the softmax in score points: differences of a few
# hundredths say nothing about which film a person will love more. A surprise may be bolder.
_USUAL = (12, 0.04)
_BOLD = (20, 0.08)

# A shorter list is drawn from as many as one of ten, so that five films are five of the ten.
_LEAST_FILMS = 10


def sample(slate: Slate, query: Query) -> Slate:
    """The best of the slate, with a column `draw` to order by: the score with Gumbel noise, so that
    the order is a draw without replacement from a softmax of scores (Kool et al. 2019).

    The noise depends on the seed, the intent and the mood: equal queries have equal answers, and
    two people in different moods are not sent to the same few films by a hair's breadth. A film's
    noise is its own, so that taking one film away does not shuffle the others.
    """
    per_film, noisy = _rules(query)
    best = np.lexsort((slate.rows, -slate.columns[SCORE]))[: max(query.n, _LEAST_FILMS) * per_film]
    slate = slate.take(np.sort(best))
    n_rows = int(slate.rows.max(initial=-1)) + 1
    noise = np.random.default_rng(_key(query)).gumbel(size=n_rows)[slate.rows]
    draw = slate.columns[SCORE] + (noisy * noise).astype(np.float32)
    return slate.with_column(DRAW, draw)


def undrawn(slate: Slate) -> Slate:
    """The whole slate in order of its score: no chance."""
    return slate.with_column(DRAW, slate.columns[SCORE])


def temperature(query: Query) -> float:
    """Of the softmax that this query's films are drawn from, in score points."""
    return _rules(query)[1]


def _rules(query: Query) -> tuple[int, float]:
    return _BOLD if query.intent is Intent.SURPRISE else _USUAL


def _key(query: Query) -> list[int]:
    """Whole numbers that tell queries apart; moods within a hundredth are the same mood."""
    mood = query.mood
    felt = np.array([*mood.distribution, (mood.valence + 1) / 2, (mood.arousal + 1) / 2])
    return [query.seed, list(Intent).index(query.intent), *np.rint(felt * 100).astype(int).tolist()]
