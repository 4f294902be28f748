"""The crowd from ratings: films' means, and what a star says from film to film."""

from typing import Any

import numpy as np
from scipy.sparse import coo_array, csr_array

from moodreel.domain.emotion import FloatArray
from moodreel.inference.crowd import FAVOURITE, PRIOR_RATINGS, Crowd
from moodreel.inference.own_ratings import PRIOR_PERSON
from moodreel.inference.preference import Preference
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.training.taste.ease import gram_matrix, solve
from moodreel.workshop.training.taste.sparse import from_columns, item_weights
from moodreel.workshop.training.taste.sparse_ease import refitted

# Chosen by hand among 5 to 100 by how well stars were foretold on validation people; flat above 50.
L2 = 100.0
# What is kept fits 0.3 MB.
K = 30


def crowd_of(data: Interactions) -> Crowd:
    """From everybody in `data`, whose films are rows of a catalogue and all rated."""
    counts = np.bincount(data.films, minlength=data.n_films)
    favourites = (data.ratings >= FAVOURITE).astype(np.float32)
    mean, share = (float(v.mean(dtype=np.float64)) for v in (data.ratings, favourites))
    means = _shrunk(data, data.ratings, mean)
    return Crowd(
        fame=(counts / max(len(np.unique(data.people)), 1)).astype(np.float32),
        means=means,
        shares=_shrunk(data, favourites, share),
        mean=mean,
        share=share,
        opinions=item_weights(_opinions(data, means), Preference(mean=mean)),
    )


def _shrunk(data: Interactions, values: FloatArray, usual: float) -> FloatArray:
    counts = np.bincount(data.films, minlength=data.n_films)
    sums = np.bincount(data.films, values, minlength=data.n_films)
    return ((sums + PRIOR_RATINGS * usual) / (counts + PRIOR_RATINGS)).astype(np.float32)


def _opinions(data: Interactions, means: FloatArray) -> Any:
    """(F, F) sparse regression of each film's stars above what was expected on the others'."""
    off = data.ratings - means[data.films]
    counts = np.bincount(data.people, minlength=data.n_people)
    bias = np.bincount(data.people, off, minlength=data.n_people) / (counts + PRIOR_PERSON)
    above = (off - bias[data.people]).astype(np.float32)
    rated, columns = np.unique(data.films, return_inverse=True)
    table = csr_array((above, (data.people, columns)), shape=(data.n_people, len(rated)))
    gram = gram_matrix(table, damping=0.0)
    dense = solve(gram.copy(), np.full(len(gram), L2))
    gram[np.diag_indices_from(gram)] += L2
    found = coo_array(from_columns(*refitted(dense, gram, K), len(gram)))
    places = (rated[found.row], rated[found.col])
    return csr_array((found.data, places), shape=(data.n_films, data.n_films))
