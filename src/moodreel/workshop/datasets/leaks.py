"""Keeps test texts out of training: drops what is nearly the same as one of them."""

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import BoolArray
from moodreel.errors import BadInput
from moodreel.inference.tokens import tokenise

ALIKE = 0.6
"""Jaccard overlap of words, or of runs of four characters, from which two texts are the same."""


def suite_texts(path: Path) -> tuple[str, ...]:
    """The texts of a test suite, without its labels.

    Raises `BadInput` where there is no file: training would learn from test texts unseen.
    """
    if not path.is_file():
        raise BadInput(f"no test suite at {path}: run this in the folder of the checkout")
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(str(json.loads(line)["text"]) for line in lines if line.strip())


def near(texts: Sequence[str], tests: Sequence[str]) -> BoolArray:
    """(n,) whether a text equals a test text in its tokens or overlaps one by `ALIKE`."""
    words, runs = zip(*[_pieces(test) for test in tests], strict=True) if tests else ((), ())
    by_words, by_runs = _Overlap(words), _Overlap(runs)
    result = np.zeros(len(texts), dtype=bool)
    for row, text in enumerate(texts):
        own_words, own_runs = _pieces(text)
        result[row] = by_words.highest(own_words) >= ALIKE or by_runs.highest(own_runs) >= ALIKE
    return result


class _Overlap:
    """Jaccard overlap with the nearest of many sets."""

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        self._sizes = np.array([len(s) for s in sets], dtype=np.int64)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for i, members in enumerate(sets):
            for member in members:
                holders[member].append(i)
        self._holders = {member: np.array(rows) for member, rows in holders.items()}

    def highest(self, members: frozenset[str]) -> float:
        met = [self._holders[m] for m in members if m in self._holders]
        if not met:
            return 0.0
        shared = np.bincount(np.concatenate(met), minlength=len(self._sizes))
        return float((shared / (self._sizes + len(members) - shared)).max())


def _pieces(text: str) -> tuple[frozenset[str], frozenset[str]]:
    try:
        tokens = [token for token in tokenise(text) if not token.isascii() or token.isalnum()]
    except BadInput:
        return frozenset(), frozenset()
    joined = f" {' '.join(tokens)} "
    runs = frozenset(joined[i : i + 4] for i in range(len(joined) - 3))
    return frozenset(tokens), runs
