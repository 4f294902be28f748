"""What films are about, as sparse TF-IDF vectors, and how alike two films are.

Weights are (1 + log tf) · idf with idf = log((1 + n) / (1 + df)) + 1, each film scaled to length 1
(Manning, Raghavan & Schütze 2008, section 6.4; the smoothed idf is scikit-learn's). Terms are the
words of the synopsis, tags, genres, people, and where and when a film comes from, each kind in a
space of its own and weighed as a block, so that a long synopsis does not drown the rest.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.film import Film

# Shares of the cosine between two films; with tags alone, any two witty romances were alike.
_BLOCKS = {"tag": 0.22, "genre": 0.20, "word": 0.15, "person": 0.20, "origin": 0.23}

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    "the and his her their its who with from that this but for not has have had are was were will "
    "into out one two when where what which while them they him she own only all can than then "
    "over after before until about whose each other more most some any every there been being "
    "between through under again does doing just very too off yet nor our you your".split()
)


class ContentSpace:
    """Postings of every term, so that one film's likeness to all others is one pass over them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._n = len(catalogue)
        terms = [Counter(_terms(film)) for film in catalogue.films]
        self._vocabulary = {t: i for i, t in enumerate(sorted(set().union(*terms)))}
        lengths = np.array([len(own) for own in terms], dtype=np.int64)
        rows = np.repeat(np.arange(self._n), lengths)
        columns = np.array([self._vocabulary[t] for own in terms for t in own], dtype=np.int64)
        counts = np.array([c for own in terms for c in own.values()], dtype=np.float32)
        self._block = _blocks_of(self._vocabulary)
        values = self._weigh(rows, columns, counts)
        self._start = np.concatenate([[0], np.cumsum(lengths)])
        self._columns, self._values = columns, values
        by_term = np.argsort(columns, kind="stable")
        self._posting_rows, self._posting_values = rows[by_term], values[by_term]
        self._posting_start = np.searchsorted(
            columns[by_term], np.arange(len(self._vocabulary) + 1)
        )

    def likeness(self, row: int) -> FloatArray:
        """(n_films,) cosine of every film with this one, in [0, 1]."""
        return self.likeness_to_all([row])

    def likeness_to_all(self, rows: Sequence[int]) -> FloatArray:
        """(n_films,) mean cosine with these films, which is the product with their mean vector."""
        own = np.concatenate([np.arange(self._start[row], self._start[row + 1]) for row in rows])
        terms, position = np.unique(self._columns[own], return_inverse=True)
        weights = np.bincount(position, self._values[own]) / len(rows)
        starts, ends = self._posting_start[terms], self._posting_start[terms + 1]
        lengths = ends - starts
        postings = np.repeat(ends - np.cumsum(lengths), lengths) + np.arange(lengths.sum())
        products = np.repeat(weights, lengths) * self._posting_values[postings]
        scores = np.bincount(self._posting_rows[postings], products, minlength=self._n)
        return np.asarray(np.minimum(scores, 1), dtype=np.float32)

    def _weigh(self, rows: np.ndarray, columns: np.ndarray, counts: FloatArray) -> FloatArray:
        document_frequency = np.bincount(columns, minlength=len(self._vocabulary))
        idf = np.log((1 + self._n) / (1 + document_frequency)) + 1
        values = (1 + np.log(counts)) * idf[columns]
        blocks = self._block[columns]
        cell = rows * len(_BLOCKS) + blocks
        length = np.sqrt(np.bincount(cell, values**2, minlength=self._n * len(_BLOCKS)))
        share = np.sqrt(np.array(list(_BLOCKS.values())))
        return np.asarray(values / np.maximum(length[cell], 1e-9) * share[blocks], dtype=np.float32)


def _terms(film: Film) -> Iterable[str]:
    yield from (f"tag:{tag}" for tag in film.tags)
    yield from (f"genre:{genre}" for genre in film.genres)
    yield from (f"origin:{term}" for term in _origin(film))
    yield from (f"person:{name.casefold()}" for name in (*film.directors, *film.cast))
    yield from (f"word:{word}" for word in words(film.synopsis))


def _origin(film: Film) -> tuple[str, ...]:
    """Where and when it comes from: countries, language, decade; a series says so."""
    decade = f"{film.year // 10}0s"
    return (*film.countries, f"in {film.language}", decade, film.kind.value)


def words(text: str) -> list[str]:
    """Words of three letters and more, folded, without the commonest; plurals as they stand."""
    return [w for w in _WORD.findall(text.casefold()) if w not in _COMMON]


def _blocks_of(vocabulary: Iterable[str]) -> np.ndarray:
    order = {name: i for i, name in enumerate(_BLOCKS)}
    return np.array([order[term.split(":", 1)[0]] for term in vocabulary], dtype=np.int64)
