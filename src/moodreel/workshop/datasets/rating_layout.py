"""How a file of ratings is packed and laid out: told from its first bytes and its first line."""

import bz2
import csv
import gzip
import lzma
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from moodreel.errors import BadInput, CorruptFile, shorten

NAMES = {
    "person": ("person", "personid", "user", "userid", "uid", "reviewer", "reviewerid", "rater"),
    "film": ("film", "filmid", "movie", "movieid", "item", "itemid", "mid", "iid", "movielensid"),
    "rating": ("rating", "stars", "score", "value", "grade"),
    "time": ("timestamp", "time", "at", "date", "ts", "ratedat", "unixtime", "datetime"),
}
"""Column names, in lower case without spaces and signs, by what they mean."""

FILES = ("ratings.csv", "u.data", "ratings.dat", "interactions.csv", "ratings.tsv")
"""What is looked for in a folder, packed or not."""

BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, UnicodeDecodeError, csv.Error)
"""What reading a damaged file may raise."""

HELP = "expected rows of person, film, rating and, where known, time: 1,31,2.5,1260759144"

_DELIMITERS = ("::", "\t", ";", "|", ",")
_OPENERS: dict[bytes, Any] = {b"\x1f\x8b": gzip.open, b"\xfd7zXZ": lzma.open, b"BZh": bz2.open}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file is to be read."""

    delimiter: str
    header: bool
    places: dict[str, int]
    """Column number by meaning; `rating` and `time` may be absent."""
    width: int = 0
    """Columns of every row."""

    def reader(self, lines: Iterable[str]) -> Any:
        """The csv reader of the file's lines; it knows its line number."""
        if len(self.delimiter) == 1:
            return csv.reader(lines, delimiter=self.delimiter)
        return csv.reader((line.replace(self.delimiter, "\t") for line in lines), delimiter="\t")


def find(path: Path) -> Path:
    """The file, or the file of ratings in a folder. Raises `BadInput` where there is none."""
    if path.is_file():
        return path
    for name in FILES:
        for suffix in ("", ".xz", ".gz", ".bz2"):
            if (path / (name + suffix)).is_file():
                return path / (name + suffix)
    raise BadInput(f"no ratings at {path}: expected a file, or a folder with {' or '.join(FILES)}")


def open_text(path: Path) -> IO[str]:
    """The file's text, unpacked by what it is, not by what it is called."""
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as problem:
        raise BadInput(f"cannot read {path}: {problem.strerror}") from None
    opener = next((own for magic, own in _OPENERS.items() if start.startswith(magic)), open)
    text: IO[str] = opener(path, "rt", encoding="utf-8-sig", newline="")
    return text


def layout_of(path: Path) -> Layout:
    """Delimiter and columns. Raises `CorruptFile` where people or films are not to be seen."""
    try:
        with open_text(path) as lines:
            first = next((line for line in lines if line.strip()), "")
    except BROKEN as problem:
        raise CorruptFile(f"{path.name} cannot be read as text ({problem}); {HELP}") from None
    delimiter = max(_DELIMITERS, key=first.count)
    header = not re.match(r'[\s"]*-?\d', first)
    layout = Layout(delimiter=delimiter, header=header, places={})
    cells: list[str] = next(layout.reader([first.strip("\r\n")]), [])
    places = _told(cells) if header else dict(zip(NAMES, range(len(cells)), strict=False))
    if not {"person", "film"} <= set(places):
        raise CorruptFile(
            f"{path.name}, line 1: no columns of people and films in {shorten(first.strip())!r}; "
            "expected a header such as userId,movieId,rating,timestamp"
        )
    return Layout(delimiter=delimiter, header=header, places=places, width=len(cells))


def _told(cells: list[str]) -> dict[str, int]:
    """Column number by meaning, from the header; of two that fit, the first."""
    names = [re.sub(r"[^a-z]", "", cell.lower()) for cell in cells]
    return {
        meaning: next(i for i, name in enumerate(names) if name in known)
        for meaning, known in NAMES.items()
        if set(names) & set(known)
    }
