"""How alike titles are in each of several ways: the kernel that content is regressed with.

Each way is a block with a kernel of its own, 1 for the same; the whole is their mean. A block more
(vectors of meaning, say) is one entry more in `blocks`.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np

from moodreel.domain.emotion import EMOTIONS, FloatArray
from moodreel.domain.film import Film
from moodreel.recommending.content import words

N_FELT = len(EMOTIONS) - 1
YEARS_APART = 8.0
"""Years at which two titles are 0.61 alike in age (one sigma); by hand, as the tastes of a decade
fade into those of the next."""


def blocks(films: Sequence[Film]) -> dict[str, FloatArray]:
    """(n, n) likeness of every two titles in each way, in [-1, 1], 1 on the diagonal unless a title
    has nothing in that block, as it has without any tag that another title shares.
    """
    return {
        "tags": _shared([film.tags for film in films]),
        "genres": _shared([film.genres for film in films]),
        "people": _shared([(*film.directors, *film.cast) for film in films]),
        "origin": _shared([(*film.countries, film.language) for film in films]),
        "words": _shared([words(film.synopsis) for film in films]),
        "decades": _shared([_decades(film.year) for film in films]),
        "age": _near(np.array([[film.year / YEARS_APART] for film in films])),
        "affect": _near(_standard(np.array([_felt(film) for film in films])) / 3),
    }


def kernel(films: Sequence[Film], ways: Sequence[str] | None = None) -> FloatArray:
    """(n, n) the mean of the blocks, or of those named."""
    found = blocks(films)
    mean: FloatArray = np.mean([found[way] for way in ways or found], axis=0, dtype=np.float32)
    return mean


def _shared(names: Sequence[Sequence[str]]) -> FloatArray:
    """Cosine of TF-IDF vectors (idf log(n / df) + 1); what one title alone has tells nothing."""
    own = [sorted(set(each)) for each in names]
    counts = Counter(chain.from_iterable(own))
    column = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c > 1))}
    vectors = np.zeros((len(own), max(len(column), 1)), dtype=np.float32)
    for row, each in enumerate(own):
        for name in each:
            if name in column:
                vectors[row, column[name]] = np.log(len(own) / counts[name]) + 1
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    likeness: FloatArray = vectors @ vectors.T
    return likeness


def _near(places: np.ndarray) -> FloatArray:
    """exp(-d²/2) of the distance."""
    squares = (places**2).sum(axis=1)
    distance = np.maximum(squares[:, None] + squares - 2 * places @ places.T, 0)
    near: FloatArray = np.exp(-distance / 2).astype(np.float32)
    return near


def _felt(film: Film) -> list[float]:
    return [*film.affect.evokes[:N_FELT].tolist(), film.affect.valence, film.affect.arousal]


def _standard(columns: np.ndarray) -> np.ndarray:
    standard: np.ndarray = (columns - columns.mean(axis=0)) / np.maximum(columns.std(axis=0), 1e-9)
    return standard


def _decades(year: int) -> tuple[str, str]:
    """Of two grids half a decade apart, so that 1999 and 2001 share one."""
    return f"{year // 10}0s", f"about {(year + 5) // 10}0"
