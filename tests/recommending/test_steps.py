"""Filter, blend, sample, diversify: each on a slate worked out by hand."""

import numpy as np
import pytest
from tests.worlds import a_catalogue, a_film, a_mood, a_query

from moodreel.domain.intent import Intent
from moodreel.domain.query import Wish
from moodreel.domain.slate import Slate
from moodreel.domain.vocabulary import Kind
from moodreel.recommending.blend import GAIN, SCORE, blend
from moodreel.recommending.content import ContentSpace
from moodreel.recommending.diversify import Diversifier, Diversity
from moodreel.recommending.filters import allowed, suits
from moodreel.recommending.franchises import franchises
from moodreel.recommending.in_common import in_common
from moodreel.recommending.ratings import PRIOR_RATINGS, shrunk_mean
from moodreel.recommending.sample import DRAW, sample

MIXED = a_catalogue(
    a_film("old-1950", genres=("Western",), runtime_min=90, warnings=("war",)),
    a_film("new-2020", genres=("Comedy", "Romance"), language="fr", runtime_min=None),
    a_film("long-2010", genres=("Drama",), kind=Kind.SERIES, runtime_min=60),
)


@pytest.mark.parametrize(
    ("wish", "rows"),
    [
        (Wish(), [0, 1, 2]),
        (Wish(kind=Kind.SERIES), [2]),
        (Wish(kind=Kind.FILM), [0, 1]),
        (Wish(genres=frozenset({"Comedy", "Western"})), [0, 1]),
        (Wish(together=(frozenset({"Comedy", "Romance"}),)), [1]),
        (Wish(together=(frozenset({"Comedy", "Drama"}), frozenset({"Western"}))), [0]),
        (Wish(without_genres=frozenset({"Romance"})), [0, 2]),
        (Wish(year_from=2010), [1, 2]),
        (Wish(year_to=2010), [0, 2]),
        (Wish(max_minutes=70), [1, 2]),
        (Wish(languages=frozenset({"fr"})), [1]),
        (Wish(avoid=frozenset({"war"})), [1, 2]),
        (Wish(exclude=frozenset({1}), like=(2,)), [0]),
    ],
)
def test_a_wish_lets_these_films_through(wish, rows):
    assert np.flatnonzero(allowed(wish, MIXED)).tolist() == rows


def a_slate(**columns):
    values = {name: np.array(column, dtype=np.float32) for name, column in columns.items()}
    return Slate(np.arange(len(next(iter(values.values())))), values)


def test_a_blend_is_the_weighted_mean():
    slate = blend(a_slate(a=[1.0, 0.0], b=[0.0, 1.0]), {"a": 3, "b": 1})
    assert slate.columns[SCORE].tolist() == pytest.approx([0.75, 0.25])


def test_no_opinion_neither_helps_nor_harms():
    slate = blend(a_slate(a=[0.5, 0.5, 0.5], b=[0.2, np.nan, 0.8]), {"a": 1, "b": 1})
    assert slate.columns[SCORE].tolist() == pytest.approx([0.35, 0.5, 0.65])
    assert slate.columns[GAIN + "b"][1] == 0


def test_a_silent_signal_does_not_weigh():
    slate = blend(a_slate(a=[0.2, 0.8], b=[np.nan, np.nan]), {"a": 1, "b": 9})
    assert slate.columns[SCORE].tolist() == pytest.approx([0.2, 0.8])


def test_gains_tell_the_very_difference_that_the_score_shows():
    slate = blend(a_slate(a=[0.1, 0.9, 0.4], b=[0.7, 0.2, np.nan]), {"a": 0.6, "b": 0.4})
    gains = slate.columns[GAIN + "a"] + slate.columns[GAIN + "b"]
    score = slate.columns[SCORE]
    np.testing.assert_allclose(gains - gains[0], score - score[0], atol=1e-6)


def test_an_empty_slate_blends_to_an_empty_slate():
    assert len(blend(a_slate(a=[]), {"a": 1})) == 0


def test_the_same_query_draws_the_same_and_another_seed_another():
    slate = a_slate(score=np.full(50, 0.5))
    first, again = (sample(slate, a_query()).columns[DRAW] for _ in range(2))
    other = sample(slate, a_query(seed=1)).columns[DRAW]
    assert first.tolist() == again.tolist()
    assert first.tolist() != other.tolist()


def test_people_in_different_moods_draw_differently_and_a_hair_makes_no_difference():
    slate = a_slate(score=np.full(50, 0.5))
    draw = {
        v: sample(slate, a_query(a_mood(valence=v))).columns[DRAW].tolist()
        for v in (0.1, 0.1001, 0.6)
    }
    assert draw[0.1] == draw[0.1001] != draw[0.6]


def test_only_the_best_few_are_drawn_from():
    slate = a_slate(score=np.linspace(1, 0, 500))
    assert sample(slate, a_query(n=10)).rows.max() == 119


def test_a_film_much_worse_hardly_ever_leads():
    slate = a_slate(score=[0.9] * 5 + [0.6])
    leads = [sample(slate, a_query(seed=seed)).columns[DRAW].argmax() for seed in range(200)]
    assert leads.count(5) <= 2
    assert len(set(leads)) >= 5


def test_taking_one_film_away_does_not_shuffle_the_others():
    slate = a_slate(score=np.linspace(0.5, 0.6, 20))
    without = sample(slate.take(np.delete(np.arange(20), 7)), a_query()).columns[DRAW]
    assert without.tolist() == np.delete(sample(slate, a_query()).columns[DRAW], 7).tolist()


