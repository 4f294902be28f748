"""Which genres each film has, from the file of films beside MovieLens' ratings."""

import csv
import lzma
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.errors import CorruptFile

NO_GENRES = "(no genres listed)"
_N_FLAGS = 19  # of u.item: unknown, Action, … Western


def genres_of(folder: Path, film_ids: IdArray) -> FloatArray | None:
    """(F, g) 1 for each genre of each film, in the order of `film_ids`; a row of zeros for a film
    without one. None where no file of films is in the folder.

    Reads `movies.csv`, `movies.dat` and `u.item`, packed with xz or not. Raises `CorruptFile` where
    a line is not as its edition's readme says.
    """
    for name in ("movies.csv", "movies.dat", "u.item"):
        for path in (folder / name, folder / f"{name}.xz"):
            if path.is_file():
                return _matrix(_read(path, name), film_ids)
    return None


def _read(path: Path, name: str) -> dict[int, set[str]]:
    opener = lzma.open if path.suffix == ".xz" else open
    found: dict[int, set[str]] = {}
    encoding = "utf-8-sig" if name == "movies.csv" else "latin-1"
    with opener(path, "rt", encoding=encoding, newline="") as lines:
        rows = csv.reader(lines) if name == "movies.csv" else (
            line.rstrip("\r\n").split("::" if name == "movies.dat" else "|") for line in lines
        )  # fmt: skip
        for number, row in enumerate(rows, 1):
            if name == "movies.csv" and number == 1:
                continue
            try:
                found[int(row[0])] = _flagged(row) if name == "u.item" else _named(row)
            except (ValueError, IndexError):
                raise CorruptFile(
                    f"{path.name}, line {number}: expected a film's id, title and genres"
                ) from None
    return found


def _named(row: list[str]) -> set[str]:
    return set(row[2].split("|")) - {NO_GENRES, ""}


def _flagged(row: list[str]) -> set[str]:
    """Genres by their number; the first flag says that none is known."""
    flags = row[-_N_FLAGS:]
    if len(row) < _N_FLAGS + 2 or set(flags) - {"0", "1"}:
        raise ValueError
    return {str(i) for i, flag in enumerate(flags) if i and flag == "1"}


def _matrix(found: dict[int, set[str]], film_ids: IdArray) -> FloatArray:
    names = sorted(set().union(*found.values())) if found else []
    column = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(film_ids), len(names)), dtype=np.float32)
    for row, film in enumerate(film_ids.tolist()):
        for name in found.get(film, ()):
            matrix[row, column[name]] = 1
    return matrix
