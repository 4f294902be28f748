"""The chance that a film had to be shown: estimated as it comes out over many seeds."""

from collections import Counter

import pytest
from tests.worlds import a_mood, a_plane, a_query

from moodreel.domain.intent import Intent
from moodreel.domain.query import Wish
from moodreel.recommending.recommend import Parts, Recommender, standard_recommender

N = 6


@pytest.fixture(scope="module")
def recommender() -> Recommender:
    return standard_recommender(Parts(a_plane()))


def test_chances_are_those_of_many_seeds(recommender):
    """Without taste and fame, of 81 films on a plane; the estimate's standard error is 0.04."""
    answers = [recommender.recommend(a_query(a_mood(0.3, 0.3), n=N, seed=s)) for s in range(400)]
    shown = Counter(item.film.id for answer in answers for item in answer.items)
    for answer in answers[:5]:
        for item, chance in zip(answer.items, answer.chances(N), strict=True):
            assert chance == pytest.approx(shown[item.film.id] / 400, abs=0.17)
    means = [sum(answer.chances(N)) / N for answer in answers[:40]]
    truth = [sum(shown[i.film.id] for i in answer.items) / 400 / N for answer in answers[:40]]
    assert sum(means) / 40 == pytest.approx(sum(truth) / 40, abs=0.02)


def test_the_first_of_a_longer_list_are_less_likely_than_the_list(recommender):
    answer = recommender.recommend(a_query(a_mood(0.3, 0.3), n=N + 2))
    assert all(
        first <= any_place
        for first, any_place in zip(answer.chances(N), answer.chances(N + 2), strict=True)
    )
    assert all(0 < chance <= 1 for chance in answer.chances(1))


def test_equal_answers_have_equal_chances(recommender):
    one, other = (recommender.recommend(a_query(a_mood(0.3, 0.3))) for _ in range(2))
    assert one.items == other.items
    assert one.chances(10) == other.chances(10)


def test_where_nothing_is_drawn_every_film_is_certain():
    plain = standard_recommender(Parts(a_plane()), chance=False)
    assert plain.recommend(a_query()).chances(10) == (1.0,) * 10


def test_few_films_are_certain_and_none_have_no_chance(recommender):
    few = Wish(exclude=frozenset(range(4, 81)))
    answer = recommender.recommend(a_query(intent=Intent.MATCH, wish=few))
    assert answer.chances(10) == (1.0,) * len(answer.items)
    none = recommender.recommend(a_query(wish=Wish(exclude=frozenset(range(81)))))
    assert none.chances(10) == ()
