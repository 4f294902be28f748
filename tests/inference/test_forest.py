"""Trees as arrays: every row ends in the leaf that walking down would find."""

import numpy as np
import pytest

from moodreel.inference.forest import MOST_DEPTH, Forest


def a_forest(n_trees=7, depth=4, n_features=5, seed=0):
    rng = np.random.default_rng(seed)
    return Forest(
        features=rng.integers(0, n_features, (n_trees, 2**depth - 1)),
        thresholds=rng.normal(size=(n_trees, 2**depth - 1)).astype(np.float32),
        leaves=rng.normal(size=(n_trees, 2**depth)).astype(np.float32),
        start=0.5,
    )


def walked(forest, columns):
    """Down every tree, node by node."""
    sums = np.full(columns.shape[1], forest.start)
    n_nodes = forest.features.shape[1]
    for tree in range(len(forest.features)):
        for row, values in enumerate(columns.T):
            node = 0
            while node < n_nodes:
                right = values[forest.features[tree, node]] > forest.thresholds[tree, node]
                node = 2 * node + 1 + int(right)
            sums[row] += forest.leaves[tree, node - n_nodes]
    return sums


@pytest.mark.parametrize("depth", [1, 2, 3, 5, MOST_DEPTH])
def test_the_sums_are_those_of_walking_down_each_tree(depth):
    forest = a_forest(depth=depth)
    columns = np.random.default_rng(1).normal(size=(5, 40)).astype(np.float32)
    np.testing.assert_allclose(forest.sums(columns), walked(forest, columns), atol=1e-5)


def test_a_value_on_the_threshold_goes_left():
    forest = Forest(
        features=np.zeros((1, 1), dtype=np.int64),
        thresholds=np.array([[2.0]], dtype=np.float32),
        leaves=np.array([[10.0, 20.0]], dtype=np.float32),
    )
    assert forest.sums(np.array([[1.0, 2.0, 3.0]], dtype=np.float32)).tolist() == [10, 10, 20]


def test_a_branch_that_ended_always_goes_left():
    forest = Forest(
        features=np.zeros((1, 3), dtype=np.int64),
        thresholds=np.array([[0.0, np.inf, 1.0]], dtype=np.float32),
        leaves=np.array([[1.0, 1.0, 2.0, 3.0]], dtype=np.float32),
    )
    assert forest.sums(np.array([[-9.0, 0.5, 9.0]], dtype=np.float32)).tolist() == [1, 2, 3]


def test_no_rows_have_no_sums():
    assert a_forest().sums(np.empty((5, 0), dtype=np.float32)).shape == (0,)


@pytest.mark.parametrize(
    ("nodes", "leaves"),
    [((2, 2), (2, 3)), ((2, 3), (2, 5)), ((2, 3), (1, 4)), ((2, 511), (2, 512))],
)
def test_trees_that_are_not_full_or_too_deep_are_refused(nodes, leaves):
    with pytest.raises(ValueError, match="expected full trees of depth 1 to 8"):
        Forest(
            features=np.zeros(nodes, dtype=np.int64),
            thresholds=np.zeros(nodes, dtype=np.float32),
            leaves=np.zeros(leaves, dtype=np.float32),
        )


def test_numbers_that_are_none_are_refused():
    forest = a_forest()
    with pytest.raises(ValueError, match="finite leaves"):
        Forest(
            features=forest.features,
            thresholds=forest.thresholds,
            leaves=forest.leaves * np.float32(np.nan),
        )
    with pytest.raises(ValueError, match="columns from 0"):
        Forest(features=forest.features - 9, thresholds=forest.thresholds, leaves=forest.leaves)
