"""What everybody's ratings say of each film: how many, how high, and which films go with which."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.inference.item_weights import ItemWeights

FAVOURITE = 4.5
"""Stars from which a film is a favourite: 24 % of the ratings of MovieLens latest-small."""

PRIOR_RATINGS = 5.0
"""Ratings at everybody's mean that each film begins with. By hand; trees see the number of ratings
as well, and can trust a small one less.
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Crowd:
    """Of F films in some order. A film that nobody rated stands at everybody's mean."""

    fame: FloatArray
    """(F,) share of people who rated the film."""
    means: FloatArray
    """(F,) stars, drawn towards everybody's mean by `PRIOR_RATINGS`."""
    shares: FloatArray
    """(F,) favourites among its ratings, drawn in the same way."""
    mean: float
    """Everybody's, in stars."""
    share: float
    """Everybody's share of favourites."""
    opinions: ItemWeights
    """What a star more than expected of one film says for another."""

    def over(self, film_ids: Sequence[str], rows: dict[str, int]) -> "Crowd":
        """The same of other films: those of `rows`, by id, where `film_ids` (F,) are the ids of
        these. Films unknown here stand as if nobody had rated them.
        """
        to = np.array([rows.get(own, -1) for own in film_ids], dtype=np.int64)
        kept, n = np.flatnonzero(to >= 0), len(rows)

        def placed(values: FloatArray, usual: float) -> FloatArray:
            result: FloatArray = np.full(n, usual, dtype=np.float32)
            result[to[kept]] = values[kept]
            return result

        return Crowd(
            fame=placed(self.fame, 0),
            means=placed(self.means, self.mean),
            shares=placed(self.shares, self.share),
            mean=self.mean,
            share=self.share,
            opinions=_moved(self.opinions, to, n),
        )


def _moved(weights: ItemWeights, to: IdArray, n: int) -> ItemWeights:
    """With film i at `to[i]` of `n`; weights of and for a film at -1 are left out."""
    sources = to[np.repeat(np.arange(weights.n_films), np.diff(weights.starts))]
    targets = to[weights.films]
    kept = np.flatnonzero((sources >= 0) & (targets >= 0))
    kept = kept[np.argsort(sources[kept], kind="stable")]
    return ItemWeights(
        starts=np.searchsorted(sources[kept], np.arange(n + 1)).astype(np.int64),
        films=targets[kept].astype(np.int32),
        weights=weights.weights[kept],
        preference=weights.preference,
    )
