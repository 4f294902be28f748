"""MovieLens's `links.csv`: which of its films is which of IMDb's."""

import csv
import lzma
from pathlib import Path

from moodreel.errors import BadInput, CorruptFile


def imdb_ids(folder: Path) -> dict[int, str]:
    """MovieLens id to IMDb id, "tt" and seven digits or more. Raises BadInput where there is no
    such file, CorruptFile where a row is none.
    """
    for name, open_text in (("links.csv", open), ("links.csv.xz", lzma.open)):
        if (folder / name).is_file():
            with open_text(folder / name, "rt", encoding="utf-8", newline="") as lines:
                return _read(csv.DictReader(lines), name)
    raise BadInput(f"{folder} holds neither links.csv nor links.csv.xz of MovieLens")


def _read(rows: "csv.DictReader[str]", name: str) -> dict[int, str]:
    try:
        return {int(row["movieId"]): f"tt{int(row['imdbId']):07}" for row in rows if row["imdbId"]}
    except (KeyError, TypeError, ValueError):
        raise CorruptFile(f"{name}, line {rows.line_num}: expected movieId,imdbId,tmdbId") from None
