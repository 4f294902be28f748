"""Which films share raters more than their popularity and the raters' zeal explain.

A film is seen by a person with odds of x y, x for the person and y for the film, fitted so that
everyone is expected to have seen as many films as they have, and every film to have been seen as
often as it was (Rasch, 1960; the bipartite configuration model of Saracco et al., 2015). What is
beyond that is correlated.
"""

from pathlib import Path

import numpy as np

from moodreel.catalogues.bundled import load_bundled
from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.workshop.datasets.interactions import read
from moodreel.workshop.training.taste.shipped import over_catalogue

_ROUNDS = 100


def association(seen: BoolArray) -> FloatArray:
    """(F, F) correlation over people of what (P, F) they saw beyond what was expected."""
    beyond = seen - expected(seen)
    lengths = np.maximum(np.linalg.norm(beyond, axis=0), 1e-9)
    scaled = beyond / lengths
    return np.asarray(scaled.T @ scaled, dtype=np.float32)


def expected(seen: BoolArray) -> np.ndarray:
    """(P, F) chance that a person has seen a film, by both their numbers alone."""
    people, films = seen.sum(axis=1).astype(float), seen.sum(axis=0).astype(float)
    x, y = people / np.sqrt(max(people.sum(), 1)), films / np.sqrt(max(films.sum(), 1))
    for _ in range(_ROUNDS):
        x = people / np.maximum((y / (1 + np.outer(x, y))).sum(axis=1), 1e-12)
        y = films / np.maximum((x[:, None] / (1 + np.outer(x, y))).sum(axis=0), 1e-12)
    odds = np.outer(x, y)
    return np.asarray(odds / (1 + odds))


def of_catalogue(data: Path, least: int) -> tuple[FloatArray, BoolArray, str]:
    """(n, n) association of the bundled films with each other, which (n,) of them have at least so
    many raters, and the data's digest. Errors of `interactions.read` and `over_catalogue`.
    """
    ratings = read(data, unrated=True)
    histories = over_catalogue(ratings, load_bundled().films)
    counts = np.bincount(histories.indices, minlength=histories.shape[1])
    known = np.flatnonzero(counts >= least)
    seen = histories[:, known].toarray() != 0  # NaN, a rating that is not known, is seen, too
    found = np.zeros((histories.shape[1],) * 2, dtype=np.float32)
    found[np.ix_(known, known)] = association(seen)
    return found, counts >= least, ratings.digest()


def beside_era(association: FloatArray, known: BoolArray, years: FloatArray) -> FloatArray:
    """The association less the mean of films as old as the one and as old as the other, in steps
    of five years: who sees old films sees old films.
    """
    era = (years // 5).astype(np.int64)
    era -= era.min()
    cells = era[:, None] * (era.max() + 1) + era
    pairs = known[:, None] & known & ~np.eye(len(years), dtype=bool)
    n = int(cells.max()) + 1
    sums = np.bincount(cells[pairs], association[pairs], minlength=n)
    means = sums / np.maximum(np.bincount(cells[pairs], minlength=n), 1)
    return np.asarray(association - means[cells], dtype=np.float32)
