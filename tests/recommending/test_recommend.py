"""The whole recommender over the bundled catalogue: lists that a person would be glad of."""

import itertools

import numpy as np
import pytest
from tests.worlds import a_catalogue, a_film, a_mood, a_query

from moodreel.domain.intent import Intent
from moodreel.domain.query import Wish
from moodreel.domain.vocabulary import Kind
from moodreel.recommending.recommend import Parts, standard_recommender

LONELY = a_mood(-0.6, -0.3, sadness=0.7, love=0.2, fear=0.1)


@pytest.fixture(scope="module")
def parts(catalogue):
    return Parts(catalogue)


@pytest.fixture(scope="module")
def recommend(parts):
    return standard_recommender(parts).recommend


def ids(answer):
    return [item.film.id for item in answer.items]


@pytest.mark.parametrize("intent", list(Intent))
def test_a_list_is_as_long_as_asked_without_repeats_in_rank_order(recommend, intent):
    answer = recommend(a_query(LONELY, intent, n=10))
    assert len(set(ids(answer))) == 10
    assert [item.rank for item in answer.items] == list(range(1, 11))
    assert [item.score for item in answer.items] == sorted(
        (item.score for item in answer.items), reverse=True
    )
    assert answer.notes == ()


def test_the_same_query_has_the_same_answer(recommend):
    assert ids(recommend(a_query(LONELY))) == ids(recommend(a_query(LONELY)))


def test_every_film_has_one_to_three_reasons_of_signals_that_spoke(recommend):
    for intent in Intent:
        for item in recommend(a_query(LONELY, intent, n=20)).items:
            assert 1 <= len(item.reasons) <= 3
            for reason in item.reasons:
                assert item.signals[reason.signal] is not None


def test_the_numbers_in_a_reason_are_the_films_own(recommend):
    for item in recommend(a_query(LONELY, Intent.LIFT, n=20)).items:
        first = next((r.text for r in item.reasons if r.signal == "mood_fit"), None)
        if first:
            assert f"({item.film.affect.valence:.1f})" in first
            assert f"({item.film.affect.arousal:.1f})" in first


def test_new_recommendations_repeat_nothing(recommend, catalogue):
    seen: set[str] = set()
    for seed in range(8):
        rows = frozenset(catalogue.rows[film_id] for film_id in seen)
        answer = recommend(a_query(LONELY, Intent.LIFT, seed=seed, wish=Wish(exclude=rows)))
        assert not seen & set(ids(answer))
        seen |= set(ids(answer))
    assert len(seen) == 80


def test_naming_a_film_brings_films_like_it_and_says_so(recommend, catalogue):
    wish = Wish(like=(catalogue.rows["spirited-away-2001"],))
    answer = recommend(a_query(a_mood(0.3, 0.0, joy=0.6, surprise=0.4), wish=wish))
    told = [r.text for item in answer.items for r in item.reasons if r.signal == "content"]
    assert len(told) >= 5
    assert all(text.startswith("because you liked Spirited Away: both ") for text in told)
    assert "spirited-away-2001" not in ids(answer)


def test_filters_hold_for_every_film(recommend):
    wish = Wish(
        kind=Kind.FILM,
        genres=frozenset({"Comedy"}),
        without_genres=frozenset({"Romance"}),
        year_from=1980,
        year_to=1999,
        max_minutes=110,
        avoid=frozenset({"violence"}),
    )
    answer = recommend(a_query(LONELY, Intent.LIFT, wish=wish, n=20))
    assert len(answer.items) == 20
    for film in (item.film for item in answer.items):
        assert film.kind is Kind.FILM
        assert "Comedy" in film.genres
        assert "Romance" not in film.genres
        assert 1980 <= film.year <= 1999
        assert film.runtime_min is None or film.runtime_min <= 110
        assert "violence" not in film.warnings


def test_filters_that_nothing_meets_give_an_empty_answer_that_says_so(recommend):
    answer = recommend(a_query(wish=Wish(languages=frozenset({"xx"}))))
    assert answer.items == ()
    assert answer.notes == ("no title meets all these filters; take one away",)


def test_too_few_films_are_given_with_a_note(recommend):
    answer = recommend(a_query(wish=Wish(languages=frozenset({"cs"})), n=50))
    assert 0 < len(answer.items) < 50
    assert "no other title" in answer.notes[0]


def test_a_catalogue_of_one_film_and_of_none_are_answered():
    assert len(standard_recommender(Parts(a_catalogue(a_film()))).recommend(a_query()).items) == 1
    assert standard_recommender(Parts(a_catalogue())).recommend(a_query()).items == ()


def test_intents_really_differ_for_one_person(recommend):
    lists = {intent: set(ids(recommend(a_query(LONELY, intent)))) for intent in Intent}
    for one, other in itertools.combinations(Intent, 2):
        assert len(lists[one] & lists[other]) <= 2, (one, other)


def test_quiet_sadness_is_matched_by_sad_and_quiet_films(recommend):
    quiet_and_sad = a_mood(-0.6, -0.6, sadness=0.9, neutral=0.1)
    films = [item.film for item in recommend(a_query(quiet_and_sad, n=20)).items]
    assert np.mean([film.affect.valence for film in films]) < 0
    assert np.mean([film.affect.arousal for film in films]) < -0.2
    assert np.mean([film.affect.evokes[5] for film in films]) > 0.5


def test_similar_films_are_not_the_film_itself_and_say_what_is_shared(parts, catalogue):
    items = parts.similar.to(catalogue.rows["spirited-away-2001"], 5)
    assert len(items) == 5
    assert "spirited-away-2001" not in [item.film.id for item in items]
    assert all(item.reasons[0].text.startswith("both ") for item in items)
    assert [item.score for item in items] == sorted((item.score for item in items), reverse=True)
