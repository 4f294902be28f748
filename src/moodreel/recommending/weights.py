"""How much each signal weighs in an answer: by what is known of the mood and of the person.

Two sets meet. Where the mood is sure it leads: `SURE`, set by hand and held by the variety test.
Where nothing is known of the mood, a person's taste and what many like decide: `beside_taste`,
fitted on validation people of MovieLens latest-small (`moodreel evaluate blend`, docs/taste.md). In
between the two are mixed by `Mood.trust`, each set's weights being shares of its sum: a mood half
as sure as it takes weighs half.

Only `match` asks for what the mood is; the other intents say themselves where to look (a lift is a
lift from anywhere), so that their signals weigh in full under any mood.
"""

from collections.abc import Collection, Mapping
from itertools import takewhile

from moodreel.domain.intent import Intent
from moodreel.domain.query import Query

Weights = Mapping[str, float]

# By as much as shows where people here wrote about a film, and no more: what the reviews of the
# research set say helps no list (`moodreel evaluate sentiment`, docs/reviews.md).
SPOKEN = 0.05

# The mood is what was asked about, so fit, specificity and tone weigh more than all else together
# unless films to be like are named. Specificity moves half as far as the fit does, hence its
# weight. Taste: the most at which lists keep nine tenths of what they answer a mood by
# (`blend_moods`).
_USUAL = {
    "mood_fit": 0.20,
    "specificity": 1.80,
    "tone": 0.08,
    "content": 0.90,
    "taste": 0.60,
    "popularity": 0.14,
    "freshness": 0.03,
    "sentiment": SPOKEN,
}
SURE: Mapping[Intent, Weights] = {
    Intent.MATCH: _USUAL,
    Intent.LIFT: _USUAL,
    Intent.CALM: _USUAL,
    Intent.STIR: _USUAL,
    Intent.SURPRISE: {**_USUAL, "popularity": 0.05, "discovery": 0.30},
}

BESIDE_TASTE: Mapping[int, Weights] = {
    1: {"popularity": 4.0},
    3: {"popularity": 0.2},
    10: {},
}
"""What weighs beside a person's own taste (1), from so many opinions of theirs on. No other signal
earned a weight under an unknown mood: favourites are fitted 0.1, by which the people asked gain
nothing (docs/taste.md). By the same measure a taste that few opinions tell weighs less beside a
sure mood: by 1 / (1 + the weight of the standing with many).
"""

# What is named ("like Heat") weighs as much as taste; by hand, as MovieLens names nothing.
_NAMED = 1.0

# What the words ask for, tones and what it shall be about, beside all else as 1. Where a model says
# which films mean the like (`content`), it leads before the very words: a synopsis in which an old
# couple has no space is about no space, and one of an astronaut need not say the word.
_ASKED = {"wished": 1.2, "about": 1.2}
_MEANT = {"wished": 1.2, "about": 0.4, "content": 1.8}
# Where nothing is known of the mood, all else is the standing with many, and breaks ties.
_UNASKED = 0.4


def weigh(
    query: Query, heard: Collection[str], beside_taste: Mapping[int, Weights] = BESIDE_TASTE
) -> Weights:
    """Weights by signal, for a query on which the signals `heard` have an opinion: shares of 1, and
    beside them what the words ask for."""
    asked = {name: weight for name, weight in _ASKED.items() if name in heard}
    if asked and "content" in heard:
        asked = {name: weight for name, weight in _MEANT.items() if name in heard}
    unasked = _unasked(query, heard, beside_taste)
    known = query.mood.trust if query.intent is Intent.MATCH else 1.0
    rest = known + (1 - known) * _UNASKED if asked else 1.0
    return {**{name: rest * weight for name, weight in unasked.items()}, **asked}


def _unasked(
    query: Query, heard: Collection[str], beside_taste: Mapping[int, Weights]
) -> dict[str, float]:
    beside = _beside(len(query.history), beside_taste)
    own = SURE[query.intent]
    sure = _shares({**own, "taste": own["taste"] / (1 + beside.get("popularity", 0.0))}, heard)
    if query.intent is not Intent.MATCH or query.mood.trust >= 1:
        return sure
    known = {"taste": 1.0, **beside} if "taste" in heard else {"popularity": 1.0}
    leading = {"content": _NAMED, **known}
    if not leading.keys() & set(heard):
        return sure
    unknown = _shares({**leading, "sentiment": SPOKEN}, heard)
    trust = query.mood.trust
    names = sorted(sure.keys() | unknown.keys())
    return {n: trust * sure.get(n, 0.0) + (1 - trust) * unknown.get(n, 0.0) for n in names}


def _beside(n_opinions: int, beside_taste: Mapping[int, Weights]) -> Weights:
    """What weighs beside taste that so many opinions tell."""
    reached = list(takewhile(lambda least: least <= n_opinions, sorted(beside_taste)))
    return beside_taste[reached[-1]] if reached else {}


def _shares(weights: Weights, heard: Collection[str]) -> dict[str, float]:
    """Of the signals heard, as shares of their sum; empty where none of them weighs."""
    own = {name: weight for name, weight in weights.items() if name in heard and weight > 0}
    total = sum(own.values())
    return {name: weight / total for name, weight in own.items()}
