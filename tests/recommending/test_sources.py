"""The behaviour that every source has."""

import numpy as np
import pytest
from tests.taste_worlds import Weights
from tests.worlds import a_catalogue, a_film, a_mood, a_query

from moodreel.domain.history import History
from moodreel.domain.query import Wish
from moodreel.recommending.about_words import AboutWords
from moodreel.recommending.affect_space import AffectSpace
from moodreel.recommending.likeness import Likeness
from moodreel.recommending.signals.mood_fit import MoodFit
from moodreel.recommending.signals.wished import Wished
from moodreel.recommending.sources.about import AboutFilms
from moodreel.recommending.sources.alike import AlikeFilms
from moodreel.recommending.sources.collaborative import Collaborative
from moodreel.recommending.sources.mood_index import MoodIndex
from moodreel.recommending.sources.popularity import PopularFilms
from moodreel.recommending.sources.top import top
from moodreel.recommending.sources.wished import WishedTone
from moodreel.recommending.taste import Taste

FILMS = a_catalogue(
    a_film("sad-2000", valence=-0.8, arousal=-0.5, evokes={"sadness": 0.9}, tags=("lonely",)),
    a_film(
        "sadder-2001",
        valence=-0.9,
        arousal=-0.4,
        evokes={"sadness": 1.0},
        tags=("lonely",),
        n_ratings=50,
        mean_rating=3.0,
    ),
    a_film("glad-2002", valence=0.8, evokes={"joy": 0.9}, n_ratings=50, mean_rating=4.5),
    a_film("wild-2003", valence=0.3, arousal=0.9, n_ratings=2, mean_rating=5.0),
)
TASTE = Taste(FILMS, Weights({("sad-2000", "glad-2002"): 0.9, ("sad-2000", "wild-2003"): 0.1}))
SOURCES = {
    "mood_index": lambda k: MoodIndex(MoodFit(AffectSpace.of(FILMS)), k),
    "popular": lambda k: PopularFilms(FILMS, k),
    "alike": lambda k: AlikeFilms(lambda: Likeness(FILMS), k),
    "collaborative": lambda k: Collaborative(lambda: TASTE, k),
    "wished_tone": lambda k: WishedTone(Wished(FILMS, AffectSpace.of(FILMS)), k),
    "about_words": lambda k: AboutFilms(lambda: AboutWords(FILMS), k),
}
SAD = a_query(
    a_mood(-0.9, -0.5, sadness=1.0),
    wish=Wish(like=(0,), tones=("lonely",), words=("glad", "wild")),
    history=History().with_liked([0]),
)
ALL = np.ones(4, dtype=bool)


@pytest.fixture(params=SOURCES)
def make(request):
    return SOURCES[request.param]


def test_it_adds_one_column_of_its_name_without_gaps(make):
    slate = make(10).propose(SAD, ALL)
    assert list(slate.columns) == [make(10).name]
    assert np.isfinite(slate.columns[make(10).name]).all()


def test_it_proposes_each_film_once_and_only_allowed_ones(make):
    allowed = np.array([False, True, True, False])
    rows = make(10).propose(SAD, allowed).rows.tolist()
    assert len(set(rows)) == len(rows)
    assert set(rows) <= {1, 2}


def test_it_proposes_at_most_k(make):
    assert len(make(1).propose(SAD, ALL)) == 1


def test_it_has_nothing_to_say_where_nothing_is_allowed(make):
    assert len(make(10).propose(SAD, ~ALL)) == 0


def test_the_mood_index_finds_the_sad_films_for_a_sad_person_who_stays_with_it():
    assert set(SOURCES["mood_index"](2).propose(SAD, ALL).rows.tolist()) == {0, 1}


def test_one_five_star_vote_does_not_top_the_popular_films():
    assert SOURCES["popular"](1).propose(SAD, ALL).rows.tolist() == [2]


def test_films_without_ratings_are_not_called_unpopular_but_left_to_others():
    assert set(SOURCES["popular"](10).propose(SAD, ALL).rows.tolist()) == {1, 2, 3}


def test_without_a_film_named_nothing_is_alike():
    assert len(SOURCES["alike"](10).propose(a_query(), ALL)) == 0


def test_the_film_of_the_same_tags_is_alike():
    not_itself = np.array([False, True, True, True])
    assert SOURCES["alike"](1).propose(SAD, not_itself).rows.tolist() == [1]


def test_of_equals_at_the_edge_the_first_rows_are_kept():
    values = np.array([0.5, 0.9, 0.5, 0.5, 0.1], dtype=np.float32)
    slate = top("any", values, np.ones(5, dtype=bool), 3)
    assert slate.rows.tolist() == [0, 1, 2]


def test_taste_proposes_what_the_likes_say_most_for():
    assert SOURCES["collaborative"](1).propose(SAD, ALL).rows.tolist() == [2]
    assert set(SOURCES["collaborative"](10).propose(SAD, ALL).rows.tolist()) == {2, 3}


def test_a_stranger_or_nothing_trained_gives_no_films_by_taste():
    assert len(SOURCES["collaborative"](10).propose(a_query(), ALL)) == 0
    assert len(Collaborative(lambda: None).propose(SAD, ALL)) == 0
