"""The tags that MovieLens' people gave to films, in their own words."""

import csv
import lzma
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.domain.film import Film

FILE = "tags.csv.xz"
# Of what somebody means to do with a film, not of the film.
_NOT_OF_FILMS = ("netflix", "dvd", "imdb", "watch", "seen", "bd-r")
_LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tagged:
    """Tags that two films of the catalogue have at least."""

    tags: tuple[str, ...]
    has: BoolArray
    """(n_films, n_tags)"""

    def likeness(self) -> FloatArray:
        """(n_films, n_films) cosine of tags, each weighing the logarithm of how rare it is."""
        rarity = np.log(self.has.any(axis=1).sum() / np.maximum(self.has.sum(axis=0), 1))
        weighed = self.has * rarity.astype(np.float32)
        lengths = np.maximum(np.linalg.norm(weighed, axis=1, keepdims=True), 1e-9)
        return np.asarray((weighed / lengths) @ (weighed / lengths).T, dtype=np.float32)


def read_tags(folder: Path, films: Sequence[Film]) -> Tagged | None:
    """The tags of a MovieLens folder on these films; None where it has none."""
    path = folder / FILE
    if not path.is_file():
        return None
    rows = {film.movielens_id: row for row, film in enumerate(films)}
    given: dict[str, set[int]] = defaultdict(set)
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            row, tag = rows.get(int(line["movieId"])), line["tag"].strip().casefold()
            if row is not None and not any(word in tag for word in _NOT_OF_FILMS):
                given[tag].add(row)
    counts = Counter({tag: len(own) for tag, own in given.items()})
    tags = tuple(sorted(tag for tag, count in counts.items() if count >= _LEAST))
    has = np.zeros((len(films), len(tags)), dtype=bool)
    for column, tag in enumerate(tags):
        has[list(given[tag]), column] = True
    return Tagged(tags=tags, has=has)
