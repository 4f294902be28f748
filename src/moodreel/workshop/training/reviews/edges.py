"""Where one level ends and the next begins, on the scale of expected stars."""

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.workshop.evaluation.review_scores import N_LEVELS, levels_of

_GRID = np.round(np.arange(1.5, 9.55, 0.05), 2)
_START = (2.5, 4.5, 6.5, 8.5)
_ROUNDS = 5


def chosen_edges(told: FloatArray, stars: FloatArray, told_mixed: FloatArray) -> FloatArray:
    """(4,) edges with the best mean share of each level that is told so: of reviews with 1-2, 3-4,
    7-8 and 9-10 `stars` by what is `told` of them, and of sentences that are neither for nor
    against by what is `told_mixed`. One edge after the other, until none moves.
    """
    all_told = np.concatenate([told, told_mixed])
    true = np.concatenate([levels_of(stars), np.full(len(told_mixed), N_LEVELS // 2)])
    edges = np.array(_START)
    for _ in range(_ROUNDS):
        for i in range(len(edges)):
            low = edges[i - 1] if i else -np.inf
            high = edges[i + 1] if i + 1 < len(edges) else np.inf
            options = _GRID[(low < _GRID) & (high > _GRID)]
            scores = [_mean_recall(np.r_[edges[:i], x, edges[i + 1 :]], all_told, true)
                      for x in options]  # fmt: skip
            edges[i] = options[int(np.argmax(scores))]
    return edges.astype(np.float32)


def _mean_recall(edges: FloatArray, told: FloatArray, true: IdArray) -> float:
    right = np.searchsorted(edges, told, side="right") == true
    sizes = np.bincount(true, minlength=N_LEVELS)
    hits = np.bincount(true, weights=right, minlength=N_LEVELS)
    return float((hits / np.maximum(sizes, 1))[sizes > 0].mean())
