"""What disagrees in a catalogue: with our rules, and with public facts that we only look at."""

import csv
import json
import lzma
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from moodreel.catalogues.bundled import MOVIELENS, movielens_facts
from moodreel.catalogues.jsonl import read_films
from moodreel.catalogues.title_keys import natural_order, split_year, without_article, words_of
from moodreel.domain.film import Film
from moodreel.errors import BadInput, CorruptFile
from moodreel.workshop.datasets.catalogue_rules import rule_problems

# A festival and a cinema release may lie on two sides of a New Year.
YEARS_APART = 1
# Rounding and end logos; another cut, or a transfer that runs 4 % fast, differs by more.
MINUTES_APART = 3
ALLOWANCES = Path(__file__).with_name("catalogue_allowances.json")
MOVIELENS_25M = "movielens-25m-catalogue"
TMDB = "tmdb-5000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A fact that a public source has otherwise."""

    id: str
    field: str
    ours: object
    theirs: object
    source: str
    allowed: str | None = None
    """Why ours stands, from `catalogue_allowances.json`; None where nobody has judged it."""

    def to_json(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__slots__}


def run(path: Path, against: Path | None = None) -> dict[str, object]:
    """Problems of the rules and, with a folder of public data, what disagrees with it.

    `ok` where neither is left, judged disagreements set aside. Our ids reach the public facts by
    way of the MovieLens ids file, where it is installed.
    """
    problems = rule_problems(path)
    result: dict[str, object] = {
        "task": "catalogue-check",
        "file": path.name,
        "problems": [problem.to_json() for problem in problems],
        "ok": not problems,
    }
    if against is None or problems:
        return result
    films = read_films(path)
    if not any(film.movielens_id for film in films):
        films = read_films(path, movielens_facts(MOVIELENS))
    found = against_public(films, against)
    unjudged = [d.to_json() for d in found if d.allowed is None]
    return {
        **result,
        "films": len(films),
        "compared": _compared(films, against),
        "disagreements": unjudged,
        "allowed": [d.to_json() for d in found if d.allowed is not None],
        "ok": not unjudged,
    }


def against_public(films: Sequence[Film], data_dir: Path) -> list[Disagreement]:
    """Title, year, directors and running time held against the two data sets of `data_dir`, sorted
    by id. A film that a source does not have is passed over. Raises BadInput where one is missing.
    """
    for name in (MOVIELENS_25M, TMDB):
        if not (data_dir / name).is_dir():
            raise BadInput(f"{data_dir} does not hold {name}: expected it and its .csv.xz files")
    found = [
        *_against_movielens(films, data_dir / MOVIELENS_25M),
        *_against_tmdb(films, data_dir / TMDB),
    ]
    return sorted(found, key=lambda d: (d.id, d.field, d.source))


def allowances() -> dict[tuple[str, str, str], str]:
    """Why ours stands, for film id, field and source."""
    rows = json.loads(ALLOWANCES.read_text(encoding="utf-8"))
    return {(row["id"], row["field"], row["source"]): row["why"] for row in rows}


def _compared(films: Sequence[Film], data_dir: Path) -> dict[str, int]:
    """How many films each source has."""
    listed = {int(row["movieId"]) for row in _rows(data_dir / MOVIELENS_25M, "movies.csv")}
    movies = {int(row["id"]) for row in _rows(data_dir / TMDB, "tmdb_5000_movies.csv")}
    return {
        MOVIELENS_25M: sum(film.movielens_id in listed for film in films),
        TMDB: sum(film.tmdb_id in movies for film in films),
    }


def _against_movielens(films: Sequence[Film], folder: Path) -> Iterator[Disagreement]:
    listed = {int(row["movieId"]): row["title"] for row in _rows(folder, "movies.csv")}
    judge = _judge(MOVIELENS_25M)
    for film in films:
        if film.movielens_id in listed:
            names, year = _listed(listed[film.movielens_id])
            yield from judge(film, "title", film.title, names, _same_title(film, names))
            yield from judge(film, "year", film.year, year, _near(film.year, year, YEARS_APART))


def _against_tmdb(films: Sequence[Film], folder: Path) -> Iterator[Disagreement]:
    movies = {int(row["id"]): row for row in _rows(folder, "tmdb_5000_movies.csv")}
    directors = {int(r["movie_id"]): _directors(r) for r in _rows(folder, "tmdb_5000_credits.csv")}
    judge = _judge(TMDB)
    for film in films:
        if film.tmdb_id not in movies:
            continue
        row = movies[film.tmdb_id]
        names = [row["title"], row["original_title"]]
        yield from judge(film, "title", film.title, names, _same_title(film, names))
        original = film.original_title or film.title
        agrees = names[1].isascii() or _key(original) == _key(names[1]) or not _foreign(names[1])
        yield from judge(film, "original_title", original, names[1], agrees)
        year = int(row["release_date"][:4]) if row["release_date"] else None
        yield from judge(film, "year", film.year, year, _near(film.year, year, YEARS_APART))
        minutes = round(float(row["runtime"])) if row["runtime"] else None
        agrees = film.runtime_min is None or _near(film.runtime_min, minutes, MINUTES_APART)
        yield from judge(film, "runtime_min", film.runtime_min, minutes, agrees)
        theirs = directors.get(film.tmdb_id, [])
        agrees = _same_people(film.directors, theirs)
        yield from judge(film, "directors", list(film.directors), theirs, agrees)


Judge = Callable[[Film, str, object, object, bool], Iterator[Disagreement]]


def _judge(source: str) -> Judge:
    reasons = allowances()

    def judge(
        film: Film, field: str, ours: object, theirs: object, agrees: bool
    ) -> Iterator[Disagreement]:
        if not agrees:
            why = reasons.get((film.id, field, source))
            yield Disagreement(
                id=film.id, field=field, ours=ours, theirs=theirs, source=source, allowed=why
            )

    return judge


def _listed(title: str) -> tuple[list[str], int | None]:
    """The names and the year of `Cold Fever (Á köldum klaka) (1995)`: title, then others in
    brackets."""
    name, year = split_year(title)
    names = [name]
    while name.endswith(")") and " (" in name:
        name, _, other = name[:-1].rpartition(" (")
        names += [name, other.removeprefix("a.k.a. ")]
    return [natural_order(one) for one in names], year


def _directors(row: dict[str, str]) -> list[str]:
    crew: list[dict[str, Any]] = json.loads(row["crew"])
    return list(dict.fromkeys(person["name"] for person in crew if person["job"] == "Director"))


def _same_title(film: Film, names: Iterable[str]) -> bool:
    ours = {_key(name) for name in (film.title, film.original_title) if name}
    return not ours.isdisjoint(_key(name) for name in names)


def _same_people(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Equal but for order; where they name more than our three, ours are among theirs."""
    own, public = {_key(name) for name in ours}, {_key(name) for name in theirs}
    return not public or own == public or (len(public) > 3 and own <= public)


def _near(ours: int, theirs: int | None, apart: int) -> bool:
    return not theirs or abs(ours - theirs) <= apart


def _key(name: str) -> str:
    return "".join(without_article(words_of(name)))


def _foreign(name: str) -> bool:
    """Whether most letters are of another script than Latin."""
    letters = [c for c in name if c.isalpha()]
    return sum(ord(c) > 0x24F for c in letters) * 2 > len(letters)


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a cast in one cell
    try:
        with lzma.open(folder / f"{name}.xz", "rt", encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)
    except (OSError, lzma.LZMAError, csv.Error) as error:
        raise CorruptFile(f"{folder.name}/{name}.xz cannot be read: {error}") from None
