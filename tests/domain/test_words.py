from datetime import datetime

import numpy as np
import pytest
from tests.worlds import NOON, a_catalogue, a_film, a_mood, a_query

from moodreel.domain.emotion import EMOTIONS, Emotion, distribution
from moodreel.domain.mood import ALL_SEEN, Mood, Reading
from moodreel.domain.query import Wish
from moodreel.errors import BadInput, UnknownName, shorten


def test_the_emotions_stand_in_the_order_that_arrays_use():
    assert [e.value for e in EMOTIONS] == [
        "anger", "disgust", "fear", "joy", "love", "sadness", "surprise", "neutral",
    ]  # fmt: skip


def test_a_distribution_is_scaled_to_one():
    assert distribution({Emotion.JOY: 3, Emotion.LOVE: 1}).tolist()[3:5] == [0.75, 0.25]


def test_a_mood_off_the_plane_is_refused():
    with pytest.raises(ValueError, match="valence"):
        a_mood(valence=1.5)


def test_a_mood_that_does_not_sum_to_one_is_refused():
    with pytest.raises(ValueError, match="sums to 1"):
        Mood(distribution=np.full(8, 0.5, np.float32), valence=0, arousal=0, confidence=1)


def test_a_reading_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="aware"):
        Reading(
            distribution=distribution({Emotion.JOY: 1}),
            sees=ALL_SEEN,
            valence=0,
            arousal=0,
            confidence=1,
            source="text",
            at=datetime(2026, 1, 1),  # noqa: DTZ001 - that is the point
        )


def test_an_unseen_emotion_cannot_weigh():
    sees = ALL_SEEN.copy()
    sees[3] = False
    with pytest.raises(ValueError, match="not seen"):
        Reading(
            distribution=distribution({Emotion.JOY: 1}),
            sees=sees,
            valence=0,
            arousal=0,
            confidence=1,
            source="face",
            at=NOON,
        )


@pytest.mark.parametrize("n", [0, -1, 1_000_000])
def test_an_absurd_number_of_films_is_refused(n):
    with pytest.raises(BadInput, match="expected n from 1 to 100"):
        a_query(n=n)


def test_years_that_run_backwards_are_refused_with_what_helps():
    with pytest.raises(BadInput, match="swap"):
        Wish(year_from=2000, year_to=1990)


def test_no_minutes_at_all_are_refused():
    with pytest.raises(BadInput, match="minute"):
        Wish(max_minutes=0)


def test_two_films_of_one_id_make_no_catalogue():
    with pytest.raises(ValueError, match="share an id"):
        a_catalogue(a_film(), a_film())


def test_the_columns_of_a_catalogue_cannot_be_written_to():
    catalogue = a_catalogue(a_film(genres=("Comedy", "Drama"), tags=("funny",)))
    assert catalogue.genres.sum() == 2
    with pytest.raises(ValueError, match="read-only"):
        catalogue.valence[0] = 1


def test_an_unknown_number_of_ratings_is_nan_and_not_zero():
    assert np.isnan(a_catalogue(a_film()).n_ratings).all()


def test_an_unknown_name_lists_what_is_allowed():
    with pytest.raises(UnknownName, match=r"did you mean happy.*expected one of happy, sad"):
        raise UnknownName("mood", "hapy", ("happy", "sad"))


def test_a_message_never_carries_a_megabyte_back():
    assert len(str(UnknownName("genre", "x" * 1_000_000, ("Drama",)))) < 200
    assert shorten("short") == "short"
