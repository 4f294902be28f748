"""Films like one film, those that reviews speak best of first."""

from collections.abc import Callable, Sequence

import numpy as np

from moodreel.domain.answer import Recommendation
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.domain.film import Film
from moodreel.errors import AmbiguousTitle

# Likeness proposes, reviews order: the best reviewed of twice as many as are asked for, so that
# nothing comes in that is hardly alike.
_PROPOSED_EACH = 2

Regard = Callable[[IdArray], FloatArray]
"""How well people speak of the films in these rows (n,) -> (n,), NaN where nothing is known."""


class RecommendAlike:
    """Proposes by likeness and orders by regard, as the backend of the fourth earlier project does
    (README of souravsaha5703/movie_recommendation_system_backend)."""

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        film: Callable[[str], Film],
        similar: Callable[[str, int], Sequence[Recommendation]],
        regard: Regard,
    ) -> None:
        self._catalogue = catalogue
        self._film = film
        self._similar = similar
        self._regard = regard

    def __call__(self, title: str, n: int = 5) -> tuple[Film, ...]:
        """At most n films like the one of this title, best regarded first; of several films with
        the title the one that most people rated. Raises NotFound, BadInput.
        """
        nearest = [item.film for item in self._similar(self._meant(title).id, _PROPOSED_EACH * n)]
        rows = np.array([self._catalogue.rows[film.id] for film in nearest], dtype=np.int64)
        return tuple(nearest[i] for i in _best_first(self._regard(rows))[:n])

    def _meant(self, title: str) -> Film:
        try:
            return self._film(title)
        except AmbiguousTitle as error:
            meant = [self._film(label) for label in error.suggestions]
            return max(meant, key=lambda film: film.n_ratings or 0)


def _best_first(regard: FloatArray) -> IdArray:
    """Places by regard; who is not spoken of stands where the mean of the others does, and among
    equals likeness keeps its order."""
    known = np.isfinite(regard)
    mean = float(regard[known].mean()) if known.any() else 0.0
    return np.argsort(-np.where(known, regard, mean), kind="stable").astype(np.int64)
