"""Which film a person means by what they typed."""

from collections import defaultdict
from collections.abc import Callable

import numpy as np

from moodreel.catalogues.title_keys import natural_order, split_kind, split_year, words_of
from moodreel.catalogues.title_names import Names
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.lazy import lazy
from moodreel.domain.vocabulary import Kind
from moodreel.errors import AmbiguousTitle, BadInput, NotFound, shorten

# Three times the longest title of the catalogue.
MAX_CHARACTERS = 200
MAX_LISTED = 10
N_SUGGESTED = 5

# What letters that are shared count for at most (`Names.likeness`).
_CALLED = 0.999

Look = Callable[[Names, list[str]], list[int]]


class TitleIndex:
    """The titles of a catalogue, ready to be looked up; built when first asked."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @lazy
    def _names(self) -> Names:
        return Names(self._catalogue)

    def find(self, text: str) -> int:
        """The row of the one film that is meant: an id, a title or original title with or without
        year, or one of these with slips of the pen.

        A part of a title is none: who asks for a film that is not here is told so, and gets no
        other in its place. Raises BadInput where nothing or far too much was typed, AmbiguousTitle
        where several films fit equally well, and NotFound with the nearest titles where none does.
        """
        return self._find(text, (Names.exact, Names.slipped))

    def find_exact(self, text: str) -> int:
        """The row of the film of this id or title, signs, accents and case aside: for what shall be
        written down, where a guess would be a lie. Errors as in `find`.
        """
        return self._find(text, (Names.exact,))

    def warm(self) -> None:
        """Builds what the first look-up would build."""
        _ = self._names

    def _find(self, text: str, ways: tuple[Look, ...]) -> int:
        text = _checked(text)
        if text in self._catalogue.rows:
            return self._catalogue.rows[text]
        plain, kind = split_kind(text)
        title, year = split_year(natural_order(plain))
        # The whole text first, because 1917 and Blade Runner 2049 are titles.
        readings: list[tuple[str, int | None]] = [(natural_order(plain), None)]
        if year is not None:
            readings.append((natural_order(title), year))
        for look in ways:
            for name, own_year in readings:
                rows = self._of_kind(look(self._names, words_of(name)), kind)
                rows = self._of_year(rows, own_year)
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
        return self._search(text, limit, 0.0)

    def _search(self, text: str, limit: int, above: float) -> tuple[int, ...]:
        text = _checked(text)
        if text in self._catalogue.rows:
            return (self._catalogue.rows[text],)
        text, _ = split_kind(text)
        title, year = split_year(natural_order(text))
        score = self._names.likeness(words_of(natural_order(text)))
        if year is not None:
            own = self._names.likeness(words_of(natural_order(title)))
            score = np.maximum(score, own * (self._catalogue.year == year))
        popularity = np.nan_to_num(self._catalogue.n_ratings)
        order = np.lexsort((-popularity, -score))[:limit]
        return tuple(int(row) for row in order if score[row] > above)

    def called(self, text: str, limit: int) -> tuple[int, ...]:
        """As `search`, but only films that are called so, in whole or in part, slips forgiven: none
        that only shares letters with the text.
        """
        return self._search(text, limit, _CALLED)

    def _of_kind(self, rows: list[int], kind: str | None) -> list[int]:
        if kind is None:
            return rows
        return [row for row in rows if self._catalogue.films[row].kind == kind.casefold()]

    def _of_year(self, rows: list[int], year: int | None) -> list[int]:
        """The rows of that year; where there are none, of the year before or after, because a
        festival and a cinema release may lie on two sides of a New Year."""
        if year is None:
            return rows
        films = self._catalogue.films
        same = [row for row in rows if films[row].year == year]
        return same or [row for row in rows if abs(films[row].year - year) == 1]

    def _labels(self, rows: tuple[int, ...] | list[int]) -> list[str]:
        """Titles with years, and with kinds where a film and a series share a title; `find` takes
        them back."""
        films = [self._catalogue.films[row] for row in rows]
        kinds: defaultdict[str, set[Kind]] = defaultdict(set)
        for film in films:
            kinds[film.title.casefold()].add(film.kind)
        return [
            f"{film.title} ({film.year}, {film.kind.value})"
            if len(kinds[film.title.casefold()]) > 1
            else film.label
            for film in films
        ]


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise BadInput("expected a title or an id, got nothing")
    if len(text) > MAX_CHARACTERS:
        raise BadInput(
            f"expected a title of at most {MAX_CHARACTERS} characters, got {len(text):,}"
        )
    return text
