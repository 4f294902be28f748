"""The behaviour that every signal has."""

import numpy as np
import pytest
from tests.favourite_worlds import SURE, UNSURE, a_crowd, a_model
from tests.taste_worlds import Weights
from tests.worlds import a_catalogue, a_film, a_mood, a_query

from moodreel.domain.history import History
from moodreel.domain.intent import Intent
from moodreel.domain.query import Wish
from moodreel.domain.slate import Slate
from moodreel.recommending.about_words import AboutWords
from moodreel.recommending.affect_space import AffectSpace
from moodreel.recommending.likeness import Likeness
from moodreel.recommending.signals.about import About
from moodreel.recommending.signals.baselines import GenreTable, ValenceOrder
from moodreel.recommending.signals.content import Content
from moodreel.recommending.signals.discovery import Discovery
from moodreel.recommending.signals.favourite import Favourite
from moodreel.recommending.signals.freshness import Freshness
from moodreel.recommending.signals.mood_fit import MoodFit
from moodreel.recommending.signals.popularity import Popularity
from moodreel.recommending.signals.specificity import Specificity
from moodreel.recommending.signals.taste import TasteSignal
from moodreel.recommending.signals.tone import Tone
from moodreel.recommending.signals.wished import Wished
from moodreel.recommending.taste import Taste

FILMS = a_catalogue(
    a_film(
        "weepie-1950", valence=-0.6, arousal=-0.5, evokes={"sadness": 0.9, "love": 0.5},
        tags=("melancholic", "lonely"), n_ratings=10, mean_rating=3.0,
    ),
    a_film(
        "romp-2026", valence=0.8, arousal=0.3, evokes={"joy": 0.9}, tags=("funny", "silly"),
        genres=("Comedy",), n_ratings=300, mean_rating=4.5,
    ),
    a_film("shocker-2001", valence=-0.3, arousal=0.8, evokes={"fear": 0.9}, genres=("Horror",)),
    a_film("rarity-2024", n_ratings=3, mean_rating=4.0),
)  # fmt: skip
WEEPIE, ROMP, SHOCKER, RARITY = range(4)
FAVOURITES = a_model(FILMS, a_crowd(4), "favourites of alike genres", 0.1).over(FILMS)
TASTE = Taste(FILMS, Weights({("romp-2026", "weepie-1950"): 0.8}, "shocker-2001"))
LIKES_THE_ROMP = History.of({}, {ROMP: True})
FIT = MoodFit(AffectSpace.of(FILMS))
SIGNALS = {
    signal.name: signal
    for signal in (
        FIT,
        Specificity(FIT, Tone(FILMS)),
        Tone(FILMS),
        Popularity(FILMS),
        Discovery(FILMS),
        Freshness(FILMS),
        Content(lambda: Likeness(FILMS)),
        TasteSignal(lambda: TASTE),
        Favourite(lambda: FAVOURITES),
        Wished(FILMS, AffectSpace.of(FILMS)),
        About(lambda: AboutWords(FILMS)),
        GenreTable(FILMS),
        ValenceOrder(FILMS),
    )
}
ASKED = Wish(like=(1,), tones=("lonely", "funny"), words=("romp", "rarity"))
SAD = a_mood(-0.7, -0.4, sadness=1.0)


def measure(name, query=None, rows=(0, 1, 2, 3)):
    return SIGNALS[name].measure(query or a_query(SAD), Slate(np.array(rows)))


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("intent", list(Intent))
def test_it_gives_a_number_in_0_to_1_or_no_opinion(name, intent):
    query = a_query(SAD, intent, wish=ASKED, history=LIKES_THE_ROMP)
    values = measure(name, query)
    known = values[np.isfinite(values)]
    assert values.shape == (4,)
    assert values.dtype == np.float32
    assert ((known >= 0) & (known <= 1)).all()


@pytest.mark.parametrize("name", SIGNALS)
def test_a_film_gets_the_same_number_in_any_company_and_order(name):
    query = a_query(SAD, wish=ASKED, history=LIKES_THE_ROMP)
    np.testing.assert_allclose(
        measure(name, query)[[2, 0]], measure(name, query, (2, 0)), equal_nan=True, rtol=1e-5
    )


@pytest.mark.parametrize("name", SIGNALS)
def test_it_measures_an_empty_slate(name):
    assert measure(name, rows=np.empty(0, dtype=np.int64)).shape == (0,)


def test_the_weepie_fits_who_stays_with_sadness_and_the_romp_who_wants_a_lift():
    assert measure("mood_fit").argmax() == WEEPIE
    assert measure("mood_fit", a_query(SAD, Intent.LIFT)).argmax() == ROMP


