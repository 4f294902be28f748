"""Which films speak of some words: what a wish is about, word for word."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.domain.film import Film
from moodreel.recommending.content import words

# More words than these nobody weighs; a page of them would only cost time.
MOST_WORDS = 30


def weighty(text: str) -> tuple[str, ...]:
    """The words that a wish is about: folded, without the commonest, each once."""
    return tuple(dict.fromkeys(words(text)))[:MOST_WORDS]


class AboutWords:
    """Postings of the words of titles and synopses, plurals as their singulars."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._n = len(catalogue)
        lists: defaultdict[str, list[int]] = defaultdict(list)
        for row, film in enumerate(catalogue.films):
            for stem in {_stem(word) for word in words(_text(film))}:
                lists[stem].append(row)
        self._rows: dict[str, IdArray] = {
            stem: np.array(rows, dtype=np.int64) for stem, rows in lists.items()
        }

    def share(self, asked: Sequence[str]) -> FloatArray:
        """(n_films,) share of the words, weighed by idf, that a film speaks of, in [0, 1]; NaN
        throughout where no film speaks of any."""
        found = [rows for word in asked if (rows := self._rows.get(_stem(word))) is not None]
        if not found:
            return np.full(self._n, np.nan, dtype=np.float32)
        weights = [float(np.log((1 + self._n) / (1 + len(rows)))) + 1 for rows in found]
        share = np.zeros(self._n, dtype=np.float32)
        for rows, weight in zip(found, weights, strict=True):
            share[rows] += weight / sum(weights)
        return share

    def of_all(self, asked: Sequence[str]) -> IdArray:
        """Rows of the films that speak of each of the words; none where there are no words."""
        each = [self._rows.get(_stem(word), np.empty(0, dtype=np.int64)) for word in asked]
        rows = each[0] if each else np.empty(0, dtype=np.int64)
        for other in each[1:]:
            rows = np.intersect1d(rows, other)
        return rows

    def spoken(self, asked: Sequence[str], film: Film) -> list[str]:
        """The words that this film speaks of."""
        own = {_stem(word) for word in words(_text(film))}
        return [word for word in asked if _stem(word) in own]


def _text(film: Film) -> str:
    return " ".join((film.title, film.synopsis, *film.tags, *film.genres))


def _stem(word: str) -> str:
    """The singular, roughly: one for both is enough."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-2] if word.endswith(("shes", "ches", "xes", "sses")) else word[:-1]
    return word
