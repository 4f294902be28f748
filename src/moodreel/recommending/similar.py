"""Films like one film, and why."""

import numpy as np

from moodreel.domain.answer import Recommendation
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.query import Wish
from moodreel.domain.slate import Slate
from moodreel.recommending.alike_reasons import reasons
from moodreel.recommending.diversify import Diversifier, Diversity
from moodreel.recommending.filters import allowed
from moodreel.recommending.franchises import franchises, parts_of
from moodreel.recommending.likeness import Likeness
from moodreel.recommending.sample import DRAW
from moodreel.recommending.sources.top import top

_POOL = 40  # beyond these no film is more alike than varied
# The film's own franchise gets one place, as any other does: who asks for films like Alien knows
# that there is an Aliens. Genres are not spread: all may be Westerns. The rest is half of what
# lists for a mood take, as likeness spreads over about half of their scores.
_VARIED = Diversity(penalty=0.02, genre_cap=1.0, per_franchise=1, per_director=2, later_part=0.02)


class SimilarFilms:
    """Looks for films like one over a catalogue."""

    def __init__(self, catalogue: Catalogue, likeness: Likeness) -> None:
        self._catalogue = catalogue
        self._likeness = likeness
        self._diversifier = Diversifier(catalogue, franchises(catalogue), _VARIED)

    def to(self, row: int, n: int) -> tuple[Recommendation, ...]:
        """The n films most like the one in this row, best first, not all of one franchise or
        director; never itself.
        """
        mask = allowed(Wish(exclude=frozenset({row})), self._catalogue)
        found = top("content", self._likeness.to([row]), mask, max(_POOL, 2 * n))
        found = self._one_part(row, found)
        drawn = found.with_column(DRAW, found.columns["content"])
        picked = self._diversifier.diversify(drawn, n)
        best = picked.take(np.argsort(-picked.columns["content"], kind="stable"))
        return self._told(row, best.rows.tolist(), best.columns["content"].tolist())

    def _one_part(self, row: int, found: Slate) -> Slate:
        """Without the film's own sequels but the one most alike."""
        films = self._catalogue.films
        parts = parts_of(films[row], [films[other] for other in found.rows])
        if not parts.any():
            return found
        best = int(np.where(parts, found.columns["content"], -np.inf).argmax())
        parts[best] = False
        return found.take(np.flatnonzero(~parts))

    def _told(self, row: int, others: list[int], values: list[float]) -> tuple[Recommendation, ...]:
        films, parts = self._catalogue.films, self._likeness.parts(row, others)
        return tuple(
            Recommendation(
                rank=position + 1,
                film=films[other],
                score=value,
                signals={"content": value}
                | {k: _opinion(own[position]) for k, own in parts.items()},
                reasons=reasons(films[row], films[other], self._likeness.terms.rare),
            )
            for position, (other, value) in enumerate(zip(others, values, strict=True))
        )


def _opinion(value: np.float32) -> float | None:
    return None if np.isnan(value) else float(value)
