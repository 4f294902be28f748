"""What the films of a catalogue mean: their sentence vectors, and how near two of them are."""

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray


class FilmMeanings:
    """Vectors of films; those of films without one are NaN, which is no opinion."""

    def __init__(self, vectors: FloatArray) -> None:
        """`vectors` (n_films, d) of unit length, or NaN."""
        self.known: BoolArray = np.isfinite(vectors[:, 0]) if len(vectors) else np.zeros(0, bool)
        self._vectors = np.where(self.known[:, None], vectors, np.float32(0))

    def nearness(self, vector: FloatArray) -> FloatArray:
        """(n_films,) cosine of every film with a vector (d,) of unit length."""
        cosine: FloatArray = self._vectors @ vector
        cosine[~self.known] = np.nan
        return cosine

    def nearness_to(self, row: int) -> FloatArray:
        """(n_films,) cosine of every film with this one."""
        if not self.known[row]:
            return np.full(len(self.known), np.nan, dtype=np.float32)
        return self.nearness(self._vectors[row])
