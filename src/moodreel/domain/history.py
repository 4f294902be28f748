"""What one person is known to think of films."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray

LIKED_FROM = 3.5
"""Stars from which a rating is a like: about the mean of MovieLens' ratings (3.50)."""

DISLIKED_AS = 0.5
"""Stars that stand for a dislike without any: the fewest there are."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class History:
    """Films, each once, by catalogue row; of a stranger it is empty."""

    rows: IdArray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """(m,)"""
    stars: FloatArray = field(default_factory=lambda: np.empty(0, dtype=np.float32))
    """(m,) NaN where the person gave none."""
    liked: BoolArray = field(default_factory=lambda: np.empty(0, dtype=bool))
    """(m,) whether they like it; else they do not."""
    wanted: frozenset[int] = frozenset()
    """Rows of films that count as liked because the person wants to see them."""

    def __post_init__(self) -> None:
        if not len(self.rows) == len(self.stars) == len(self.liked):
            raise ValueError("expected stars and a like or dislike for each film")

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def of(
        cls,
        stars: Mapping[int, float],
        likes: Mapping[int, bool],
        wanted: frozenset[int] = frozenset(),
    ) -> "History":
        """Of the stars given, by row, and of likes (or dislikes) without; stars go first."""
        opinions = {**likes, **{row: given >= LIKED_FROM for row, given in stars.items()}}
        return cls(
            rows=np.array(list(opinions), dtype=np.int64),
            stars=np.array([stars.get(row, np.nan) for row in opinions], dtype=np.float32),
            liked=np.array(list(opinions.values()), dtype=bool),
            wanted=wanted,
        )

    def with_liked(self, rows: Sequence[int]) -> "History":
        """The same with these films liked now; stars that say so already stay."""
        if not rows:
            return self
        now = dict.fromkeys(rows, True)
        own = zip(self.rows.tolist(), self.stars.tolist(), self.liked.tolist(), strict=True)
        before = {row: (given, liked) for row, given, liked in own if liked or row not in now}
        stars = {row: given for row, (given, _) in before.items() if given == given}
        likes = {row: liked for row, (_, liked) in before.items()}
        return History.of(stars, likes | now, self.wanted - now.keys())

    @property
    def rated(self) -> BoolArray:
        """(m,) whether the person gave stars."""
        return np.isfinite(self.stars)

    @property
    def opinions(self) -> FloatArray:
        """(m,) the stars; without any, NaN where the film is liked and `DISLIKED_AS` where not."""
        return np.where(self.rated | self.liked, self.stars, np.float32(DISLIKED_AS))
