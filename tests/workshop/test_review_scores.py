"""Numbers about readers of reviews, by hand."""

import numpy as np
import pytest

from moodreel.workshop.evaluation.review_scores import (
    NAMES,
    Answers,
    calibration_gap,
    levels_of,
    measure,
    quadratic_kappa,
)


def _floats(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def test_two_stars_make_a_level() -> None:
    assert levels_of(_floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).tolist() == [
        0, 0, 1, 1, 2, 2, 3, 3, 4, 4,
    ]  # fmt: skip


def test_every_number_of_four_reviews() -> None:
    answers = Answers(
        side=_floats(0.9, 0.9, 0.1, 0.6),
        stars=_floats(9, 8, 2, 6),
        likeliest=_floats(10, 9, 1, 7),
        levels=np.array([4, 3, 0, 2]),
    )
    found = measure(answers, _floats(10, 8, 1, 4))
    assert tuple(found) == NAMES
    assert found["accuracy"] == 0.75  # the last is against its film
    assert found["macro_f1"] == pytest.approx((2 * 2 / 5 + 2 * 1 / 3) / 2)
    assert found["mae"] == 1.0
    assert found["mae_of_likeliest"] == 1.0
    assert found["rmse"] == pytest.approx(np.sqrt(6 / 4))
    assert found["levels_accuracy"] == 0.75


def test_a_chance_that_comes_true_as_often_has_no_gap() -> None:
    assert calibration_gap(_floats(0.5, 0.5), _floats(1, 0)) == 0
    assert calibration_gap(_floats(0.9, 0.9), _floats(1, 0)) == pytest.approx(0.4)


def test_kappa_is_one_where_all_is_right_and_nought_by_chance() -> None:
    levels = np.array([0, 1, 3, 4])
    assert quadratic_kappa(levels, levels) == 1
    assert quadratic_kappa(np.array([0, 4, 0, 4]), np.array([0, 0, 4, 4])) == 0
    assert quadratic_kappa(np.array([2, 2]), np.array([2, 2])) == 0
