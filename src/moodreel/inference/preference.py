"""How much a rating says for a film: the numbers that stand for a history wherever taste is read.

A film that was seen counts 1, moved up or down by how far its rating lies from the middle of that
person's ratings: `1 + slope * (rating - middle)`. So dislikes count: below the middle by more than
`1 / slope` stars a film speaks against its like. With a slope of 0 only the seeing counts. The
middle is the person's mean, drawn towards everybody's by `PRIOR` ratings, so that one rating alone
says something too.
"""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray

PRIOR = 5.0
"""Ratings at everybody's mean that each person's middle begins with. By hand; it matters little
where people have rated twenty films.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """The rule with its numbers."""

    slope: float = 0.0
    """Share of a sight that a star more or less is worth; chosen on validation."""
    mean: float = 3.5
    """Everybody's mean rating."""

    def of(self, ratings: FloatArray, people: IdArray | None = None) -> FloatArray:
        """(n,) the value of each rating; NaN, seen without a rating, is 1.

        `people` (n,) are their rows from 0, or all are of one person.
        """
        rows = np.zeros(len(ratings), dtype=np.int64) if people is None else people
        known = ~np.isnan(ratings)
        off = np.where(known, ratings - self.mean, 0).astype(np.float64)
        n = np.bincount(rows, weights=known)
        middle = np.bincount(rows, weights=off) / (n + PRIOR)
        values: FloatArray = np.where(known, 1 + self.slope * (off - middle[rows]), 1.0)
        return values.astype(np.float32)
