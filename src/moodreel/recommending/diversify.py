"""The order becomes a list: good films that are not ten times the same one."""

import math
from dataclasses import dataclass

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.domain.slate import Slate
from moodreel.recommending.franchises import later_parts
from moodreel.recommending.sample import DRAW


@dataclass(frozen=True, slots=True, kw_only=True)
class Diversity:
    """How varied a list shall be."""

    penalty: float = 0.04
    """λ of maximal marginal relevance (Carbonell & Goldstein 1998): score points that a film loses
    for being the very same as one already picked. 0 switches it off."""
    genre_cap: float = 0.5
    """Largest share with one and the same leading genre, of any stretch from the top of the list
    (but two films at least)."""
    per_franchise: int = 1
    per_director: int = 2
    later_part: float = 0.05
    """Score points that a later part of a franchise loses: who knows whether the first was seen."""


class Diversifier:
    """Greedy maximal marginal relevance under caps."""

    def __init__(
        self, catalogue: Catalogue, franchises: IdArray, diversity: Diversity | None = None
    ) -> None:
        self._diversity = diversity or Diversity()
        self._franchises = franchises
        self._later = later_parts(franchises, catalogue.year)
        self._features = _features(catalogue)
        leading = [film.genres[0] if film.genres else "" for film in catalogue.films]
        self._genres = np.unique(np.array(leading, dtype="U16"), return_inverse=True)[1]
        director = [film.directors[0] if film.directors else film.id for film in catalogue.films]
        self._directors = np.unique(np.array(director), return_inverse=True)[1]

    def diversify(self, slate: Slate, n: int) -> Slate:
        """At most n films of the slate, in the order picked by `draw`.

        Caps are given up, least bad first, where the slate cannot fill the list within them. The
        first few picked do not depend on how many follow.
        """
        return slate.take(self._pick(slate, n)) if len(slate) else slate

    def _pick(self, pool: Slate, n: int) -> IdArray:
        rules = self._diversity
        score = pool.columns[DRAW] - rules.later_part * self._later[pool.rows]
        features = self._features[pool.rows]
        groups = (self._genres[pool.rows], self._franchises[pool.rows], self._directors[pool.rows])
        likest = np.zeros(len(pool), dtype=np.float32)
        free = np.ones(len(pool), dtype=bool)
        picked: list[int] = []
        for place in range(1, min(n, len(pool)) + 1):
            genre_cap = max(2, math.ceil(rules.genre_cap * place))
            caps = (genre_cap, rules.per_franchise, rules.per_director)
            over = sum(_over(g, picked, cap) for g, cap in zip(groups, caps, strict=True))
            value = score - rules.penalty * likest - over
            best = int(np.where(free, value, -np.inf).argmax())
            picked.append(best)
            free[best] = False
            likest = np.maximum(likest, features @ features[best])
        return np.array(picked, dtype=np.int64)


def _over(groups: IdArray, picked: list[int], cap: int) -> FloatArray:
    """(n,) 1, more than draws differ by, where one more of the group would pass the cap."""
    taken = np.bincount(groups[picked], minlength=int(groups.max()) + 1)
    return np.asarray(taken[groups] >= cap, dtype=np.float32)


def _features(catalogue: Catalogue) -> FloatArray:
    """(n_films, d) unit vectors of tags, genres and affect, whose dot product is likeness."""
    plane = np.stack([catalogue.valence, catalogue.arousal], axis=1)
    stacked = np.concatenate(
        [catalogue.tags, 1.5 * catalogue.genres, catalogue.evokes[:, :7], plane], axis=1
    ).astype(np.float32)
    return np.asarray(stacked / np.maximum(np.linalg.norm(stacked, axis=1, keepdims=True), 1e-9))
