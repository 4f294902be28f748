"""How alike films are: what they share, what their stories mean, how they leave people, and when
they were made.

Shares of the whole were chosen on half of the films by who rates what and by the tags that people
gave (`moodreel evaluate similarity`, docs/meaning.md).
"""

from collections.abc import Mapping, Sequence

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.query import Wish
from moodreel.recommending.content import ContentSpace
from moodreel.recommending.meaning import FilmMeanings

Shares = Mapping[str, float]

WITH_MEANING: Shares = {
    "tag": 0.05, "genre": 0.11, "word": 0.17, "person": 0.23, "origin": 0.06,
    "affect": 0.09, "era": 0.06, "meaning": 0.23,
}  # fmt: skip
WITHOUT: Shares = {
    "tag": 0.12, "genre": 0.16, "word": 0.07, "person": 0.41, "origin": 0.04,
    "affect": 0.12, "era": 0.09,
}  # fmt: skip
"""Where no film has a vector."""

# On top where both are films or both series: by hand, as nobody in MovieLens rates a series.
_SAME_KIND = 0.05
_ERA_YEARS = 10.0
# Between the films furthest from what is asked for and the nearest lies at least so much of a
# cosine: where all are about as near, none is as good as asked for.
_LEAST_SPAN = 0.25


class Likeness:
    """Likeness between the films of one catalogue, and to free words."""

    def __init__(
        self, catalogue: Catalogue, vectors: FloatArray | None = None, shares: Shares | None = None
    ) -> None:
        """`vectors` (n_films, d) as in `FilmMeanings`, or None."""
        known = vectors is not None and bool(np.isfinite(vectors).any())
        self.meanings = FilmMeanings(vectors) if vectors is not None and known else None
        self._shares = shares or {**(WITH_MEANING if known else WITHOUT), "series": _SAME_KIND}
        self.terms = ContentSpace(catalogue, self._shares)
        self._year = catalogue.year
        self._is_series = catalogue.is_series
        self._affect = _standardised(catalogue)

    def to(self, rows: Sequence[int]) -> FloatArray:
        """(n_films,) mean likeness of every film to these, in [0, 1]."""
        found = self.terms.likeness_to_all(rows)
        for kind in ("era", "series", "affect", "meaning"):
            if share := self._shares.get(kind, 0.0):
                found = found + share * np.mean([self._by(kind, row) for row in rows], axis=0)
        return np.asarray(np.clip(found, 0, 1), dtype=np.float32)

    def parts(self, row: int, others: Sequence[int]) -> dict[str, FloatArray]:
        """(n,) by kind: how alike these are to the film, in [0, 1]; `meaning` is the cosine, NaN
        where it is not known, and not there without vectors.
        """
        rows = list(others)
        found = {kind: self.terms.of_block(kind, row)[rows] for kind in ("tag", "person", "word")}
        found |= {kind: self._by(kind, row)[rows] for kind in ("affect", "era")}
        if self.meanings is not None:
            found["meaning"] = self.meanings.nearness_to(row)[rows]
        return found

    def asked(self, wish: Wish) -> FloatArray | None:
        """(n_films,) how near films are to those that the wish names and to its free words, in
        about [0, 1]; None where it has neither. NaN where nothing is known.
        """
        told = []
        if wish.like:
            told.append(np.minimum(self.to(wish.like) / FULL, 1))
        if wish.meaning is not None and self.meanings is not None:
            told.append(_spread(self.meanings.nearness(wish.meaning.vector)))
        if not told:
            return None
        return np.asarray(np.clip(np.mean(told, axis=0), 0, 1), dtype=np.float32)

    def _by(self, kind: str, row: int) -> FloatArray:
        if kind == "series":
            return np.asarray(self._is_series == self._is_series[row], dtype=np.float32)
        if kind == "era":
            return _bell((self._year - self._year[row]) / _ERA_YEARS)
        if kind == "affect":
            return _bell(np.sqrt(((self._affect - self._affect[row]) ** 2).mean(axis=1)))
        if self.meanings is None:
            return np.zeros(len(self._year), dtype=np.float32)
        near = self.meanings.nearness_to(row)
        usual = float(np.nanmean(near)) if np.isfinite(near).any() else 0.0
        return np.asarray(np.clip(np.nan_to_num(near, nan=usual), 0, 1), dtype=np.float32)


FULL = 0.47
"""As much likeness counts as 1: that of the median film of the bundled catalogue and the film most
like it."""


def _bell(distance: FloatArray) -> FloatArray:
    return np.asarray(np.exp(-(distance**2) / 2), dtype=np.float32)


def _spread(nearness: FloatArray) -> FloatArray:
    """From the median film (0) to the nearest (1); what is further than the median is 0."""
    if not np.isfinite(nearness).any():
        return nearness
    middle, best = float(np.nanmedian(nearness)), float(np.nanmax(nearness))
    spread = (nearness - middle) / max(best - middle, _LEAST_SPAN)
    return np.asarray(np.maximum(spread, 0), dtype=np.float32)


def _standardised(catalogue: Catalogue) -> FloatArray:
    """(n_films, 9) evoked emotions but neutral, valence and arousal, each of deviation 1."""
    plane = np.stack([catalogue.valence, catalogue.arousal], axis=1)
    felt = np.concatenate([catalogue.evokes[:, :7], plane], axis=1)
    return np.asarray(felt / np.maximum(felt.std(axis=0), 1e-6), dtype=np.float32)
