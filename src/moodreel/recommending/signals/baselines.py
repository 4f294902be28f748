"""What everybody else does, kept to compare with: neither takes part in the default blend."""

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import EMOTIONS, FloatArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.domain.vocabulary import GENRES

# One emotion, one set of genres: the table of the classic demo.
_TABLE: dict[str, tuple[str, ...]] = {
    "anger": ("Action", "Thriller"),
    "disgust": ("Comedy", "Animation"),
    "fear": ("Horror", "Thriller"),
    "joy": ("Comedy", "Adventure"),
    "love": ("Romance",),
    "sadness": ("Drama",),
    "surprise": ("Mystery", "Sci-Fi"),
    "neutral": ("Documentary", "Drama"),
}


class GenreTable:
    """1 where the film has a genre that a fixed table gives the leading emotion, else 0."""

    name = "genre_table"

    def __init__(self, catalogue: Catalogue) -> None:
        by_emotion = [
            catalogue.genres[:, [GENRES.index(g) for g in _TABLE[e]]].any(axis=1) for e in EMOTIONS
        ]
        self._hits = np.stack(by_emotion, axis=1).astype(np.float32)

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) 0 or 1."""
        leading = int(query.mood.distribution.argmax())
        return np.asarray(self._hits[slate.rows, leading], dtype=np.float32)


class ValenceOrder:
    """The more pleasant the better, whatever the mood."""

    name = "valence_order"

    def __init__(self, catalogue: Catalogue) -> None:
        self._valence = catalogue.valence

    def measure(self, query: Query, slate: Slate) -> FloatArray:  # noqa: ARG002
        """(n,) valence in [0, 1]."""
        return np.asarray((self._valence[slate.rows] + 1) / 2, dtype=np.float32)
