"""The titles of a catalogue under keys for each way of looking: equal, slipped, alike."""

from collections import defaultdict

import numpy as np

from moodreel.catalogues.title_keys import SMALL_WORDS, slips, without_article, words_of
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.edits import edits
from moodreel.domain.emotion import FloatArray, IdArray

# Parts of titles are looked for from three letters on; below, every title would have them.
MIN_PART = 3
# How many titles that share letters are compared letter by letter.
N_COMPARED = 25


class Names:
    """Every title and original title, under keys for each way of looking."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._n_films = len(catalogue)
        self._popularity = np.nan_to_num(catalogue.n_ratings)
        self._rows: list[int] = []
        self._spaced: list[str] = []
        self._bare: list[str] = []
        self._tight: defaultdict[str, list[int]] = defaultdict(list)
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
        if row not in self._tight[_telling(words)]:
            self._tight[_telling(words)].append(row)
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

    def slipped(self, words: list[str]) -> list[int]:
        """Films whose title was meant, where the pen slipped (`title_keys.slips`); those with the
        fewest slips, the more rated first."""
        wanted = without_article(words)
        counted = [(slips(wanted, name.split()), i) for i, name in enumerate(self._bare)]
        fewest = min((n for n, _ in counted if n is not None), default=None)
        return [] if fewest is None else self._films([i for n, i in counted if n == fewest])

    def near(self, words: list[str]) -> list[int]:
        """Films to suggest, because their title is the fewest edits away: one in short titles,
        three in long ones; never in a digit.
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
        """(n_films,) 0 where nothing is alike, up to 1 for letters shared, 1 more for a part of the
        title or a slip, 2 for its beginning, 3 for all but its small words, 4 for the whole."""
        wanted = " ".join(words)
        name_score = self._shared(f" {wanted} ")
        name_score[name_score < 0.25] = 0
        if len(wanted) >= MIN_PART:
            bare = " ".join(without_article(words))
            for i, name in enumerate(self._spaced):
                if f" {bare}" in name:
                    name_score[i] += 2 if self._begins(i, bare) else 1
        else:
            for i, name in enumerate(self._bare):
                if name.startswith(f"{wanted} "):
                    name_score[i] += 2
        score = np.zeros(self._n_films, dtype=np.float32)
        np.maximum.at(score, self._row_array, name_score)
        score[self.near(words)] += 1
        score[self._tight.get(_telling(words), [])] += 3
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


def _telling(words: list[str]) -> str:
    """The words that nobody drops."""
    return " ".join(word for word in words if word not in SMALL_WORDS)


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
