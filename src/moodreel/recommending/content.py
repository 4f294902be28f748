"""What films share, as sparse TF-IDF vectors, and how alike two films are by it.

Weights are (1 + log tf) · idf with idf = log((1 + n) / (1 + df)) + 1, each film scaled to length 1
(Manning, Raghavan & Schütze 2008, section 6.4; the smoothed idf is scikit-learn's). Terms are the
words of the synopsis, tags, genres, people, and where and when a film comes from, each kind in a
space of its own and weighed as a block, so that a long synopsis does not drown the rest.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.film import Film

BLOCKS = ("tag", "genre", "word", "person", "origin")

# A word that stands in more than this share of all synopses (24 of the bundled) is not telling.
_RARE = 0.01

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    "the and his her their its who with from that this but for not has have had are was were will "
    "into out one two when where what which while them they him she own only all can than then "
    "over after before until about whose each other more most some any every there been being "
    "between through under again does doing just very too off yet nor our you your".split()
)


class ContentSpace:
    """Postings of every term, so that one film's likeness to all others is one pass over them."""

    def __init__(self, catalogue: Catalogue, shares: Mapping[str, float]) -> None:
        """`shares` of the cosine by block; what they lack of 1, a film lacks to itself."""
        self._n = len(catalogue)
        self._shares = np.array([shares.get(block, 0.0) for block in BLOCKS], dtype=np.float32)
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

    def rare(self, word: str) -> bool:
        """Whether so few synopses hold a word that it tells what a film is about."""
        column = self._vocabulary.get(f"word:{word}")
        if column is None:
            return True
        n_films = int(self._posting_start[column + 1] - self._posting_start[column])
        return n_films <= max(_RARE * self._n, 2)

    def of_block(self, block: str, row: int) -> FloatArray:
        """(n_films,) cosine of every film with this one by the terms of one block, in [0, 1]."""
        own = np.arange(self._start[row], self._start[row + 1])
        own = own[self._block[self._columns[own]] == BLOCKS.index(block)]
        share = max(float(self._shares[BLOCKS.index(block)]), 1e-9)
        return self._products(own, 1) / np.float32(share)

    def likeness_to_all(self, rows: Sequence[int]) -> FloatArray:
        """(n_films,) mean cosine with these films, which is the product with their mean vector."""
        own = [np.arange(self._start[row], self._start[row + 1]) for row in rows]
        return self._products(np.concatenate(own), len(rows))

    def _products(self, own: np.ndarray, n: int) -> FloatArray:
        """(n_films,) of every film with the mean of n films, whose terms are at `own`."""
        terms, position = np.unique(self._columns[own], return_inverse=True)
        weights = np.bincount(position, self._values[own]) / n
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
        cell = rows * len(BLOCKS) + blocks
        length = np.sqrt(np.bincount(cell, values**2, minlength=self._n * len(BLOCKS)))
        share = np.sqrt(self._shares)
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
    order = {name: i for i, name in enumerate(BLOCKS)}
    return np.array([order[term.split(":", 1)[0]] for term in vocabulary], dtype=np.int64)
