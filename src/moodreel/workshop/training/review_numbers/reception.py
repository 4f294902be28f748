"""How films are received by people who rate them: what reviews of a film are held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.workshop.datasets.interactions import Interactions

TEN = 2.0
"""From MovieLens's scale to one of ten stars: 0.5 becomes 1, 5 becomes 10."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reception:
    """Mean ratings on a scale of ten, by IMDb id, and how they vary."""

    means: Mapping[str, float]
    counts: Mapping[str, float]
    within: float
    """Variance of the ratings of one film."""
    between: float
    """Variance of the films' true means."""

    def of(self, imdb_ids: Sequence[str]) -> tuple[FloatArray, FloatArray]:
        """(n,) means, NaN for films without ratings, and (n,) weights: one through the variance of
        such a mean about what could be foretold.
        """
        means = np.array([self.means.get(own, np.nan) for own in imdb_ids], dtype=np.float32)
        counts = np.array([self.counts.get(own, 1.0) for own in imdb_ids], dtype=np.float32)
        precision: FloatArray = (1 / (self.between + self.within / counts)).astype(np.float32)
        return means, precision


def reception(ratings: Interactions, imdb_ids: Mapping[int, str]) -> Reception:
    """From ratings by MovieLens ids. The variances are those of the one-way random effects model,
    by moments (Searle, Casella & McCulloch, Variance Components, 1992, section 3.6).
    """
    stars, film = TEN * ratings.ratings.astype(np.float64), ratings.films
    n = np.bincount(film, minlength=ratings.n_films)
    means = np.bincount(film, stars, minlength=ratings.n_films) / np.maximum(n, 1)
    total, groups = len(stars), int((n > 0).sum())
    within = float(((stars - means[film]) ** 2).sum() / max(total - groups, 1))
    size = (total - (n**2).sum() / total) / max(groups - 1, 1)
    spread = float((n * (means - stars.mean()) ** 2).sum() / max(groups - 1, 1))
    known = [
        (imdb_ids[int(own)], row)
        for row, own in enumerate(ratings.film_ids)
        if int(own) in imdb_ids and n[row]
    ]
    return Reception(
        means={imdb_id: float(means[row]) for imdb_id, row in known},
        counts={imdb_id: float(n[row]) for imdb_id, row in known},
        within=within,
        between=max((spread - within) / size, 1e-3),
    )
