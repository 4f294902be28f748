"""Taste as a sparse matrix from film to film: a person's scores from their ratings alone.

`weights[i, j]` is what having seen film i says for film j (negative: against it). Nothing is
trained for a new person or a new rating: the scores are the values of their ratings times the rows
of the films they rated. Few films see more than some hundred others, so that a person's hundred
ratings touch some ten thousand numbers, however many films there are.
"""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.inference.preference import Preference


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ItemWeights:
    """Rows of a sparse matrix (F, F), one after the other."""

    starts: IdArray
    """(F + 1,) where each film's row begins in the two below, and where the last ends."""
    films: np.ndarray
    """(nnz,) int32 film that the weight is for."""
    weights: FloatArray
    """(nnz,)"""
    preference: Preference

    @property
    def n_films(self) -> int:
        """F."""
        return len(self.starts) - 1

    def score(self, rated: IdArray, ratings: FloatArray) -> FloatArray:
        """(F,) scores of all films for one person, from the rows of the films they rated and the
        ratings, NaN for seen only; 0 where nothing they rated says anything.

        What was rated is scored like any other film: who asks leaves it out. Raises `ValueError`
        where a row is not one of a film.
        """
        return self.spread(rated, self.preference.of(ratings))

    def spread(self, rated: IdArray, values: FloatArray) -> FloatArray:
        """(F,) the rows of these films, each times its value, summed. Raises as `score` does."""
        if len(rated) and not (int(rated.min()) >= 0 and int(rated.max()) < self.n_films):
            raise ValueError(f"expected rows of films from 0 to {self.n_films - 1}, got {rated}")
        entries, owners = self._entries(rated)
        scores: FloatArray = np.bincount(
            self.films[entries],
            weights=self.weights[entries] * values[owners],
            minlength=self.n_films,
        ).astype(np.float32)
        return scores

    def reasons(self, rated: IdArray, ratings: FloatArray, film: int) -> FloatArray:
        """(n,) how much each rating says for `film`; they sum to its score."""
        entries, owners = self._entries(rated)
        found = self.films[entries] == film
        own = np.bincount(owners[found], self.weights[entries[found]], minlength=len(rated))
        said: FloatArray = (self.preference.of(ratings) * own).astype(np.float32)
        return said

    def _entries(self, rated: IdArray) -> tuple[IdArray, IdArray]:
        """Positions of all entries of the rows of these films, and which of the films each is of;
        without a loop over the rows.
        """
        lengths = self.starts[rated + 1] - self.starts[rated]
        ends = np.cumsum(lengths)
        owners = np.repeat(np.arange(len(rated)), lengths)
        entries = np.arange(len(owners)) + (self.starts[rated] - ends + lengths)[owners]
        return entries, owners
