"""scikit-learn's forests as the arrays that the house reads; equal to it within rounding."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from moodreel.inference.forest import Forest

_Node = tuple[int, float, int, int] | float
"""Feature, threshold, left and right; or the value of a leaf."""


def forest_of(model: Any) -> Forest:
    """The trees of a fitted RandomForestClassifier (their sum is the probability) or
    HistGradientBoostingClassifier (their sum is the log odds), of two classes, learned from float32
    without NaN.
    """
    boosted = hasattr(model, "_predictors")
    trees = [_boosted(own[0]) for own in model._predictors] if boosted else _bagged(model)
    start = float(model._baseline_prediction.ravel()[0]) if boosted else 0.0
    return full(trees, start)


def full(trees: Sequence[Sequence[_Node]], start: float) -> Forest:
    """Trees of nodes, the root first, filled up to the depth of the deepest."""
    depth = max(1, *(_depth(tree, 0) for tree in trees))
    features = np.zeros((len(trees), 2**depth - 1), dtype=np.int64)
    thresholds = np.full(features.shape, np.inf, dtype=np.float32)
    leaves = np.zeros((len(trees), 2**depth), dtype=np.float32)
    for row, tree in enumerate(trees):
        _fill(tree, 0, 0, depth, features[row], thresholds[row], leaves[row])
    return Forest(features=features, thresholds=thresholds, leaves=leaves, start=start)


def _bagged(model: Any) -> list[list[_Node]]:
    found: list[list[_Node]] = []
    for estimator in model.estimators_:
        tree, n = estimator.tree_, len(model.estimators_)
        shares = tree.value[:, 0, :]
        chance = shares[:, 1] / shares.sum(axis=1) / n
        nodes = zip(
            tree.feature,
            tree.threshold,
            tree.children_left,
            tree.children_right,
            chance,
            strict=True,
        )
        found.append([
            float(value) if left < 0 else (int(feature), float(at), int(left), int(right))
            for feature, at, left, right, value in nodes
        ])  # fmt: skip
    return found


def _boosted(predictor: Any) -> list[_Node]:
    keys = ("feature_idx", "num_threshold", "left", "right")
    return [
        float(node["value"]) if node["is_leaf"] else _branch(*(node[key] for key in keys))
        for node in predictor.nodes
    ]


def _branch(feature: Any, threshold: Any, left: Any, right: Any) -> _Node:
    return int(feature), float(threshold), int(left), int(right)


def _depth(tree: Sequence[_Node], node: int) -> int:
    own = tree[node]
    return 0 if isinstance(own, float) else 1 + max(_depth(tree, own[2]), _depth(tree, own[3]))


def _fill(
    tree: Sequence[_Node],
    node: int,
    place: int,
    levels: int,
    features: np.ndarray,
    thresholds: np.ndarray,
    leaves: np.ndarray,
) -> None:
    """Writes what hangs on `node` of the tree to `place` and below, `levels` of it."""
    own = tree[node]
    if isinstance(own, float):
        first = ((place + 1) << levels) - 1 - len(features)
        leaves[first : first + (1 << levels)] = own
        return
    feature, threshold, left, right = own
    features[place], thresholds[place] = feature, _not_above(threshold)
    for child, at in ((left, 2 * place + 1), (right, 2 * place + 2)):
        _fill(tree, child, at, levels - 1, features, thresholds, leaves)


def _not_above(threshold: float) -> np.float32:
    """The highest float32 that is not above it: the same float32 numbers are above both."""
    near = np.float32(threshold)
    return near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf))
