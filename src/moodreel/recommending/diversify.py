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
        if not len(slate):
            return slate
        return slate.take(self.pick(slate.rows, slate.columns[DRAW][None], n)[0])

    def pick(self, rows: IdArray, draws: FloatArray, n: int) -> IdArray:
        """(m, n) positions among the films of `rows` (p,) that m draws (m, p) would put into a
        list, in the order picked; fewer than n where there are fewer films.
        """
        rules, features = self._diversity, self._features[rows]
        value = draws - rules.later_part * self._later[rows]
        groups = (self._genres[rows], self._franchises[rows], self._directors[rows])
        taken = [np.zeros((len(draws), int(g.max()) + 1), dtype=np.int64) for g in groups]
        likest = np.zeros(draws.shape, dtype=np.float32)
        picked = np.empty((len(draws), min(n, len(rows))), dtype=np.int64)
        each = np.arange(len(draws))
        for place in range(picked.shape[1]):
            genre_cap = max(2, math.ceil(rules.genre_cap * (place + 1)))
            caps = (genre_cap, rules.per_franchise, rules.per_director)
            # 1 is more than draws differ by, where one more of the group would pass the cap.
            over = sum((t >= cap)[:, g] for t, g, cap in zip(taken, groups, caps, strict=True))
            best = (value - rules.penalty * likest - over).argmax(axis=1)
            picked[:, place] = best
            value[each, best] = -np.inf
            likest = np.maximum(likest, features[best] @ features.T)
            for count, group in zip(taken, groups, strict=True):
                count[each, group[best]] += 1
        return picked


def _features(catalogue: Catalogue) -> FloatArray:
    """(n_films, d) unit vectors of tags, genres and affect, whose dot product is likeness."""
    plane = np.stack([catalogue.valence, catalogue.arousal], axis=1)
    stacked = np.concatenate(
        [catalogue.tags, 1.5 * catalogue.genres, catalogue.evokes[:, :7], plane], axis=1
    ).astype(np.float32)
    return np.asarray(stacked / np.maximum(np.linalg.norm(stacked, axis=1, keepdims=True), 1e-9))
