"""Folding in by hand-made factors, whose answers a reader can work out."""

from dataclasses import replace

import numpy as np
import pytest

from moodreel.inference.rating_factors import RatingFactors
from moodreel.inference.triangles import pack, pack_twice, unpack

NONE = (np.array([], dtype=np.int64), np.array([], dtype=np.float32))


def factors(**other) -> RatingFactors:
    """Three films: one for a taste, one against it, one that leaves everybody cold."""
    plain = RatingFactors(
        film_ids=np.array([10, 20, 30]),
        films=np.array([[1, 0.5], [-1, 0], [0, -0.5]], dtype=np.float32),
        spreads=np.zeros((3, 3), dtype=np.float32),
        trust=np.ones(3, dtype=np.float32),
        seen=np.zeros((3, 2), dtype=np.float32),
        seen_power=0.5,
        middle=np.zeros(2, dtype=np.float32),
        tightness=np.eye(2, dtype=np.float32),
        growth=np.zeros(2, dtype=np.float32),
        mean=3.0,
        noise=1.0,
        doubt=float("inf"),
        widen=1.0,
        scale=(1.0, 5.0),
    )
    return replace(plain, **other)


def rate(*pairs):
    films, ratings = zip(*pairs, strict=True)
    return np.array(films), np.array(ratings, dtype=np.float32)


def test_without_ratings_a_film_gets_the_mean_and_its_own_offset():
    assert factors().estimate(*NONE).mean == pytest.approx([3.5, 3.0, 2.5])


def test_one_rating_is_shared_out_between_taste_and_offset():
    # The first film is rated 1.5 over its due: prior variances 1 and 1, noise 1, so a third each.
    told = factors().estimate(*rate((0, 5.0)))
    assert told.mean == pytest.approx([4.5, 3.0, 3.0])


def test_the_interval_is_noise_and_what_is_not_known_of_the_person():
    # Of the third film only offset and noise are open: variance 2/3 + 1.
    told = factors(scale=(-9.0, 9.0)).estimate(*rate((0, 5.0)))
    assert told.high[2] - told.mean[2] == pytest.approx(np.sqrt(5 / 3), rel=1e-4)
    assert told.mean[2] - told.low[2] == pytest.approx(np.sqrt(5 / 3), rel=1e-4)


def test_what_is_not_known_of_a_film_widens_its_interval_and_weakens_its_say():
    unsure = np.zeros((3, 3), dtype=np.float32)
    unsure[0] = pack(np.eye(2))
    told = factors(spreads=unsure).fold_in(*rate((0, 5.0)))
    sure = factors().fold_in(*rate((0, 5.0)))
    assert abs(told.mean[0]) < abs(sure.mean[0])
    width = [f.estimate(*NONE) for f in (factors(spreads=unsure), factors())]
    assert width[0].low[0] < width[1].low[0]
    assert width[0].low[1] == width[1].low[1]


def test_which_films_were_rated_says_something_whatever_the_ratings():
    seen = np.array([[2.0, 0.0], [0, 0], [0, 0]], dtype=np.float32)
    leaning, plain = factors(seen=seen), factors()
    as_expected = rate((0, 3.5))
    assert leaning.fold_in(*as_expected).mean[0] > plain.fold_in(*as_expected).mean[0]


def test_frequency_scaled_regularisation_holds_back_who_rated_more():
    two = rate((0, 5.0), (2, 2.5))
    assert factors(growth=np.ones(2)).fold_in(*two).mean[0] < factors().fold_in(*two).mean[0]


def test_a_person_whose_ratings_scatter_is_trusted_less():
    own = factors(doubt=2.0)
    wild = own.fold_in(*rate((0, 5.0), (1, 5.0), (2, 1.0)))
    steady = own.fold_in(*rate((0, 3.5), (1, 3.0), (2, 2.5)))
    assert wild.trust < 1 < steady.trust


def test_triangles_become_whole_matrices_again():
    rng = np.random.default_rng(0)
    a, b = (m + m.swapaxes(-1, -2) for m in rng.normal(size=(2, 4, 3, 3)))
    assert unpack(pack(a), 3) == pytest.approx(a)
    assert pack(a)[1] @ pack_twice(b)[2] == pytest.approx(np.trace(a[1] @ b[2]))
