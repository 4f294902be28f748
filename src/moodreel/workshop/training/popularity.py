"""How many people rated a film and how well: `ratings.csv` of the research artefacts."""

import csv
import hashlib
import lzma
from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np

from moodreel.catalogues.bundled import load_bundled
from moodreel.errors import BadInput, CorruptFile

HEADER = ["movielens_id", "n_ratings", "mean_rating"]
Table = list[tuple[int, int, float]]


def run(data: Path, out: Path) -> dict[str, object]:
    """Counts the ratings of a MovieLens folder for the bundled films and writes `ratings.csv`.

    `data` holds `ratings.csv` or `ratings.csv.xz`. Gives what was written, as JSON.
    """
    ratings_path = _ratings_in(data)
    films = load_bundled().films
    wanted = {film.movielens_id for film in films if film.movielens_id is not None}
    table = popularity_table(ratings_path, wanted)
    out.mkdir(parents=True, exist_ok=True)
    with (out / "ratings.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(table)
    return {
        "task": "popularity",
        "data": {
            "name": data.name,
            "sha256": hashlib.sha256(ratings_path.read_bytes()).hexdigest(),
        },
        "films": len(wanted),
        "rated": len(table),
        "ratings": sum(n for _, n, _ in table),
        "written": str(out / "ratings.csv"),
    }


def popularity_table(ratings_path: Path, movielens_ids: Collection[int]) -> Table:
    """Rows of MovieLens id, number of ratings and mean in stars (4 decimals), sorted by id.

    Only films of `movielens_ids` that somebody rated. The mean is plain: shrinking it towards the
    mean of all films is the business of whoever ranks by it.
    """
    movies, stars = _read(ratings_path)
    kept = np.isin(movies, np.fromiter(movielens_ids, dtype=np.int64))
    found, group = np.unique(movies[kept], return_inverse=True)
    n_ratings = np.bincount(group)
    means = np.bincount(group, weights=stars[kept]) / np.maximum(n_ratings, 1)
    return [
        (int(movie), int(n), round(float(mean), 4))
        for movie, n, mean in zip(found, n_ratings, means, strict=True)
    ]


def _read(path: Path) -> tuple[np.ndarray, np.ndarray]:
    pairs = list(_pairs(path))
    if not pairs:
        raise CorruptFile(f"{path.name} has no ratings: expected userId,movieId,rating,timestamp")
    table = np.array(pairs, dtype=np.float64)
    return table[:, 0].astype(np.int64), table[:, 1]


def _pairs(path: Path) -> Iterator[tuple[int, float]]:
    open_text = lzma.open if path.suffix == ".xz" else open
    with open_text(path, "rt", encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        try:
            for row in rows:
                yield int(row["movieId"]), float(row["rating"])
        except (KeyError, TypeError, ValueError):
            raise CorruptFile(
                f"{path.name}, line {rows.line_num}: expected userId,movieId,rating,timestamp"
            ) from None


def _ratings_in(folder: Path) -> Path:
    for name in ("ratings.csv", "ratings.csv.xz"):
        if (folder / name).is_file():
            return folder / name
    raise BadInput(f"{folder} holds neither ratings.csv nor ratings.csv.xz of MovieLens")
