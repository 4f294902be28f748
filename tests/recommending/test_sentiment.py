"""What reviews say moves films, and how far is told."""

import numpy as np
import pytest
from tests.worlds import a_catalogue, a_film, a_query

from moodreel.domain.slate import Slate
from moodreel.recommending.blend import blend
from moodreel.recommending.explain import Explainer
from moodreel.recommending.moved import MOVED, moved
from moodreel.recommending.recommend import Parts, standard_recommender
from moodreel.recommending.signals.sentiment import Sentiment

FILMS = a_catalogue(*(a_film(f"film-{name}-2000") for name in "abcd"))

BY = "reviews, of it or of films like it, moved it up"


def test_the_signal_is_how_far_up_the_scale_the_stars_are() -> None:
    signal = Sentiment(lambda: np.array([1, 5.5, 10, np.nan], dtype=np.float32))
    measured = signal.measure(a_query(), Slate(np.array([2, 0, 1, 3])))
    assert measured.tolist()[:3] == [1, 0, 0.5]
    assert np.isnan(measured[3])


def test_without_reviews_there_is_no_opinion() -> None:
    assert np.isnan(Sentiment(lambda: None).measure(a_query(), Slate(np.arange(3)))).all()


def a_slate() -> Slate:
    """By fit alone the order is a, b, c, d; d is well spoken of."""
    fit = np.array([0.8, 0.7, 0.6, 0.5], dtype=np.float32)
    sentiment = np.array([0.2, np.nan, 0.2, 0.95], dtype=np.float32)
    return Slate(np.arange(4), {"mood_fit": fit, "sentiment": sentiment})


def test_places_are_those_won_and_lost_by_the_signal() -> None:
    weights = {"mood_fit": 1.0, "sentiment": 1.0}
    measured = a_slate()
    places = moved(measured, blend(measured, weights), weights, "sentiment")
    assert places.tolist() == [-2, 0, -1, 3]  # d, b, a, c: nobody knows what they say of b


@pytest.mark.parametrize("weight", [0.0, None, 1e-6])
def test_a_signal_that_hardly_weighs_moves_nothing(weight: float | None) -> None:
    weights = {"mood_fit": 1.0, **({} if weight is None else {"sentiment": weight})}
    measured = a_slate()
    assert not moved(measured, blend(measured, weights), weights, "sentiment").any()


def test_a_reason_is_told_only_where_reviews_moved_the_film_up() -> None:
    parts = Parts(FILMS)
    explainer = Explainer(FILMS, parts.space)
    slate = Slate(
        np.arange(4),
        {
            "gain:sentiment": np.array([0.1, 0.1, 0.1, -0.1], dtype=np.float32),
            MOVED + "sentiment": np.array([3, 1, 0, -2], dtype=np.float32),
        },
    )
    told = [[reason.text for reason in own] for own in explainer.explain(a_query(), slate)]
    assert told == [[f"{BY} 3 places"], [f"{BY} 1 place"], [], []]


def test_every_answer_has_the_column() -> None:
    stars = np.array([4, 5, 6, np.nan], dtype=np.float32)
    recommender = standard_recommender(Parts(FILMS, review_stars=lambda: stars))
    found = {
        item.film.id: item.signals["sentiment"] for item in recommender.recommend(a_query()).items
    }
    assert found["film-a-2000"] == pytest.approx(1 / 3)
    assert found["film-d-2000"] is None
