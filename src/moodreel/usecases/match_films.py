"""Which film of the catalogue a row of another service's file means, and how sure that is."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from moodreel.catalogues.title_keys import natural_order, without_article, words_of
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.film import Film
from moodreel.exchange.entries import Entry

# By hand, and no chances: an id cannot mean another film; of two films of one title and year the
# catalogue may have the wrong one; a festival and a cinema release may lie on two sides of a New
# Year; and a title without a year may be that of a remake.
BY_ID, BY_TITLE_AND_YEAR, BY_YEAR_BESIDE, BY_TITLE = 1.0, 0.95, 0.85, 0.6
SURE_FROM = 0.8
"""What is written down; the rest is told, and left."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The film that is meant, or why none is."""

    row: int | None
    confidence: float
    how: str
    """In words for a report."""


class MatchFilms:
    """Finds films by their ids, then by title and year; forgives no slips of the pen."""

    def __init__(self, catalogue: Catalogue) -> None:
        films = catalogue.films
        self._films = films
        self._ids = catalogue.rows
        self._imdb = {f.imdb_id: row for row, f in enumerate(films) if f.imdb_id}
        self._tmdb = {(f.kind, f.tmdb_id): row for row, f in enumerate(films) if f.tmdb_id}
        self._movielens = {f.movielens_id: row for row, f in enumerate(films) if f.movielens_id}
        self._by_title: defaultdict[Key, list[int]] = defaultdict(list)
        for row, film in enumerate(films):
            for key in {_key(name) for name in (film.title, film.original_title) if name}:
                self._by_title[key].append(row)

    def match(self, entry: Entry) -> Match:
        """The film that the entry means."""
        for how, row in self._rows_by_id(entry):
            if row is not None:
                return Match(row=row, confidence=BY_ID, how=f"by {how}")
        if not entry.title:
            return Match(row=None, confidence=0, how="no film of the catalogue has this id")
        rows = self._rows_by_title(entry)
        if not rows:
            return Match(row=None, confidence=0, how="not in the catalogue")
        return self._of_year(rows, entry.year)

    def _rows_by_id(self, entry: Entry) -> Iterable[tuple[str, int | None]]:
        """TMDB counts films and series apart: its id says nothing where the kind is not known."""
        yield "id", self._ids.get(entry.film_id or "")
        yield "IMDb id", self._imdb.get(entry.imdb_id or "")
        yield "TMDB id", self._tmdb.get((entry.kind, entry.tmdb_id or 0)) if entry.kind else None
        yield "MovieLens id", self._movielens.get(entry.movielens_id or 0)

    def _rows_by_title(self, entry: Entry) -> list[int]:
        """Of the first of the title's names that any film has."""
        for name in _names(entry.title):
            if rows := [row for row in self._by_title.get(_key(name), ()) if self._is(row, entry)]:
                return rows
        return []

    def _is(self, row: int, entry: Entry) -> bool:
        """Whether nothing that the entry says is against it."""
        film = self._films[row]
        other_kind = entry.kind is not None and entry.kind != film.kind
        other_id = bool(entry.imdb_id and film.imdb_id) and entry.imdb_id != film.imdb_id
        return not (other_kind or other_id)

    def _of_year(self, rows: list[int], year: int | None) -> Match:
        films = self._films
        if year is None:
            if len(rows) > 1:
                return Match(row=None, confidence=0, how=f"may be {self._labels(rows)}")
            return Match(row=rows[0], confidence=BY_TITLE, how="by title alone")
        for most, sure in ((0, BY_TITLE_AND_YEAR), (1, BY_YEAR_BESIDE)):
            near = [row for row in rows if abs(films[row].year - year) <= most]
            if len(near) == 1:
                how = "by title and year" if most == 0 else "by title, a year apart"
                return Match(row=near[0], confidence=sure, how=how)
            if near:
                return Match(row=None, confidence=0, how=f"may be {self._labels(near)}")
        return Match(row=None, confidence=0, how=f"of another year than {self._labels(rows)}")

    def _labels(self, rows: list[int]) -> str:
        return " or ".join(_told(self._films[row]) for row in rows[:3])


def _names(title: str) -> list[str]:
    """The title as it stands, and the names of `Seven (a.k.a. Se7en)`, as MovieLens has them."""
    before, *inside = re.split(r"[()]", title)
    aliases = [name.removeprefix("a.k.a. ").strip() for name in (before, *inside)]
    return [title, *(name for name in aliases if name and name != title)]


def _told(film: Film) -> str:
    return f"{film.title} ({film.year}, {film.kind})"


def _key(title: str) -> Key:
    words = tuple(without_article(words_of(natural_order(title))))
    return words or (title.strip().casefold(),)
