"""The whole recommender for people with a taste, by weights that a reader can check."""

from dataclasses import replace

import numpy as np
import pytest
from tests.taste_worlds import Offsets, Weights
from tests.worlds import a_mood, a_query

from moodreel.domain.history import History
from moodreel.domain.intent import Intent
from moodreel.domain.query import Wish
from moodreel.errors import NotSetUp, UnknownName
from moodreel.recommending.recommend import Parts, standard_recommender
from moodreel.recommending.taste import Taste

MOOD = a_mood(-0.2, 0.6, fear=0.4, anger=0.4, surprise=0.2)
FOR_HEAT = ["thief-1981", "collateral-2004", "the-insider-1999", "ronin-1998", "casino-1995"]


@pytest.fixture(scope="module")
def pairs(catalogue):
    """Heat says much for a handful, The Godfather less for one of them."""
    known = [film for film in FOR_HEAT if film in catalogue.rows]
    assert len(known) >= 3
    return {
        **{("heat-1995", film): 1.0 - i / 10 for i, film in enumerate(known)},
        ("the-godfather-1972", known[0]): 0.7,
    }


@pytest.fixture(scope="module")
def recommend(catalogue, pairs):
    weights = Weights(pairs, *(film.id for film in catalogue.films))
    means = {f.movielens_id: f.mean_rating for f in catalogue.films if f.mean_rating is not None}
    taste = Taste(catalogue, weights, {"als": Offsets(means), "svd": Offsets(means, half=0.5)})
    return standard_recommender(Parts(catalogue, lambda: taste)).recommend


@pytest.fixture(scope="module")
def fan(catalogue):
    rows = catalogue.rows
    return History.of({rows["heat-1995"]: 5.0, rows["the-godfather-1972"]: 4.5}, {})


def test_taste_brings_films_in_and_ranks_them_higher(recommend, fan, pairs):
    best = next(film for _, film in pairs)
    with_taste = recommend(a_query(MOOD, history=fan, n=100))
    found = {item.film.id: item for item in with_taste.items}
    assert found[best].signals["taste"] > 0.9
    without = {item.film.id: item for item in recommend(a_query(MOOD, n=100)).items}
    assert best not in without or without[best].rank > found[best].rank


def test_the_reasons_name_what_was_liked(recommend, fan, pairs):
    answer = recommend(a_query(MOOD, history=fan, n=100))
    told = {i.film.id: r.text for i in answer.items for r in i.reasons if r.signal == "taste"}
    best = next(film for _, film in pairs)
    assert told[best] == "because you liked Heat and The Godfather"
    assert {text for film, text in told.items() if film != best} == {"because you liked Heat"}


def test_the_reasons_tell_wanting_to_see_from_having_liked(recommend, catalogue, fan, pairs):
    wanting = replace(fan, wanted=frozenset({catalogue.rows["heat-1995"]}))
    answer = recommend(a_query(MOOD, history=wanting, n=100))
    told = {i.film.id: r.text for i in answer.items for r in i.reasons if r.signal == "taste"}
    best = next(film for _, film in pairs)
    assert told[best] == "because you liked The Godfather and want to see Heat"


def test_every_item_has_foretold_stars_for_who_has_rated(recommend, fan):
    for model, width in (("als", 2.0), ("svd", 1.0), (None, 2.0)):
        for item in recommend(a_query(MOOD, history=fan, n=30, model=model)).items:
            low, high = item.predicted_interval
            assert 0.5 <= low <= item.predicted_rating <= high <= 5
            assert high - low <= width + 1e-5 or item.film.n_ratings is None


def test_a_stranger_gets_the_answer_as_it_was(recommend, catalogue):
    known = standard_recommender(Parts(catalogue)).recommend(a_query(MOOD))
    answer = recommend(a_query(MOOD))
    assert [i.film.id for i in answer.items] == [i.film.id for i in known.items]
    assert [i.score for i in answer.items] == [i.score for i in known.items]
    for item in answer.items:
        assert item.signals["taste"] is None
        assert item.predicted_rating is None
        assert item.predicted_interval is None


def test_without_anything_trained_a_history_changes_nothing(catalogue, fan):
    bare = standard_recommender(Parts(catalogue)).recommend
    with_history = bare(a_query(MOOD, history=fan))
    assert [i.film.id for i in with_history.items] == [i.film.id for i in bare(a_query(MOOD)).items]
    assert all(item.predicted_rating is None for item in with_history.items)


def test_what_is_named_counts_as_liked_and_is_told_once(recommend, catalogue):
    heat = catalogue.rows["heat-1995"]
    query = a_query(MOOD, wish=Wish(like=(heat,)), history=History().with_liked([heat]), n=50)
    items = recommend(query).items
    assert any((item.signals["taste"] or 0) > 0.9 for item in items)
    for item in items:
        told = [r.text for r in item.reasons if r.text.startswith("because you liked Heat")]
        assert len(told) <= 1


def test_a_dislike_keeps_its_like_away(recommend, catalogue, pairs):
    best = next(film for _, film in pairs)
    dislike = History.of({}, {catalogue.rows["heat-1995"]: False})
    for intent in Intent:
        answer = recommend(a_query(MOOD, intent, history=dislike, n=100))
        assert all(i.signals["taste"] < 0.5 for i in answer.items if i.film.id == best)


def test_a_model_that_is_none_is_named_with_those_that_are(recommend, fan):
    for history in (fan, History()):
        with pytest.raises(UnknownName, match="expected one of als, svd"):
            recommend(a_query(MOOD, history=history, model="svd++"))


def test_where_no_models_are_naming_one_says_so(catalogue):
    bare = standard_recommender(Parts(catalogue)).recommend
    with pytest.raises(NotSetUp, match="no model that foretells ratings"):
        bare(a_query(MOOD, model="als"))


def test_the_same_history_has_the_same_answer(recommend, fan):
    first, second = (recommend(a_query(MOOD, history=fan)) for _ in range(2))
    assert [i.film.id for i in first.items] == [i.film.id for i in second.items]
    assert np.isclose([i.score for i in first.items], [i.score for i in second.items]).all()
