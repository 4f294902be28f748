"""What settings may be, and which of them are tried: a grid, or draws spread over every range.

Random search draws each setting once from each of n equal parts of its range (a Latin hypercube;
McKay et al., 1979): as blind as plain random search, and no part of a range is left out by chance.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

Settings = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Numbers from `low` to `high`."""

    low: float
    high: float
    log: bool = False
    """Whether equal ratios are equally far apart; `low` is then above 0."""
    whole: bool = False

    def at(self, share: float) -> float | int:
        """The number that far through the range, `share` in [0, 1]."""
        if self.log:
            value = math.exp(
                math.log(self.low) + share * (math.log(self.high) - math.log(self.low))
            )
        else:
            value = self.low + share * (self.high - self.low)
        return round(value) if self.whole else float(f"{value:.3g}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values."""

    values: tuple[Any, ...]

    def at(self, share: float) -> Any:
        """The value that far through the list."""
        return self.values[min(int(share * len(self.values)), len(self.values) - 1)]


Space = Mapping[str, Range | Choice]


def draws(space: Space, n: int, seed: int = 0) -> list[Settings]:
    """`n` settings for random search; the same for the same seed."""
    rng = np.random.default_rng(seed)
    columns = {name: (rng.permutation(n) + rng.random(n)) / n for name in space}
    return [{name: own.at(columns[name][i]) for name, own in space.items()} for i in range(n)]


def grid(space: Space, n: int) -> list[Settings]:
    """All combinations of `n` evenly spread values a range (both ends among them, if n > 1) and
    every value of each choice.
    """
    axes = [_points(own, n) for own in space.values()]
    return [dict(zip(space, values, strict=True)) for values in product(*axes)]


def _points(own: Range | Choice, n: int) -> Sequence[Any]:
    if isinstance(own, Choice):
        return own.values
    return [own.at(i / (n - 1) if n > 1 else 0.5) for i in range(n)]
