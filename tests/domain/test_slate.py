import numpy as np
import pytest

from moodreel.domain.slate import Slate, union


def a_slate(rows, **columns):
    return Slate(
        np.array(rows, dtype=np.int64),
        {name: np.array(values, dtype=np.float32) for name, values in columns.items()},
    )


def test_a_column_must_be_as_long_as_the_slate():
    with pytest.raises(ValueError, match="shape"):
        a_slate([1, 2], fit=[0.5])


def test_a_column_is_added_and_the_old_slate_stays_as_it_was():
    old = a_slate([1, 2])
    new = old.with_column("fit", np.array([0.1, 0.2], dtype=np.float32))
    assert list(old.columns) == []
    assert new.columns["fit"].tolist() == pytest.approx([0.1, 0.2])


def test_a_name_is_taken_once():
    with pytest.raises(ValueError, match="already"):
        a_slate([1], fit=[0.5]).with_column("fit", np.zeros(1, dtype=np.float32))


def test_taking_keeps_order_and_columns():
    taken = a_slate([3, 5, 7], fit=[0.3, 0.5, 0.7]).take(np.array([2, 0]))
    assert taken.rows.tolist() == [7, 3]
    assert taken.columns["fit"].tolist() == pytest.approx([0.7, 0.3])


def test_a_union_holds_each_film_once_and_nan_where_a_source_was_silent():
    both = union([a_slate([1, 3], mood=[0.9, 0.8]), a_slate([2, 3], popular=[0.2, 0.3])])
    assert both.rows.tolist() == [1, 2, 3]
    assert np.isnan(both.columns["mood"][1])
    assert both.columns["popular"][2] == pytest.approx(0.3)
    assert np.isnan(both.columns["popular"][0])


def test_the_union_of_nothing_is_empty():
    assert len(union([])) == 0
    assert len(union([a_slate([], mood=[])])) == 0
