"""The splits by the names that commands take: a test split, and a validation split inside its rest.

What is chosen is chosen on validation; of the test split's held-out rows nothing is looked at
before.
"""

import re
from collections.abc import Callable

from moodreel.errors import UnknownName
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.evaluation import splits
from moodreel.workshop.evaluation.splits import Split

NAMES = ("new-people", "random", "time", "last-1")
"""`last-N` for any N."""


def validation_and_test(data: Interactions, name: str, seed: int = 0) -> tuple[Split, Split]:
    """Both splits. Raises `UnknownName` for another name, `BadInput` as the split does."""
    if name == "new-people":
        return splits.new_people(data, seed)
    hide = _hiding(name, seed)
    test = hide(data)
    return hide(test.train), test


def _hiding(name: str, seed: int) -> Callable[[Interactions], Split]:
    if name == "random":
        return lambda data: next(splits.k_fold(data, 5, seed))
    if name == "time":
        return splits.by_time
    if last := re.fullmatch(r"last-([1-9]\d?)", name):
        return lambda data: splits.last_of_each(data, int(last[1]))
    raise UnknownName("split", name, NAMES)
