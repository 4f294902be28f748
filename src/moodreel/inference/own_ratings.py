"""A person's own numbers, for each film as if that film were not among their ratings."""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.inference.crowd import FAVOURITE, Crowd

PRIOR_PERSON = 5.0
"""Ratings at everybody's usual that a person begins with. By hand."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnRatings:
    """Of m ratings, asked for n films."""

    rated: IdArray
    """(m,)"""
    said: FloatArray
    """(m, 3) 1, stars above the mean of the film, 1 for a favourite."""
    itself: np.ndarray
    """(n, 3) what `said` holds of the film asked for: zeros where it is not rated."""
    n: np.ndarray
    """(n,) ratings without that film's; what was liked without a number is no rating."""
    mean: np.ndarray
    """(n,) stars, drawn towards everybody's mean by `PRIOR_PERSON`; so are those below."""
    spread: np.ndarray
    """(n,) standard deviation in stars, drawn towards 1."""
    share: np.ndarray
    """(n,) of favourites."""
    bias: np.ndarray
    """(n,) stars above the means of the films."""

    @classmethod
    def of(cls, rated: IdArray, ratings: FloatArray, films: IdArray, crowd: Crowd) -> "OwnRatings":
        """Without what `ratings` says of each of `films`; NaN, liked without a number, counts as
        `FAVOURITE` for the films alike and not at all for the person's own usual.
        """
        numbered = np.isfinite(ratings)
        stars = np.where(numbered, ratings, FAVOURITE).astype(np.float64)
        said = np.column_stack(
            [np.ones(len(stars)), stars - crowd.means[rated], stars >= FAVOURITE]
        )
        above = stars - crowd.mean
        counted = np.column_stack([said, above, above**2]) * numbered[:, None]
        at = np.full(len(crowd.means), len(rated))
        at[rated] = np.arange(len(rated))
        n, off, hits, more, squares = (counted.sum(axis=0) - _row_or_0(counted, at[films])).T
        weight = n + PRIOR_PERSON
        return cls(
            rated=rated,
            said=said.astype(np.float32),
            itself=_row_or_0(said, at[films]),
            n=n,
            mean=crowd.mean + more / weight,
            spread=np.sqrt(np.maximum((squares + PRIOR_PERSON) / weight - (more / weight) ** 2, 0)),
            share=(hits + PRIOR_PERSON * crowd.share) / weight,
            bias=off / weight,
        )


def _row_or_0(table: np.ndarray, at: IdArray) -> np.ndarray:
    """The rows at these places; zeros for the place behind the last."""
    return np.vstack([table, np.zeros(table.shape[1])])[at]
