"""A reader of reviews small enough to work out by hand, and worlds to use it in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.inference.review_numbers import ReviewNumbers
from moodreel.reviews.content_features import FEATURES

GOOD, BAD = {"good", "fine", "great", "wonderful"}, {"bad", "dull", "awful", "horrible"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the counter says of one text."""

    polarity: float
    level: int
    stars: float
    confidence: float


class Counter:
    """For: (good - bad) of all words it knows; it is sure where it knows one."""

    name = "counter"

    def __init__(self) -> None:
        self.batches: list[int] = []

    def read_many(self, texts: Sequence[str]) -> list[Counted]:
        """In order."""
        self.batches.append(len(texts))
        return [_read(text) for text in texts]


def _read(text: str) -> Counted:
    words = [word.strip(".,!?<>/").lower() for word in text.split()]
    good, bad = sum(word in GOOD for word in words), sum(word in BAD for word in words)
    known = good + bad
    polarity = (good - bad) / known if known else 0.0
    return Counted(
        polarity=polarity,
        level=round(2 + 2 * polarity),
        stars=5.5 + 4.5 * polarity,
        confidence=0.9 if known else 0.2,
    )


def research(**films: tuple[int, ...]) -> ReviewNumbers:
    """Films with so many reviews of each level, of 1, 3, 5, 7 and 9 stars; whatever a film holds,
    its content foretells 6 stars, which are worth four reviews; two of the set are worth one.
    """
    levels = np.array(list(films.values()), dtype=np.float32).reshape(len(films), 5)
    stars = np.array([1, 3, 5, 7, 9], dtype=np.float32)
    n = levels.sum(axis=1)
    return ReviewNumbers(
        film_ids=tuple(name.replace("_", "-") for name in films),
        stars=levels @ stars / n,
        squares=levels @ stars**2 / n,
        levels=levels,
        features=FEATURES,
        weights=np.zeros(len(FEATURES), dtype=np.float32),
        offset=6.0,
        prior_weight=4.0,
        prior_spread=2.0,
        worth=0.5,
        shift=1.0,
    )
