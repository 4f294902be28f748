import numpy as np
import pytest
from tests.workshop.taste_worlds import rated

from moodreel.workshop.evaluation.rating_scores import errors, rating_differences, rating_scores

TRUE = rated([(1, 1, 4, 1), (1, 2, 2, 2), (2, 1, 3, 3)])


def told(*values):
    return np.array(values, dtype=np.float32)


def test_rmse_and_mae_are_over_rows():
    scores = rating_scores(errors(told(3, 2, 5), TRUE))
    assert scores["rmse"]["value"] == pytest.approx((5 / 3) ** 0.5, abs=1e-4)
    assert scores["mae"]["value"] == 1.0


def test_the_interval_holds_the_value_and_runs_from_the_best_person_to_the_worst():
    rmse = rating_scores(errors(told(3, 2, 5), TRUE))["rmse"]
    assert rmse["low"] == pytest.approx(0.5**0.5, abs=1e-4)
    assert rmse["high"] == 2.0


def test_a_model_that_is_better_on_every_row_is_better_for_sure():
    better, worse = errors(told(4, 2.1, 3.2), TRUE), errors(told(3, 3, 4), TRUE)
    assert rating_differences(better, worse)["rmse"]["high"] < 0
    assert rating_differences(better, better)["mae"] == {"value": 0.0, "low": 0.0, "high": 0.0}


def test_a_prediction_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="1 predictions are not finite"):
        errors(told(3, np.nan, 5), TRUE)


def test_errors_on_other_rows_are_not_compared():
    with pytest.raises(ValueError, match="same held-out rows"):
        rating_differences(errors(told(3, 2, 5), TRUE), errors(told(3), TRUE.take(np.array([0]))))
