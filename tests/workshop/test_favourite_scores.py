"""Numbers about rare positives, on rows whose answer can be worked out."""

import numpy as np
import pytest

from moodreel.workshop.evaluation.favourite_scores import (
    Foretold,
    base_rate,
    gained,
    reliability,
    scored,
)


def foretold(values, favourites, people=None):
    n = len(values)
    return Foretold(
        values=np.array(values, dtype=np.float32),
        favourites=np.array(favourites, dtype=bool),
        people=np.arange(n) if people is None else np.array(people),
    )


def test_average_precision_is_the_mean_precision_at_each_favourite():
    own = foretold([0.9, 0.8, 0.7, 0.6], [1, 0, 1, 0])
    assert own.average_precision() == pytest.approx((1 + 2 / 3) / 2)


def test_equal_values_are_one_step_in_whatever_order_they_come():
    ahead, behind = (foretold([0.5] * 4, own) for own in ([1, 0, 0, 0], [0, 0, 0, 1]))
    assert ahead.average_precision() == behind.average_precision() == pytest.approx(0.25)
    assert ahead.roc_auc() == behind.roc_auc() == pytest.approx(0.5)


def test_the_auc_is_the_share_of_pairs_in_the_right_order():
    assert foretold([0.9, 0.8, 0.7, 0.6], [1, 0, 1, 0]).roc_auc() == pytest.approx(3 / 4)


def test_precision_recall_and_f1_at_a_threshold():
    own = foretold([0.9, 0.8, 0.7, 0.6], [1, 0, 1, 1])
    assert own.at(0.75) == pytest.approx((1 / 2, 1 / 3, 2 / 5))


def test_the_best_threshold_has_the_highest_f1():
    assert foretold([0.9, 0.8, 0.7, 0.1], [1, 1, 1, 0]).best_threshold() == pytest.approx(0.7)


def test_weights_do_what_repeating_rows_does():
    values, favourites = [0.9, 0.8, 0.7, 0.6], [1, 0, 1, 0]
    weights = np.array([1.0, 2.0, 3.0, 0.0])
    own = foretold(values, favourites)
    again = foretold(np.repeat(values, [1, 2, 3, 0]), np.repeat(favourites, [1, 2, 3, 0]))
    assert own.average_precision(weights) == pytest.approx(again.average_precision())
    assert own.roc_auc(weights) == pytest.approx(again.roc_auc())
    assert own.at(0.7, weights) == pytest.approx(again.at(0.7))
    assert own.calibration_error(weights) == pytest.approx(again.calibration_error())


def test_chances_that_come_true_as_often_as_they_say_have_no_calibration_error():
    values, favourites = [0.2] * 5 + [0.6] * 5, [1, 0, 0, 0, 0, 1, 1, 1, 0, 0]
    own = foretold(values, favourites)
    assert own.calibration_error() == pytest.approx(0, abs=1e-6)
    assert [row["came_true"] for row in reliability(own)] == pytest.approx([0.2, 0.6])


def test_intervals_are_over_people_and_hold_the_value():
    rng = np.random.default_rng(0)
    people = np.repeat(np.arange(30), 10)
    favourites = rng.random(300) < 0.3
    own = foretold(favourites * 0.3 + rng.random(300) * 0.6, favourites, people)
    for score in (*scored(own, 0.5).values(), base_rate(own.favourites, people)):
        assert score["low"] <= score["value"] <= score["high"]
    assert gained(own, own) == {"value": 0, "low": 0, "high": 0}
    assert set(scored(own, None)) == {"pr_auc", "roc_auc"}


def test_no_rows_and_no_favourites_have_scores_too():
    for own in (foretold([], []), foretold([0.3, 0.2], [0, 0])):
        assert own.average_precision() == 0
        assert own.roc_auc() == 0.5
