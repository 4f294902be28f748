"""Which film a person means by what they typed."""

from collections import defaultdict
from functools import cached_property

import numpy as np

from moodreel.catalogues.title_keys import (
    edits,
    natural_order,
    split_year,
    without_article,
    words_of,
)
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.errors import AmbiguousTitle, BadInput, NotFound, shorten

# Three times the longest title of the catalogue.
MAX_CHARACTERS = 200
# Parts of titles are looked for from three letters on; below, every title would have them.
MIN_PART = 3
# How many titles that share letters are compared letter by letter.
N_COMPARED = 25
MAX_LISTED = 10
N_SUGGESTED = 5


class TitleIndex:
    """The titles of a catalogue, ready to be looked up; built when first asked."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def _names(self) -> "_Names":
        return _Names(self._catalogue)

    def find(self, text: str) -> int:
        """The row of the one film that is meant: an id, a title with or without year, an original
        title, the beginning or a part of a title, or a title with a slip of the fingers.

        An exact title beats a longer one that holds it. Raises BadInput where nothing or far too
        much was typed, AmbiguousTitle where several films fit equally well, and NotFound with the
        nearest titles where none does.
        """
        text = _checked(text)
        if text in self._catalogue.rows:
            return self._catalogue.rows[text]
        title, year = split_year(natural_order(text))
        # The whole text first, because 1917 and Blade Runner 2049 are titles.
        readings: list[tuple[str, int | None]] = [(natural_order(text), None)]
        if year is not None:
            readings.append((natural_order(title), year))
        for look in (self._names.exact, self._names.containing, self._names.misspelt):
            for name, own_year in readings:
                rows = self._of_year(look(words_of(name)), own_year)
                if len(rows) == 1:
                    return rows[0]
                if rows:
                    raise AmbiguousTitle(text, self._labels(rows)[:MAX_LISTED])
        raise NotFound(
            f"no film or series of the catalogue is called {shorten(text)!r}",
            self._labels(self.search(text, N_SUGGESTED)),
        )

    def search(self, text: str, limit: int = 20) -> tuple[int, ...]:
        """Rows of the films that the text may mean, best first: equal titles, then those that
        begin with it, hold it, or share letters with it; among equals the more rated first.

        Empty where nothing is alike. Raises BadInput as `find` does.
        """
        text = _checked(text)
        if text in self._catalogue.rows:
            return (self._catalogue.rows[text],)
        title, year = split_year(natural_order(text))
        score = self._names.likeness(words_of(natural_order(text)))
        if year is not None:
            own = self._names.likeness(words_of(natural_order(title)))
            score = np.maximum(score, own * (self._catalogue.year == year))
        popularity = np.nan_to_num(self._catalogue.n_ratings)
        order = np.lexsort((-popularity, -score))[:limit]
        return tuple(int(row) for row in order if score[row] > 0)

    def _of_year(self, rows: list[int], year: int | None) -> list[int]:
        """The rows of that year; where there are none, of the year before or after, because a
        festival and a cinema release may lie on two sides of a New Year."""
        if year is None:
            return rows
        films = self._catalogue.films
        same = [row for row in rows if films[row].year == year]
        return same or [row for row in rows if abs(films[row].year - year) == 1]

    def _labels(self, rows: tuple[int, ...] | list[int]) -> list[str]:
        """Titles with years; two works of one title and year are told apart by kind."""
        films = [self._catalogue.films[row] for row in rows]
        labels = [film.label for film in films]
        return [
            f"{label}, {film.kind.value}" if labels.count(label) > 1 else label
            for film, label in zip(films, labels, strict=True)
        ]


class _Names:
    """Every title and original title, under keys for each way of looking."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._n_films = len(catalogue)
        self._popularity = np.nan_to_num(catalogue.n_ratings)
        self._rows: list[int] = []
        self._spaced: list[str] = []
        self._bare: list[str] = []
        self._levels: tuple[dict[str, list[int]], ...] = tuple(defaultdict(list) for _ in range(4))
        for row, film in enumerate(catalogue.films):
            self._add(row, words_of(film.title), level=0)
            if film.original_title:
                self._add(row, words_of(film.original_title), level=1)
        self._row_array = np.array(self._rows, dtype=np.int64)
        self._postings, self._sizes = _postings(self._spaced)

    def _add(self, row: int, words: list[str], level: int) -> None:
        if not words:
            return
        self._rows.append(row)
        self._spaced.append(f" {' '.join(words)} ")
        self._bare.append(" ".join(without_article(words)))
        for key, at in (("".join(words), level), ("".join(without_article(words)), level + 2)):
            rows = self._levels[at][key]
            if row not in rows:
                rows.append(row)

    def exact(self, words: list[str]) -> list[int]:
        """Films of that title, else of that original title, else of either but for the article;
        spaces do not count (`spiderman`)."""
        full, bare = "".join(words), "".join(without_article(words))
        for level, key in enumerate((full, full, bare, bare)):
            if rows := self._levels[level].get(key):
                return rows
        return []

    def containing(self, words: list[str]) -> list[int]:
        """Films whose title begins with the words, else holds them; the more rated first."""
        wanted = " ".join(without_article(words))
        if len(wanted) < MIN_PART:
            return []
        holding = [i for i, name in enumerate(self._spaced) if f" {wanted}" in name]
        whole = [i for i in holding if f" {wanted} " in self._spaced[i]]
        begins = [i for i in whole if self._begins(i, wanted)]
        return self._films(begins or whole or holding)

    def misspelt(self, words: list[str]) -> list[int]:
        """Films whose title is the fewest edits away: one in short titles, three in long ones.

        Never in a digit: Paddington 3 is no slip for Paddington 2.
        """
        wanted = " ".join(without_article(words))
        at_most = min(3, (len(wanted) + 2) // 5)
        if at_most < 1:
            return []
        shared = self._shared(f" {' '.join(words)} ")
        nearest = [int(i) for i in np.argsort(-shared, kind="stable")[:N_COMPARED]]
        alike = [i for i in nearest if _digits(self._bare[i]) == _digits(wanted)]
        distance = {i: edits(wanted, self._bare[i], at_most) for i in alike}
        best = min(distance.values(), default=at_most + 1)
        return self._films([i for i, d in distance.items() if d == best]) if best <= at_most else []

    def likeness(self, words: list[str]) -> FloatArray:
        """(n_films,) 0 where nothing is alike, up to 1 for letters shared, 2 for a part of the
        title, 3 for its beginning, 4 for the whole."""
        wanted = " ".join(words)
        name_score = self._shared(f" {wanted} ")
        name_score[name_score < 0.25] = 0
        if len(wanted) >= MIN_PART:
            bare = " ".join(without_article(words))
            for i, name in enumerate(self._spaced):
                if f" {bare}" in name:
                    name_score[i] += 2 if self._begins(i, bare) else 1
        score = np.zeros(self._n_films, dtype=np.float32)
        np.maximum.at(score, self._row_array, name_score)
        score[self.exact(words)] += 4
        return score

    def _begins(self, i: int, wanted: str) -> bool:
        return self._bare[i].startswith(wanted) or self._spaced[i].startswith(f" {wanted}")

    def _films(self, names: list[int]) -> list[int]:
        rows = {self._rows[i] for i in names}
        return sorted(rows, key=lambda row: (-self._popularity[row], row))

    def _shared(self, spaced: str) -> FloatArray:
        """(n_names,) Dice's share of three-letter pieces in common."""
        wanted = _pieces(spaced)
        counts = np.zeros(len(self._spaced), dtype=np.float32)
        for piece in wanted:
            if piece in self._postings:
                counts[self._postings[piece]] += 1
        dice: FloatArray = 2 * counts / (self._sizes + len(wanted))
        return dice


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise BadInput("expected a title or an id, got nothing")
    if len(text) > MAX_CHARACTERS:
        raise BadInput(
            f"expected a title of at most {MAX_CHARACTERS} characters, got {len(text):,}"
        )
    return text


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _pieces(spaced: str) -> set[str]:
    return {spaced[i : i + 3] for i in range(max(1, len(spaced) - 2))}


def _postings(names: list[str]) -> tuple[dict[str, IdArray], FloatArray]:
    """For each three-letter piece the names that have it, and for each name how many it has."""
    lists: dict[str, list[int]] = defaultdict(list)
    sizes = []
    for i, name in enumerate(names):
        pieces = _pieces(name)
        sizes.append(len(pieces))
        for piece in pieces:
            lists[piece].append(i)
    arrays = {piece: np.array(own, dtype=np.int64) for piece, own in lists.items()}
    return arrays, np.array(sizes, dtype=np.float32)
