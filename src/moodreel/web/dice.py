"""Chance that falls the same way every time: numbers drawn from the hash of a name."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """An endless row of throws for one name; the same on every machine and in every version of
    Python, which neither `hash` nor `random` promises.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._throws = 0

    def share(self) -> float:
        """The next number in [0, 1)."""
        digest = sha256(f"{self._throws}:{self._name}".encode()).digest()
        self._throws += 1
        return int.from_bytes(digest[:6], "big") / 2**48

    def between(self, low: float, high: float) -> float:
        """The next number in [low, high), to one decimal place."""
        return round(low + (high - low) * self.share(), 1)

    def whole(self, low: int, high: int) -> int:
        """The next whole number from low to high, both possible."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """The next choice among the options."""
        return options[self.whole(0, len(options) - 1)]
