"""Whether a film has the tone that the words ask for: "slow and melancholic"."""

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.domain.lazy import lazy
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.domain.vocabulary import TAGS
from moodreel.recommending.affect_space import AffectSpace

# Editors give a film a handful of tags, and leave out more that suit it. Of the films without a
# tag those nearest to its films in affect count for a part: over the 54 tags of the bundled
# catalogue that nearness tells a tag's own films from the others with a mean AUC of 0.86.
_NEAREST = 0.2
_PART = 0.5
_LEAST_SPREAD = 0.05


class Wished:
    """Mean over the tones asked for of how far the film has each; no opinion where none is."""

    name = "wished"

    def __init__(self, catalogue: Catalogue, space: AffectSpace) -> None:
        self._tags = catalogue.tags
        self._positions = space.positions

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) in [0, 1]: 1 where editors gave the film every tag; or NaN throughout."""
        return self.of_rows(query.wish.tones, slate.rows)

    def of_rows(self, tones: tuple[str, ...], rows: IdArray | slice = slice(None)) -> FloatArray:
        """The same of these rows of the catalogue, or of all of them."""
        if not tones:
            n = len(self._tags[rows])
            return np.full(n, np.nan, dtype=np.float32)
        columns = [TAGS.index(tone) for tone in tones]
        return np.asarray(self._table[rows][:, columns].mean(axis=1), dtype=np.float32)

    @lazy
    def _table(self) -> FloatArray:
        """(n_films, 54) how far each film has each tag."""
        table = np.zeros(self._tags.shape, dtype=np.float32)
        for column in range(len(TAGS)):
            own = self._tags[:, column]
            if own.any() and not own.all():
                table[:, column] = (
                    _PART * np.maximum(self._nearness(own) - 1 + _NEAREST, 0) / _NEAREST
                )
        table[self._tags] = 1
        return table

    def _nearness(self, own: np.ndarray) -> FloatArray:
        """(n_films,) percentile among films of how near they are to these in affect: minus the
        squared distance from their mean, each axis in units of their spread."""
        mean, spread = self._positions[own].mean(axis=0), self._positions[own].std(axis=0)
        far = (((self._positions - mean) / (spread + _LEAST_SPREAD)) ** 2).sum(axis=1)
        rank = np.empty(len(far), dtype=np.float32)
        rank[np.argsort(-far, kind="stable")] = np.arange(1, len(far) + 1)
        return np.asarray(rank / len(far), dtype=np.float32)
