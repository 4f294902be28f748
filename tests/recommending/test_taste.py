"""A person's taste laid over a catalogue: scores, reasons and foretold stars."""

import numpy as np
import pytest
from tests.taste_worlds import Offsets, Weights
from tests.worlds import a_catalogue, a_film

from moodreel.domain.history import History
from moodreel.errors import NotSetUp, UnknownName
from moodreel.recommending.taste import Foretold, Taste

FILMS = a_catalogue(
    a_film("heat-1995", movielens_id=6),
    a_film("ronin-1998", movielens_id=2278),
    a_film("thief-1981", movielens_id=2),
    a_film("babe-1995", movielens_id=34),
    a_film("show-2021"),
)
HEAT, RONIN, THIEF, BABE, SHOW = range(5)
WEIGHTS = {
    ("heat-1995", "thief-1981"): 0.6,
    ("ronin-1998", "thief-1981"): 0.4,
    ("babe-1995", "thief-1981"): -0.2,
    ("heat-1995", "show-2021"): 0.3,
    ("heat-1995", "gone-1990"): 0.9,
}
MEANS = {6: 4.0, 34: 3.0, 2278: 3.5, 999: 2.0}


@pytest.fixture
def weights():
    return Weights(WEIGHTS)


@pytest.fixture
def taste(weights):
    return Taste(FILMS, weights, {"als": Offsets(MEANS), "svd": Offsets(MEANS, half=0.5)})


def test_scores_stand_at_the_catalogues_own_rows(taste):
    scores = taste.scores(History.of({}, {HEAT: True}))
    assert scores.dtype == np.float32
    np.testing.assert_allclose(scores, [np.nan, 0.5, 0.8, 0.5, 0.65], rtol=1e-6)


def test_what_the_weights_do_not_know_has_no_opinion():
    taste = Taste(FILMS, Weights({("heat-1995", "thief-1981"): 0.6}))
    assert np.isnan(taste.scores(History.of({}, {HEAT: True}))[[BABE, SHOW]]).all()
    assert np.isnan(taste.scores(History.of({SHOW: 5.0}, {}))).all()


def test_a_stranger_has_no_taste(taste, weights):
    assert np.isnan(taste.scores(History())).all()
    assert taste.because(History(), THIEF) == []
    assert weights.asked == 0


def test_dislikes_count(taste):
    liked, disliked = History.of({}, {HEAT: True}), History.of({}, {HEAT: False})
    assert taste.scores(disliked)[THIEF] < 0.5 < taste.scores(liked)[THIEF]


def test_a_new_rating_changes_the_answer(taste):
    before = taste.scores(History.of({HEAT: 4.0}, {}))[THIEF]
    after = taste.scores(History.of({HEAT: 4.0, RONIN: 5.0}, {}))[THIEF]
    assert after > before


def test_scores_of_one_history_are_computed_once_and_not_kept_beyond_it(taste, weights):
    history = History.of({HEAT: 4.0}, {})
    assert taste.scores(history) is taste.scores(history)
    assert weights.asked == 1
    del history
    assert len(taste._scored) == 0


def test_reasons_are_the_films_liked_that_say_most_by_the_very_weights(taste, weights):
    history = History.of({HEAT: 4.5, RONIN: 5.0, BABE: 1.0}, {})
    named = ["heat-1995", "ronin-1998", "babe-1995"]
    said = weights.because(named, history.opinions, "thief-1981")
    assert said.tolist() == pytest.approx([0.48, 0.4, 0.12])
    assert taste.because(history, THIEF) == [HEAT, RONIN]
    only = History.of({RONIN: 3.5}, {HEAT: True})
    assert taste.because(only, THIEF) == [HEAT]  # Ronin says 0.16, less than half of 0.6


def test_what_was_disliked_is_no_reason_though_it_speaks_for_a_film(taste):
    assert taste.because(History.of({BABE: 1.0}, {}), THIEF) == []


def test_what_says_nothing_is_no_reason(taste):
    assert taste.because(History.of({}, {RONIN: True}), BABE) == []


def test_stars_are_foretold_for_who_has_rated(taste):
    history = History.of({HEAT: 5.0}, {RONIN: True})
    (babe,) = taste.foretell(history, np.array([BABE]))
    assert babe == Foretold(stars=4.0, low=3.0, high=5.0)
    assert taste.foretell(History.of({}, {HEAT: True}), np.array([BABE])) == (None,)
    assert taste.foretell(History.of({SHOW: 5.0}, {}), np.array([BABE])) == (None,)


def test_the_model_is_chosen_by_name_and_the_first_is_the_usual(taste):
    history, rows = History.of({HEAT: 5.0}, {}), np.array([BABE])
    assert taste.foretell(history, rows) == taste.foretell(history, rows, "als")
    assert taste.foretell(history, rows, "svd")[0] == Foretold(stars=4.0, low=3.5, high=4.5)
    with pytest.raises(UnknownName, match="unknown rating model 'sdv': did you mean svd"):
        taste.foretell(history, rows, "sdv")


def test_a_title_without_ratings_is_foretold_as_films_at_large_and_less_surely(taste):
    history = History.of({HEAT: 4.0}, {})
    babe, show = taste.foretell(history, np.array([BABE, SHOW]))
    assert show.stars == pytest.approx(np.mean([4.0, 3.0, 3.5, 2.0]))
    assert show.high - show.low > babe.high - babe.low
    assert show.low <= show.stars <= show.high


def test_without_models_nothing_is_foretold(weights):
    bare = Taste(FILMS, weights)
    assert bare.foretell(History.of({HEAT: 5.0}, {}), np.array([BABE])) == (None,)
    with pytest.raises(NotSetUp, match="no model that foretells ratings"):
        bare.check("als")
    assert np.isnan(Taste(FILMS).scores(History.of({HEAT: 5.0}, {}))).all()
    assert Taste(FILMS).because(History.of({HEAT: 5.0}, {}), THIEF) == []


def test_nothing_to_foretell_is_nothing(taste):
    nothing = np.empty(0, dtype=np.int64)
    assert taste.foretell(History.of({HEAT: 5.0}, {}), nothing) == ()
