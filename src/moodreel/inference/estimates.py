"""Ratings that one person would give, each with the interval that it lies in four times of five."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, Self

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray

COVERAGE = 0.8
"""Share of true ratings that the intervals are made to hold."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Estimates:
    """One person's ratings of all films, within the scale."""

    mean: FloatArray
    """(F,) the rating to expect."""
    low: FloatArray
    """(F,) at most `mean`."""
    high: FloatArray
    """(F,) at least `mean`."""


class RatingEstimator(Protocol):
    """Foretells ratings of a person that it was not trained on, from their ratings alone."""

    @property
    def film_ids(self) -> IdArray:
        """(F,) rising; row i of everything else is film `film_ids[i]`."""
        ...

    def estimate(self, rows: IdArray, ratings: FloatArray) -> Estimates:
        """What a person who rated the films of `rows` (n,) so would give every film.

        Without ratings it is what to expect of anybody. Raises `ValueError` where a row is not one
        of a film or a rating not a number.
        """
        ...

    def widened(self, by: float) -> Self:
        """The same with intervals `by` times as wide."""
        ...


def film_rows(film_ids: IdArray, wanted: IdArray) -> IdArray:
    """(n,) the row of each wanted id among the rising `film_ids`; -1 where it is unknown."""
    rows = np.minimum(np.searchsorted(film_ids, wanted), len(film_ids) - 1)
    found: IdArray = np.where(film_ids[rows] == wanted, rows, -1)
    return found


def check_history(rows: IdArray, ratings: FloatArray, n_films: int) -> None:
    """Raises `ValueError` where a history does not fit a model of `n_films` films."""
    if len(rows) != len(ratings):
        raise ValueError(f"expected a rating for each of {len(rows)} films, got {len(ratings)}")
    if len(rows) and (int(rows.min()) < 0 or int(rows.max()) >= n_films):
        raise ValueError(f"expected rows of films below {n_films}, got {rows.min()}-{rows.max()}")
    if not abs(float(ratings.sum())) < float("inf"):
        raise ValueError("expected ratings that are numbers, got NaN or infinity")


def check_arrays(model: object, shapes: Mapping[str, tuple[int, ...]]) -> None:
    """Raises `ValueError` where an array of a model is of another shape or not of numbers.

    A shape of () is one number.
    """
    for name, shape in shapes.items():
        array = np.asarray(getattr(model, name))
        if array.shape != shape or not np.isfinite(array).all():
            raise ValueError(f"expected {name} to be numbers of shape {shape}, got {array.shape}")