def test_specificity_is_higher_for_the_mood_a_film_is_made_for():
    glad = a_query(a_mood(0.8, 0.3, joy=1.0))
    assert measure("specificity")[WEEPIE] > measure("specificity", glad)[WEEPIE]


def test_tone_knows_no_film_without_tags():
    assert measure("tone")[WEEPIE] == pytest.approx(1)
    assert np.isnan(measure("tone")[SHOCKER])


def test_films_without_ratings_are_neither_popular_nor_unpopular_nor_little_known():
    assert np.isnan(measure("popularity")[SHOCKER])
    assert np.isnan(measure("discovery")[SHOCKER])
    assert measure("popularity")[ROMP] > measure("popularity")[WEEPIE]
    assert measure("discovery")[ROMP] < measure("discovery")[RARITY]


def test_a_film_is_little_known_beside_films_of_its_decade():
    assert measure("discovery")[WEEPIE] == pytest.approx(0.5)


def test_freshness_halves_every_twenty_five_years():
    assert measure("freshness")[SHOCKER] == pytest.approx(0.5)
    assert measure("freshness")[ROMP] == pytest.approx(1)


def test_content_has_no_opinion_until_a_film_is_named():
    assert np.isnan(measure("content")).all()
    assert measure("content", a_query(SAD, wish=Wish(like=(ROMP,)))).argmax() == ROMP


def test_the_genre_table_sends_every_frightened_person_to_horror():
    assert measure("genre_table", a_query(a_mood(fear=1.0))).tolist() == [0, 0, 1, 0]


def test_the_valence_order_ignores_the_mood():
    assert measure("valence_order").tolist() == measure("valence_order", a_query()).tolist()


def test_taste_is_what_the_likes_say_and_nothing_of_a_stranger_or_the_unknown():
    told = measure("taste", a_query(history=LIKES_THE_ROMP))
    np.testing.assert_allclose(told, [0.9, np.nan, 0.5, np.nan], rtol=1e-6)
    assert np.isnan(measure("taste")).all()
    bare = TasteSignal(lambda: None)
    query = a_query(history=LIKES_THE_ROMP)
    assert np.isnan(bare.measure(query, Slate(np.arange(4)))).all()


RATED = History.of({SHOCKER: 5.0, WEEPIE: 2.0, RARITY: 2.0}, {})


def test_a_favourite_is_what_is_like_the_favourites_and_nothing_of_who_rated_hardly_any_film():
    told = measure("favourite", a_query(history=RATED), [ROMP, SHOCKER])
    assert told.tolist() == pytest.approx([UNSURE, UNSURE])
    fan = History.of({ROMP: 5.0, WEEPIE: 5.0, SHOCKER: 1.0}, {})
    assert measure("favourite", a_query(history=fan), [RARITY]).tolist() == pytest.approx([SURE])
    for few in (History(), History.of({ROMP: 5.0, WEEPIE: 5.0}, {SHOCKER: True})):
        assert np.isnan(measure("favourite", a_query(history=few))).all()
    bare = Favourite(lambda: None)
    assert np.isnan(bare.measure(a_query(history=fan), Slate(np.arange(2)))).all()


def test_a_film_dismissed_without_stars_is_not_told_to_the_favourites():
    rated = {ROMP: 5.0, WEEPIE: 5.0, SHOCKER: 1.0}
    told, alone = History.of(rated, {RARITY: False}), History.of(rated, {})
    assert measure("favourite", a_query(history=told)).tolist() == pytest.approx(
        measure("favourite", a_query(history=alone)).tolist()
    )


def test_a_film_with_every_tone_asked_for_has_it_wholly_and_one_without_at_most_half():
    wished = measure("wished", a_query(SAD, wish=Wish(tones=("melancholic", "lonely"))))
    assert wished[WEEPIE] == 1
    assert wished[[ROMP, SHOCKER, RARITY]].max() <= 0.5


def test_a_film_speaks_of_the_words_that_its_title_holds_singular_or_plural():
    about = measure("about", a_query(SAD, wish=Wish(words=("romps", "shocker"))))
    assert about[ROMP] == about[SHOCKER] == 0.5
    assert about[WEEPIE] == 0


def test_words_that_no_film_holds_and_no_tones_are_no_opinion():
    assert np.isnan(measure("about", a_query(SAD, wish=Wish(words=("zeppelin",))))).all()
    assert np.isnan(measure("wished", a_query(SAD))).all()
