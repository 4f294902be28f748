"""Films of the catalogue, part by part: by title, or as a search finds them."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.film import Film
from moodreel.domain.lazy import lazy
from moodreel.errors import BadInput
from moodreel.recommending.filters import allowed
from moodreel.usecases.make_wish import Wishes, make_wish


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmPage:
    """A part of a list."""

    total: int
    """Length of the whole list."""
    films: tuple[Film, ...]


class ListFilms:
    """Lists films; the order never changes, so that pages meet each film once."""

    def __init__(self, catalogue: Catalogue, search: Callable[[str, int], Sequence[int]]) -> None:
        """`search` gives the rows of at most so many films for a text, best first."""
        self._catalogue = catalogue
        self._search = search
        self._languages = frozenset(catalogue.languages.tolist())

    def __call__(self, text: str, wishes: Wishes, limit: int, offset: int) -> FilmPage:
        """`limit` films from `offset` on of those that meet the wishes.

        A blank text means all, by title. Raises BadInput (and its kinds) for wishes that cannot be
        used; titles among them are refused.
        """
        wish = make_wish(wishes, self._no_titles, self._languages)
        rows = self._found(text) if text.strip() else self._by_title
        rows = rows[allowed(wish, self._catalogue)[rows]]
        films = tuple(self._catalogue.films[row] for row in rows[offset : offset + limit])
        return FilmPage(total=len(rows), films=films)

    def _found(self, text: str) -> np.ndarray:
        return np.array(self._search(text, len(self._catalogue)), dtype=np.int64)

    @lazy
    def _by_title(self) -> np.ndarray:
        films = self._catalogue.films
        order = sorted(range(len(films)), key=lambda row: _place(films[row]))
        return np.array(order, dtype=np.int64)

    @staticmethod
    def _no_titles(title: str) -> int:
        raise BadInput(f"a list takes filters only; expected no title to be like, got {title!r}")


def _place(film: Film) -> tuple[str, int, str]:
    """Case and accents aside, so that Éternité stands beside Eternity."""
    letters = unicodedata.normalize("NFKD", film.title.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c)), film.year, film.id
