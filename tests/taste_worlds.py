"""Tastes whose every number a reader can work out."""

from collections.abc import Mapping, Sequence

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.inference.estimates import Estimates


class Weights:
    """`FilmWeights` written down: what liking one film says for another; a film rated r says
    (r - 2.5) / 2.5 of that, one liked without a number all of it. What sums to 0 scores a half.
    """

    def __init__(self, weights: Mapping[tuple[str, str], float], *others: str) -> None:
        pairs = [name for pair in weights for name in pair]
        self.film_ids = tuple(dict.fromkeys([*pairs, *others]))
        self._weights = weights
        self.asked = 0

    def scores(self, films: Sequence[str], ratings: FloatArray) -> FloatArray:
        self.asked += 1
        if not set(films) & set(self.film_ids):
            return np.full(len(self.film_ids), np.nan, dtype=np.float32)
        said = [float(self.because(films, ratings, film).sum()) for film in self.film_ids]
        scores = np.clip(0.5 + np.array(said, dtype=np.float32) / 2, 0, 1)
        scores[np.isin(self.film_ids, films)] = np.nan
        return np.asarray(scores, dtype=np.float32)

    def because(self, films: Sequence[str], ratings: FloatArray, film: str) -> FloatArray:
        values = np.where(np.isnan(ratings), 1, (ratings - 2.5) / 2.5)
        own = [self._weights.get((other, film), 0.0) for other in films]
        return np.asarray(values * own, dtype=np.float32)


class Offsets:
    """`RatingEstimator` of biases: a film's mean, moved by how the person rates beside the means
    of what they rated; a star either side."""

    def __init__(self, means: Mapping[int, float], half: float = 1.0) -> None:
        self.film_ids = np.array(sorted(means), dtype=np.int64)
        self._means = np.array([means[film] for film in sorted(means)], dtype=np.float32)
        self._half = half

    def estimate(self, rows: IdArray, ratings: FloatArray) -> Estimates:
        off = float((ratings - self._means[rows]).mean()) if len(rows) else 0.0
        mean = np.clip(self._means + np.float32(off), 0.5, 5)
        return Estimates(
            mean=mean,
            low=np.maximum(mean - self._half, 0.5),
            high=np.minimum(mean + self._half, 5),
        )

    def widened(self, by: float) -> "Offsets":
        means = dict(zip(self.film_ids.tolist(), self._means.tolist(), strict=True))
        return Offsets(means, self._half * by)
