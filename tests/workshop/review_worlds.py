"""A small world of reviews: what is good is said to be good, in films of their own."""

import csv
import io
import lzma
from collections.abc import Sequence
from pathlib import Path

Row = tuple[int, str, str]
"""Stars, film, text."""

_WORDS = {
    1: "awful awful boring", 2: "awful dull", 3: "dull boring", 4: "weak but watchable",
    7: "pleasant but long", 8: "good and pleasant", 9: "good great fun", 10: "great superb fun",
}  # fmt: skip


def rows(n_films: int = 30) -> list[Row]:
    """Eight reviews a film, one of each star."""
    return [
        (stars, f"tt{film:07d}", f"The film is {words}. It runs on reel {film}.")
        for film in range(n_films)
        for stars, words in _WORDS.items()
    ]


def write(path: Path, reviews: Sequence[Row]) -> Path:
    """The file of a split, as it is published."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(["id", "label", "rating", "imdb_id", "text"])
    for i, (stars, film, words) in enumerate(reviews):
        table.writerow([f"row-{i}", int(stars > 5), stars, film, words])
    path.write_bytes(lzma.compress(text.getvalue().encode(), preset=0))
    return path


def folder(at: Path, n_films: int = 30) -> Path:
    """Both splits; the test split has films of its own."""
    at.mkdir(parents=True, exist_ok=True)
    whole = rows(n_films + 5)
    cut = 8 * n_films
    write(at / "imdb_train.csv.xz", whole[:cut])
    write(at / "imdb_test.csv.xz", whole[cut:])
    return at
