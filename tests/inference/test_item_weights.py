import numpy as np
import pytest

from moodreel.inference.item_weights import ItemWeights
from moodreel.inference.preference import Preference

DENSE = np.array(
    [[0, 0.5, 0, -0.25], [0.5, 0, 0, 1], [0, 0, 0, 0], [-1, 0, 0.25, 0]], dtype=np.float32
)


def weights(dense=DENSE, slope=0.0):
    return ItemWeights(
        starts=np.concatenate([[0], np.cumsum((dense != 0).sum(axis=1))]).astype(np.int64),
        films=np.nonzero(dense)[1].astype(np.int32),
        weights=dense[dense != 0],
        preference=Preference(slope=slope, mean=3.0),
    )


def rows(*numbers):
    return np.array(numbers, dtype=np.int64)


def stars(*numbers):
    return np.array(numbers, dtype=np.float32)


def test_scores_are_the_values_times_the_rows_of_what_was_rated():
    scores = weights().score(rows(0, 3), stars(4, 2))
    assert scores == pytest.approx(DENSE[0] + DENSE[3])
    assert scores.dtype == np.float32


def test_they_are_so_for_any_matrix_and_history():
    rng = np.random.default_rng(0)
    dense = (rng.normal(size=(50, 50)) * (rng.random((50, 50)) < 0.2)).astype(np.float32)
    rated = rng.permutation(50)[:20].astype(np.int64)
    ratings = rng.integers(1, 11, 20).astype(np.float32) / 2
    made = weights(dense, slope=0.4)
    by_hand = made.preference.of(ratings) @ dense[rated]
    assert np.allclose(made.score(rated, ratings), by_hand, atol=1e-5)


def test_a_dislike_speaks_against_what_a_like_speaks_for():
    taste = weights(slope=1.0)
    liked, hated = (taste.score(rows(0), stars(rating))[1] for rating in (5, 1))
    assert liked > 0 > hated


def test_what_is_seen_without_a_rating_counts_one():
    assert weights(slope=1.0).score(rows(1), stars(np.nan)) == pytest.approx(DENSE[1])


def test_without_ratings_nothing_is_said():
    assert weights().score(rows(), stars()).tolist() == [0, 0, 0, 0]


def test_a_film_without_weights_says_nothing_and_hinders_nothing():
    assert weights().score(rows(2), stars(5)).tolist() == [0, 0, 0, 0]
    assert weights().score(rows(2, 0), stars(5, 5)) == pytest.approx(DENSE[0])


@pytest.mark.parametrize("row", [-1, 4])
def test_a_row_of_no_film_is_refused(row):
    with pytest.raises(ValueError, match="from 0 to 3"):
        weights().score(rows(row), stars(4))


def test_reasons_sum_to_the_score():
    taste = weights(slope=0.5)
    rated, ratings = rows(0, 1, 3), stars(5, 4, 1)
    for film in range(4):
        told = taste.reasons(rated, ratings, film)
        assert told.sum() == pytest.approx(taste.score(rated, ratings)[film], abs=1e-6)
