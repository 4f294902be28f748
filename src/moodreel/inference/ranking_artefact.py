"""Taste from its folder: the item weights, whose rows are MovieLens ids, and what films were given.

No scipy: the house reads arrays and multiplies.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.errors import CorruptFile
from moodreel.inference import arrays_file
from moodreel.inference.arrays_file import Arrays, ArraysManifest
from moodreel.inference.item_weights import ItemWeights
from moodreel.inference.preference import Preference

TASK = "ranking"
KIND = "item-weights"
_ARRAYS = ("starts", "films", "weights", "film_ids", "n_ratings", "mean_ratings")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Taste:
    """What was learned from many people's ratings, for one person's."""

    film_ids: IdArray
    """(F,) rising; row of the arrays by id."""
    weights: ItemWeights
    n_ratings: IdArray
    """(F,) how many people rated each film."""
    mean_ratings: FloatArray
    """(F,) stars, drawn towards the mean of all films where few rated."""

    def rows(self, film_ids: IdArray) -> IdArray:
        """(n,) the row of each id, -1 for one that nobody rated."""
        places = np.searchsorted(self.film_ids, film_ids)
        places = np.minimum(places, len(self.film_ids) - 1)
        return np.where(self.film_ids[places] == film_ids, places, -1)


def open_ranking(folder: Path) -> tuple[ArraysManifest, Taste]:
    """The manifest and the taste. Raises as `arrays_file.read` does, and `CorruptFile` where the
    arrays do not fit together.
    """
    manifest, arrays = arrays_file.read(folder, TASK)
    if manifest["kind"] != KIND or set(arrays) != {*_ARRAYS, "slope", "mean"}:
        raise CorruptFile(f"{folder}: expected the arrays of {KIND!r}; train it again")
    _check(arrays, folder)
    preference = Preference(slope=float(arrays["slope"]), mean=float(arrays["mean"]))
    return manifest, Taste(
        film_ids=arrays["film_ids"],
        weights=ItemWeights(
            starts=arrays["starts"],
            films=arrays["films"],
            weights=arrays["weights"],
            preference=preference,
        ),
        n_ratings=arrays["n_ratings"],
        mean_ratings=arrays["mean_ratings"],
    )


def to_arrays(taste: Taste) -> Arrays:
    """Everything that `open_ranking` reads."""
    own = taste.weights
    return {
        "starts": own.starts,
        "films": own.films,
        "weights": own.weights,
        "film_ids": taste.film_ids,
        "n_ratings": taste.n_ratings,
        "mean_ratings": taste.mean_ratings,
        "slope": np.array(own.preference.slope),
        "mean": np.array(own.preference.mean),
    }


def _check(arrays: Arrays, folder: Path) -> None:
    """A row beyond the films would be an IndexError in the middle of somebody's answer."""
    n, starts, films = len(arrays["film_ids"]), arrays["starts"], arrays["films"]
    whole = (
        n > 0
        and all(arrays[name].ndim == 1 for name in _ARRAYS)
        and len(starts) == n + 1
        and len(arrays["n_ratings"]) == len(arrays["mean_ratings"]) == n
        and len(films) == len(arrays["weights"]) == starts[-1]
        and starts[0] == 0
        and bool((np.diff(starts) >= 0).all())
        and bool((np.diff(arrays["film_ids"]) > 0).all())
        and (not len(films) or bool(films.min() >= 0 and films.max() < n))
        and bool(np.isfinite(arrays["weights"]).all())
    )
    if not whole:
        raise CorruptFile(f"{folder}: the arrays of taste do not fit together; train it again")
