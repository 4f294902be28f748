"""IMDb's Large Movie Review Dataset: 25,000 + 25,000 reviews with stars and the film's IMDb id.

Stars are 1-4 and 7-10, 12,500 rows of each side a split; the middle is absent. Some rows of either
split review an app shop rather than a film; they stay in, so that numbers mean what others' mean.
"""

import csv
import io
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from zlib import crc32

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.errors import BadInput, CorruptFile

NAME = "imdb-reviews"
LICENCE = "made available for research; the reviews remain their authors' text; cite Maas et al."
MIDDLE = 5.5
"""Stars above which a review is positive."""
VALIDATION_PERCENT = 10
"""Of the training split's films; their reviews are what choices are made by."""

Split = Literal["train", "test"]
SPLITS: tuple[Split, ...] = ("train", "test")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reviews:
    """Rows in the file's order."""

    texts: tuple[str, ...]
    stars: FloatArray
    """(n,) 1 to 10."""
    films: tuple[str, ...]
    """IMDb ids."""

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def positive(self) -> BoolArray:
        """(n,)"""
        above: BoolArray = self.stars > MIDDLE
        return above

    def take(self, rows: IdArray | BoolArray) -> "Reviews":
        """Some of the rows, by number or by flag."""
        chosen = np.arange(len(self))[rows]
        return Reviews(
            texts=tuple(self.texts[i] for i in chosen),
            stars=self.stars[chosen],
            films=tuple(self.films[i] for i in chosen),
        )

    def share_of_film(self, seed: int = 0) -> FloatArray:
        """(n,) in [0, 1): a number that depends on the film alone, spread evenly over films."""
        salt = f"{seed} " if seed else ""
        marks = [crc32(f"{salt}{film}".encode()) % 10_000 for film in self.films]
        return (np.array(marks) / 10_000).astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LearnedFrom:
    """The training split, cut in two by film: no film has reviews on both sides."""

    train: Reviews
    validation: Reviews

    @classmethod
    def read(cls, folder: Path) -> "LearnedFrom":
        """`VALIDATION_PERCENT` of the films are for choices. Raises as `read` does."""
        whole = read(folder, "train")
        held_out = whole.share_of_film() < VALIDATION_PERCENT / 100
        return cls(train=whole.take(~held_out), validation=whole.take(held_out))


def path_of(folder: Path, split: Split) -> Path:
    """The file of a split."""
    return folder / f"imdb_{split}.csv.xz"


def read(folder: Path, split: Split) -> Reviews:
    """An official split. Raises `BadInput` where there is no file, `CorruptFile` where a row is not
    one of the set's.
    """
    path = path_of(folder, split)
    if not path.is_file():
        raise BadInput(f"no {path.name} in {folder}: expected the folder of IMDb reviews there")
    try:
        rows = [_row(row) for row in _rows(path)]
    except (lzma.LZMAError, EOFError, KeyError, TypeError, ValueError, csv.Error) as problem:
        raise CorruptFile(f"{path}: expected reviews with rating, imdb_id and text") from problem
    if not rows:
        raise CorruptFile(f"{path}: expected reviews, got none")
    stars, films, texts = zip(*rows, strict=True)
    return Reviews(texts=texts, stars=np.array(stars, dtype=np.float32), films=films)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with lzma.open(path, "rb") as packed, io.TextIOWrapper(packed, "utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _row(row: dict[str, str]) -> tuple[int, str, str]:
    stars = int(row["rating"])
    if not 1 <= stars <= 10 or not row["text"].strip():
        raise ValueError("stars outside 1 to 10, or no text")
    return stars, row["imdb_id"], row["text"]