def test_a_list_holds_one_film_of_a_franchise_and_two_of_a_director():
    films = a_catalogue(
        *(a_film(f"toy-story-{i}-2000", title=f"Toy Story {i}") for i in range(1, 4)),
        *(a_film(f"{name}-2000", directors=("Busy",)) for name in ("ant", "bee", "cat", "dog")),
        *(a_film(f"{name}-2000", genres=("Comedy",)) for name in ("elk", "fox", "gnu")),
    )
    picked = Diversifier(films, franchises(films), Diversity(genre_cap=1.0)).diversify(
        a_slate(draw=np.linspace(1, 0.9, 10)), 6
    )
    assert sum(row < 3 for row in picked.rows) == 1
    assert sum(3 <= row < 7 for row in picked.rows) == 2
    assert len(picked) == 6


def test_half_a_list_at_most_shares_its_leading_genre_unless_nothing_else_is_left():
    dramas = [a_film(f"drama-{chr(97 + i)}-2000") for i in range(8)]
    comedies = [a_film(f"comic-{chr(97 + i)}-2000", genres=("Comedy",)) for i in range(2)]
    films = a_catalogue(*dramas, *comedies)
    picked = Diversifier(films, franchises(films)).diversify(
        a_slate(draw=np.linspace(1, 0.5, 10)), 4
    )
    assert sorted(picked.rows.tolist()) == [0, 1, 8, 9]
    all_of_them = Diversifier(films, franchises(films)).diversify(
        a_slate(draw=np.linspace(1, 0.5, 10)), 10
    )
    assert len(all_of_them) == 10


def test_a_shorter_list_holds_films_of_the_longer_one(engine):
    mood = engine.read_mood(choose="lonely")
    for intent in ("match", "surprise"):
        ten = {item.film.id for item in engine.recommend(mood, intent, 10).items}
        assert {item.film.id for item in engine.recommend(mood, intent, 4).items} < ten


def test_the_first_part_goes_before_a_later_one_of_about_the_same_score():
    films = a_catalogue(
        a_film("rocky-ii-1979", title="Rocky II"), a_film("rocky-1976", title="Rocky")
    )
    picked = Diversifier(films, franchises(films)).diversify(a_slate(draw=[0.71, 0.70]), 1)
    assert picked.rows.tolist() == [1]


def test_lift_and_calm_offer_no_tragic_ending_and_nothing_of_the_heaviest():
    films = a_catalogue(
        a_film("gone-2000", ending="tragic"),
        a_film("dark-2000", warnings=("suicide",)),
        a_film("fine-2000", warnings=("violence",)),
    )
    assert suits(Intent.LIFT, films).tolist() == [False, False, True]
    assert suits(Intent.CALM, films).tolist() == [False, False, True]
    assert suits(Intent.MATCH, films).all()


def test_with_diversity_off_the_order_is_the_draw():
    films = a_catalogue(*(a_film(f"{name}-2000") for name in ("ant", "bee", "cat")))
    off = Diversity(penalty=0, genre_cap=1, per_franchise=9, per_director=9, later_part=0)
    picked = Diversifier(films, franchises(films), off).diversify(a_slate(draw=[0.2, 0.9, 0.5]), 3)
    assert picked.rows.tolist() == [1, 2, 0]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("Toy Story", "Toy Story 2", True),
        ("Mission: Impossible", "Mission: Impossible – Fallout", True),
        ("Harry Potter and the Goblet of Fire", "Harry Potter and the Half-Blood Prince", True),
        ("The Godfather", "The Godfather Part II", True),
        ("Little Women", "Little Women", True),
        ("The Last Emperor", "The Last Samurai", False),
        ("8½", "Seven", False),
        ("Up", "Up in the Air", False),
    ],
)
def test_franchises_are_told_by_their_titles(one, other, together):
    films = a_catalogue(a_film("one-2000", title=one), a_film("other-2001", title=other))
    first, second = franchises(films)
    assert (first == second) is np.bool_(together)


def test_a_mean_is_pulled_to_the_mean_of_all_by_the_prior():
    films = a_catalogue(
        a_film("one-2000", n_ratings=int(PRIOR_RATINGS), mean_rating=5.0),
        a_film("two-2000", n_ratings=int(PRIOR_RATINGS), mean_rating=3.0),
        a_film("none-2000"),
    )
    assert shrunk_mean(films)[:2].tolist() == pytest.approx([4.5, 3.5])
    assert np.isnan(shrunk_mean(films)[2])


def test_a_film_is_wholly_like_itself_and_less_like_any_other(catalogue):
    space = ContentSpace(catalogue, {"tag": 0.4, "genre": 0.3, "word": 0.3})
    for row in (0, 500, 1500):
        likeness = space.likeness(row)
        assert likeness.argmax() == row
        assert likeness[row] == pytest.approx(1, abs=1e-3)
        assert (likeness >= 0).all()


def test_what_two_films_share_is_said_in_words_that_can_be_checked():
    one = a_film(
        "one-2000", tags=("whimsical", "romantic"), cast=("Audrey Tautou",), directors=("J",),
        synopsis="A waitress walks through Paris and mends lives.",
    )  # fmt: skip
    other = a_film(
        "other-2001", tags=("romantic", "whimsical"), cast=("Audrey Tautou",), directors=("K",),
        synopsis="Two strangers meet in Paris by chance.",
    )  # fmt: skip
    assert in_common(one, other) == "whimsical, romantic, with Audrey Tautou, speaking of Paris"
    assert in_common(a_film("a-2000", genres=("War",)), a_film("b-2000")) == ""
