"""Which words and runs a linear model of reviews knows, and the texts as a sparse matrix of them.

Chosen without looking at stars: a run that few reviews hold is left out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from moodreel.domain.emotion import IdArray
from moodreel.inference.review_features import CHUNK, MOST_WORDS, Keys, Vocabulary, runs_of

Words = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """What a model knows."""

    vocabulary: Vocabulary
    """Commonest word first."""
    keys: Keys
    """(F,) ascending."""


def known_from(texts: Words, fewest: int) -> Known:
    """Words and runs that so many of the texts hold at least."""
    vocabulary = words_in(texts, fewest)
    keys, n_texts = np.unique(_all_keys(texts, vocabulary), return_counts=True)
    return Known(vocabulary=vocabulary, keys=keys[n_texts >= fewest])


def words_in(texts: Words, fewest: int) -> Vocabulary:
    """Words that so many of the texts hold at least."""
    counts = Counter(chain.from_iterable(set(words) for words in texts))
    return Vocabulary.of(word for word, n in counts.most_common(MOST_WORDS) if n >= fewest)


def matrix_of(texts: Words, known: Known) -> Any:
    """(n, F) sparse, 1 where a text holds a run."""
    from scipy.sparse import csr_matrix

    owners: list[IdArray] = []
    columns: list[IdArray] = []
    for start in range(0, len(texts), CHUNK):
        runs = runs_of(texts[start : start + CHUNK], known.vocabulary)
        rows = np.minimum(np.searchsorted(known.keys, runs.keys), len(known.keys) - 1)
        found = known.keys[rows] == runs.keys
        owners.append(runs.texts[found] + start)
        columns.append(rows[found])
    places = np.concatenate(owners), np.concatenate(columns)
    ones = np.ones(len(places[0]), dtype=np.float32)
    return csr_matrix((ones, places), shape=(len(texts), len(known.keys)))


def _all_keys(texts: Words, vocabulary: Vocabulary) -> Keys:
    """Each text's keys, end to end."""
    chunks = (texts[start : start + CHUNK] for start in range(0, len(texts), CHUNK))
    return np.concatenate([runs_of(chunk, vocabulary).keys for chunk in chunks])
