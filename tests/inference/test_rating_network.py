"""A network small enough to be reckoned by hand."""

from dataclasses import replace

import numpy as np
import pytest

from moodreel.inference.rating_network import RatingNetwork

NONE = (np.array([], dtype=np.int64), np.array([], dtype=np.float32))


def network(**other) -> RatingNetwork:
    """Two films; the layers give relu(p + q), one number each, and 3 in the mean."""
    plain = RatingNetwork(
        film_ids=np.array([10, 20]),
        films=np.array([[1.0], [-1.0]], dtype=np.float32),
        offsets=np.zeros(2, dtype=np.float32),
        hidden=np.array([[1.0], [-1.0]], dtype=np.float32),
        seen=np.zeros((2, 1), dtype=np.float32),
        person_in=np.ones((1, 1), dtype=np.float32),
        second=np.ones((1, 1), dtype=np.float32),
        second_bias=np.zeros(1, dtype=np.float32),
        out=np.ones(1, dtype=np.float32),
        product=0.0,
        middle=np.zeros(2, dtype=np.float32),
        tightness=np.diag([1.0, 1e6]).astype(np.float32),
        mean=3.0,
        noise=1.0,
        widen=0.5,
        scale=(1.0, 5.0),
    )
    return replace(plain, **other)


def test_without_ratings_the_middle_person_answers():
    told = network().estimate(*NONE)
    assert told.mean == pytest.approx([4.0, 3.0])
    assert told.high == pytest.approx([4.5, 3.5])
    assert told.low == pytest.approx([3.5, 2.5])


def test_a_rating_moves_the_person_halfway_as_prior_and_noise_are_equal():
    # The first film is rated 1 above 4: of p's pull half stays with the prior.
    person = network().fold_in(np.array([0]), np.array([5.0], dtype=np.float32))
    assert person == pytest.approx([0.5, 0.0], abs=1e-3)


def test_where_no_unit_is_open_a_rating_says_nothing():
    person = network().fold_in(np.array([1]), np.array([5.0], dtype=np.float32))
    assert person == pytest.approx([0.0, 0.0], abs=1e-3)


def test_the_product_and_offsets_are_added_where_they_are_part():
    told = network(product=1.0, offsets=np.array([0.25, 0.0], dtype=np.float32))
    person = np.array([0.5, 0.0], dtype=np.float32)
    assert told.predict(person, np.array([0, 1])) == pytest.approx([3 + 1.5 + 0.5 + 0.25, 2.5])


def test_arrays_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="expected out to be numbers of shape"):
        network(out=np.ones(3, dtype=np.float32))
    with pytest.raises(ValueError, match="a rating for each"):
        network().estimate(np.array([0]), np.array([], dtype=np.float32))
