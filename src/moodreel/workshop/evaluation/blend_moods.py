"""Does the mood still lead where it is known? What taste moves in lists for moods that were chosen.

MovieLens knows no moods, so that no weight can be fitted here. It is set by a bound instead: the
largest of the grid at which lists keep `LEAST_KEPT` of what they answer the mood by without taste,
measured against lists by taste alone.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np

from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.query import Query, Wish
from moodreel.recommending.recommend import Recommender
from moodreel.recommending.weights import SURE
from moodreel.sensing.choice import CHOICES, read_choice
from moodreel.sensing.fuse import fuse
from moodreel.workshop.evaluation.blend_worlds import Person, World, history_of

GRID = (0.0, 0.15, 0.3, 0.6, 1.2)
LEAST_KEPT = 0.9
AT = datetime(2018, 9, 24, tzinfo=UTC)
INTENTS = (Intent.MATCH, Intent.LIFT)


def measure(world: World, people: Sequence[Person]) -> dict[str, Any]:
    """By the weight of taste under a sure mood: mean `mood_fit` and `taste` of the lists of ten, as
    they ship, of these people in every mood that can be chosen in turn; the share of the answer to
    the mood that is kept.
    """
    found = {str(weight): _lists(world, people, weight) for weight in (*GRID, None)}
    without, alone = found[str(GRID[0])]["mood_fit"], found.pop(str(None))
    for own in found.values():
        own["kept"] = round(
            (own["mood_fit"] - alone["mood_fit"]) / (without - alone["mood_fit"]), 4
        )
    kept = [weight for weight in GRID if found[str(weight)]["kept"] >= LEAST_KEPT]
    return {"by taste alone": alone, **found, "largest that keeps enough": max(kept)}


def _lists(world: World, people: Sequence[Person], weight: float | None) -> dict[str, float]:
    recommender = _with_taste(world, weight)
    values = [
        (item.signals["mood_fit"], item.signals["taste"])
        for i, person in enumerate(people)
        for intent in INTENTS
        for item in recommender.recommend(_query(person, intent, _chosen(i))).items
    ]
    fit, taste = np.nanmean(np.array(values, dtype=np.float64), axis=0)
    return {"mood_fit": round(float(fit), 4), "taste": round(float(taste), 4)}


def _with_taste(world: World, weight: float | None) -> Recommender:
    if weight is None:
        return world.recommender(lambda *_: {"taste": 1.0})
    return world.recommender(lambda query, _: {**SURE[query.intent], "taste": weight})


def _chosen(i: int) -> Mood:
    names = list(CHOICES)
    return fuse([read_choice(names[i % len(names)], AT)], AT)


def _query(person: Person, intent: Intent, mood: Mood) -> Query:
    seen = Wish(exclude=frozenset(person.told))
    return Query(mood=mood, intent=intent, at=AT, wish=seen, history=history_of(person, None))
