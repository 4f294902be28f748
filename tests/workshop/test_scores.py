"""Numbers whose answer a reader can work out."""

import numpy as np
import pytest

from moodreel.workshop.evaluation.scores import (
    acceptable,
    calibration_error,
    correlation,
    f1_each,
    interval,
)

EYE = np.eye(8, dtype=np.float32)


def test_either_of_two_equal_labels_is_right() -> None:
    labels = (EYE[[0]] + EYE[[1]]) / 2
    assert acceptable(EYE[[0]], labels) == acceptable(EYE[[1]], labels) == 1
    assert acceptable(EYE[[2]], labels) == 0


def test_f1_counts_both_kinds_of_error() -> None:
    told, true = EYE[[0, 0, 1]], EYE[[0, 1, 1]]
    assert f1_each(told, true)[:3] == pytest.approx([2 / 3, 2 / 3, 0])


def test_calibration_error_is_the_gap_of_promise_and_outcome() -> None:
    confidence = np.full(10, 0.9, dtype=np.float32)
    assert calibration_error(confidence, np.ones(10, dtype=np.float32)) == pytest.approx(0.1)
    half = np.array([1, 0] * 5, dtype=np.float32)
    assert calibration_error(confidence, half) == pytest.approx(0.4)


def test_an_interval_holds_its_value_and_repeats() -> None:
    hits = np.array([1, 0, 1, 1] * 25, dtype=np.float32)
    score = interval(lambda i: float(hits[i].mean()), 100)
    assert score["low"] < score["value"] == 0.75 < score["high"]
    assert score == interval(lambda i: float(hits[i].mean()), 100)


def test_what_does_not_vary_does_not_correlate() -> None:
    flat = np.ones(4, dtype=np.float32)
    rising = np.arange(4, dtype=np.float32)
    assert correlation(flat, rising) == 0
    assert correlation(rising, rising * 2) == pytest.approx(1)
