"""Reasons on films whose numbers a reader can check."""

import re

import numpy as np
import pytest
from tests.worlds import a_catalogue, a_film, a_mood, a_query

from moodreel.domain.intent import Intent
from moodreel.domain.meaning import Meaning
from moodreel.domain.query import Wish
from moodreel.domain.slate import Slate
from moodreel.recommending.affect_space import AffectSpace
from moodreel.recommending.blend import GAIN
from moodreel.recommending.explain import Explainer

FILMS = a_catalogue(
    a_film(
        "hug-2024", valence=0.9, arousal=-0.4, evokes={"love": 0.8}, tags=("heart-warming", "cosy"),
        n_ratings=300, mean_rating=4.6,
    ),
    a_film("kiss-1990", valence=0.6, arousal=0.5, evokes={"love": 0.5}, tags=("cosy",)),
    a_film("row-1991", valence=-0.4, evokes={"love": 0.1}, n_ratings=300, mean_rating=2.6),
    a_film("wait-2022", valence=0.0, evokes={"love": 0.5}, n_ratings=4, mean_rating=3.0),
)  # fmt: skip
HUG, KISS, ROW, WAIT = range(4)
LONELY = a_mood(-0.6, -0.3, sadness=1.0)
EXPLAINER = Explainer(FILMS, AffectSpace.of(FILMS))


def reasons(row, intent=Intent.LIFT, wish=None, **gains):
    columns = {GAIN + name: np.array([gain], dtype=np.float32) for name, gain in gains.items()}
    query = a_query(LONELY, intent, wish=wish)
    return EXPLAINER.explain(query, Slate(np.array([row]), columns))[0]


def test_the_mood_is_told_with_tone_and_the_films_own_numbers():
    assert reasons(HUG, mood_fit=0.1)[0].text == (
        "lifts: heart-warming, leaves most people delighted (0.9) and is gentle (-0.4)"
    )


def test_more_than_means_strictly_more():
    assert reasons(HUG, mood_fit=0.1)[1].text == "evokes love (0.8), more than 75 % of titles do"


def test_every_share_in_the_bundled_catalogue_is_true(engine, catalogue):
    mood = engine.read_mood(choose="romantic")
    for item in engine.recommend(mood, "match", 100).items:
        for reason in item.reasons:
            told = re.fullmatch(
                r"evokes (\w+) \((.*)\), more than (\d+) % of titles do", reason.text
            )
            if told:
                column = ["anger", "disgust", "fear", "joy", "love", "sadness", "surprise"].index(
                    told[1]
                )
                lower = catalogue.evokes[:, column] < item.film.affect.evokes[column]
                assert int(100 * lower.mean()) == int(told[3])


def test_arousal_is_told_only_where_it_bears_the_intent_out():
    assert "keeps moving" not in reasons(KISS, Intent.CALM, mood_fit=0.1)[0].text
    assert "is gentle (-0.4)" in reasons(HUG, Intent.CALM, mood_fit=0.1)[0].text


def test_the_mood_comes_first_and_the_others_by_what_they_gained():
    told = reasons(HUG, mood_fit=0.01, freshness=0.02, popularity=0.3)
    assert [reason.signal for reason in told] == ["mood_fit", "mood_fit", "popularity"]
    told = reasons(HUG, mood_fit=-0.1, freshness=0.02, popularity=0.3)
    assert [reason.signal for reason in told] == ["popularity", "freshness"]


def test_specificity_and_tone_count_for_the_mood():
    assert reasons(HUG, mood_fit=-0.1, specificity=0.2, tone=0.1)[0].signal == "mood_fit"


def test_what_harmed_a_film_is_no_reason_for_it():
    assert [r.signal for r in reasons(ROW, mood_fit=-0.1, popularity=-0.2)] == ["mood_fit"]


def test_well_liked_means_well_liked():
    assert reasons(HUG, popularity=0.1)[0].text.startswith("well liked: 4.5 of 5 stars over 300")
    assert reasons(ROW, popularity=0.1)[0].text == "widely seen: 300 MovieLens ratings"


def test_a_film_liked_is_named_with_what_is_shared():
    wish = Wish(like=(KISS,))
    assert reasons(HUG, wish=wish, content=0.2)[0].text == "because you liked Kiss: both cosy"


@pytest.mark.parametrize(("row", "texts"), [(HUG, ["recent: 2024"]), (KISS, [])])
def test_only_what_is_new_is_called_recent(row, texts):
    assert [reason.text for reason in reasons(row, freshness=0.1)] == texts


def test_little_known_beside_its_decade_gives_the_count():
    assert EXPLAINER.explain(a_query(LONELY), little_known(WAIT))[0][0].text == (
        "little known: 4 MovieLens ratings"
    )
    assert EXPLAINER.explain(a_query(LONELY), little_known(ROW))[0] == ()


def little_known(row):
    return Slate(np.array([row]), {GAIN + "discovery": np.array([0.1], dtype=np.float32)})


@pytest.mark.parametrize(
    ("chance", "texts"),
    [(0.62, ["likely a favourite of yours: 62 % of films that promise as much become one"]),
     (0.49, []), (np.nan, [])],
)  # fmt: skip
def test_a_likely_favourite_is_told_with_its_chance(chance, texts):
    columns = {"favourite": [chance], GAIN + "favourite": [0.1]}
    slate = Slate(np.array([HUG]), {k: np.array(v, dtype=np.float32) for k, v in columns.items()})
    told = EXPLAINER.explain(a_query(LONELY, Intent.LIFT), slate)[0]
    assert [reason.text for reason in told if reason.signal == "favourite"] == texts


def test_near_in_meaning_is_told_of_the_nearest_alone():
    wish = Wish(meaning=Meaning.of(np.array([1, 0], dtype=np.float32)))
    columns = {GAIN + "content": [0.1, 0.1], "content": [0.9, 0.3]}
    slate = Slate(
        np.array([HUG, ROW]), {k: np.array(v, dtype=np.float32) for k, v in columns.items()}
    )
    near, far = EXPLAINER.explain(a_query(LONELY, wish=wish), slate)
    assert [reason.text for reason in near] == ["near in meaning to what you asked for"]
    assert far == ()
