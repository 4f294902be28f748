"""The catalogue that moodreel brings along, and one that a person names instead."""

import csv
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from moodreel.catalogues.jsonl import NOTHING, read_films
from moodreel.domain.catalogue import Catalogue
from moodreel.errors import CorruptFile

FILMS = Path(__file__).with_name("bundled") / "films.jsonl"
# Under GroupLens's terms (NOTICE.md beside them): the product works where they are taken out.
MOVIELENS = Path(__file__).parents[1] / "artefacts" / "research" / "movielens"


def load_bundled(research: bool = True) -> Catalogue:
    """The bundled films, with outside ids and ratings where `research` and their files are there.

    Raises CorruptFile where a file is damaged.
    """
    if not FILMS.is_file():
        raise CorruptFile(f"{FILMS} is missing: install moodreel again")
    with _collector_paused():
        return Catalogue.of(read_films(FILMS, movielens_facts(MOVIELENS) if research else NOTHING))


def load_catalogue(path: Path) -> Catalogue:
    """The films of a JSON Lines file, and only those; errors as in `read_films`."""
    with _collector_paused():
        return Catalogue.of(read_films(path))


def movielens_facts(folder: Path) -> dict[str, dict[str, Any]]:
    """For film ids their outside ids from `ids.csv` and their ratings from `ratings.csv`; either
    file may be absent. Raises CorruptFile where one is damaged."""
    facts: dict[str, dict[str, Any]] = {}
    by_movielens: dict[int, dict[str, Any]] = {}
    for film_id, movielens_id, imdb_id, tmdb_id in _ids(folder / "ids.csv"):
        own = {"movielens_id": movielens_id, "imdb_id": imdb_id, "tmdb_id": tmdb_id}
        facts[film_id] = by_movielens[movielens_id] = own
    for movielens_id, n_ratings, mean_rating in _ratings(folder / "ratings.csv"):
        if movielens_id in by_movielens:
            by_movielens[movielens_id].update(n_ratings=n_ratings, mean_rating=mean_rating)
    return facts


@contextmanager
def _collector_paused() -> Iterator[None]:
    """A load makes 100,000 objects and no cycles: looking for cycles takes a fifth of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _ids(path: Path) -> Iterator[tuple[str, int, str | None, int | None]]:
    for number, row in _rows(path, "id,movielens_id,imdb_id,tmdb_id"):
        try:
            film_id, movielens_id, imdb_id, tmdb_id = row
            yield film_id, int(movielens_id), imdb_id or None, int(tmdb_id) if tmdb_id else None
        except ValueError:
            raise _bad_row(path, number, "id,movielens_id,imdb_id,tmdb_id", row) from None


def _ratings(path: Path) -> Iterator[tuple[int, int, float]]:
    for number, row in _rows(path, "movielens_id,n_ratings,mean_rating"):
        try:
            movielens_id, n_ratings, mean_rating = row
            stars = float(mean_rating)
            if not 0.5 <= stars <= 5:
                raise ValueError
            yield int(movielens_id), int(n_ratings), stars
        except ValueError:
            raise _bad_row(path, number, "movielens_id,n_ratings,mean_rating", row) from None


def _rows(path: Path, header: str) -> Iterator[tuple[int, list[str]]]:
    if not path.is_file():
        return
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines)
            if next(reader, []) != header.split(","):
                raise CorruptFile(f"{path.name}, line 1: expected the header {header}")
            for row in reader:
                yield reader.line_num, row
    except (UnicodeDecodeError, csv.Error) as error:
        raise CorruptFile(f"{path.name}: expected CSV in UTF-8: {error}") from None


def _bad_row(path: Path, number: int, header: str, row: list[str]) -> CorruptFile:
    return CorruptFile(f"{path.name}, line {number}: expected {header}, got {','.join(row)[:80]}")
