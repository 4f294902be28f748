"""How much each signal weighs, by what is known."""

from dataclasses import replace

import numpy as np
import pytest
from tests.worlds import a_mood, a_query

from moodreel.domain.history import History
from moodreel.domain.intent import Intent
from moodreel.recommending.weights import BESIDE_TASTE, SURE, weigh

HEARD = frozenset({"mood_fit", "specificity", "tone", "popularity", "freshness", "taste"})
STRANGE = HEARD - {"taste"}
MOODY = ("mood_fit", "specificity", "tone")


def asked(confidence: float, n_rated: int = 0, intent: Intent = Intent.MATCH):
    history = History.of(dict.fromkeys(range(n_rated), 4.0), {})
    mood = replace(a_mood(0.4, 0.2, joy=1.0), confidence=confidence)
    return a_query(mood, intent, history=history)


@pytest.mark.parametrize("confidence", [0.0, 0.1, 0.3, 0.5, 0.9])
@pytest.mark.parametrize("n_rated", [0, 1, 5, 50])
def test_weights_are_shares(confidence, n_rated):
    weights = weigh(asked(confidence, n_rated), HEARD if n_rated else STRANGE)
    assert sum(weights.values()) == pytest.approx(1)
    assert min(weights.values()) >= 0


def test_a_sure_mood_leads():
    weights = weigh(asked(0.6, 50), HEARD)
    assert sum(weights[name] for name in MOODY) > 2 * weights["taste"]


def test_under_an_unknown_mood_the_mood_says_nothing():
    weights = weigh(asked(0.0, 50), HEARD)
    assert sum(weights.get(name, 0) for name in MOODY) == 0
    assert weights["taste"] > 0.9


def test_taste_gives_way_as_the_mood_is_surer():
    shares = [weigh(asked(confidence, 50), HEARD)["taste"] for confidence in np.linspace(0, 0.5, 6)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[-1]


def test_beside_a_sure_mood_a_taste_that_few_opinions_tell_weighs_less():
    shares = [weigh(asked(0.9, n), HEARD)["taste"] for n in (1, 5, 50)]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1] / 2


def test_many_count_the_less_the_more_is_known_of_the_person():
    shares = [weigh(asked(0.0, n), HEARD).get("popularity", 0) for n in (1, 5, 50)]
    assert shares == sorted(shares, reverse=True)


def test_of_a_stranger_under_an_unknown_mood_many_decide():
    assert weigh(asked(0.0), STRANGE)["popularity"] == pytest.approx(1)


def test_without_ratings_of_any_kind_the_mood_weighs_as_ever():
    heard = STRANGE - {"popularity"}
    assert weigh(asked(0.0), heard) == weigh(asked(0.9), heard)


@pytest.mark.parametrize("intent", [i for i in Intent if i is not Intent.MATCH])
def test_intents_that_say_where_to_look_are_followed_from_anywhere(intent):
    assert weigh(asked(0.0, 50, intent), HEARD) == weigh(asked(0.9, 50, intent), HEARD)


def test_no_weight_is_negative_and_every_intent_has_its_own():
    assert set(SURE) == set(Intent)
    assert min(min(own.values()) for own in SURE.values()) > 0
    assert all(weight >= 0 for own in BESIDE_TASTE.values() for weight in own.values())


def test_what_films_mean_leads_before_the_very_words_where_a_model_says_it():
    words = {"wished", "about"}
    alone, meant = (
        weigh(asked(0.0), STRANGE | words),
        weigh(asked(0.0), HEARD | words | {"content"}),
    )
    assert alone["about"] == alone["wished"] > alone["popularity"]
    assert meant["content"] > meant["wished"] > meant["about"]


def test_films_that_are_named_without_a_word_more_weigh_as_before():
    own = weigh(asked(0.9), STRANGE | {"content"})
    assert own["content"] < own["specificity"]
