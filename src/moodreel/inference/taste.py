"""A person's taste from their ratings alone: what every title of the catalogue has for them.

Item weights (`item_weights`) over the ids of the catalogue's own titles, so that they fit any
catalogue that shares ids. Weights of titles that nobody of the training data rated (series, newer
films) were estimated from content by a ridge regression; estimates scatter less than what ratings
say, so that each group is measured against its own: a title of either group stands as high as its
share of the group says, and neither group gains by how it was learned.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.errors import CorruptFile
from moodreel.inference.array_bundle import ArrayBundle
from moodreel.inference.item_weights import ItemWeights
from moodreel.inference.preference import Preference

TASK = "taste"
WEIGHTS = "weights.npz"
_ARRAYS = ("film_ids", "rated", "starts", "films", "weights", "preference")
NEUTRAL = 0.5
"""The score of a title for which the ratings say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TasteModel:
    """Weights from title to title, asked with a person's ratings."""

    film_ids: tuple[str, ...]
    rated: BoolArray
    """(F,) whether the weights come from ratings, or were estimated from content."""
    weights: ItemWeights
    rows: dict[str, int] = field(init=False, repr=False)
    """Film id to row."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", {own: row for row, own in enumerate(self.film_ids)})
        if not len(self.rows) == len(self.rated) == self.weights.n_films:
            raise ValueError(
                f"expected a flag and weights for each of {len(self.rows)} different titles, got "
                f"{len(self.rated)} and {self.weights.n_films}"
            )

    @classmethod
    def open(cls, folder: Path) -> "TasteModel":
        """The model in a checked folder. Raises as `ArrayBundle.open` does, and as `of`."""
        return cls.of(ArrayBundle.open(folder, TASK))

    @classmethod
    def of(cls, bundle: ArrayBundle) -> "TasteModel":
        """The model of a bundle. Raises `CorruptFile` where its arrays do not fit together."""
        arrays = bundle.arrays(WEIGHTS, _ARRAYS)
        try:
            return cls(
                film_ids=tuple(arrays["film_ids"].tolist()),
                rated=arrays["rated"].astype(bool),
                weights=_item_weights(arrays),
            )
        except ValueError as problem:
            path = bundle.folder / WEIGHTS
            raise CorruptFile(f"{path}: {problem}; train it again") from None

    def arrays(self) -> dict[str, np.ndarray]:
        """What `open` reads; weights in half precision, which moves no score by a hundredth."""
        preference = self.weights.preference
        return {
            "film_ids": np.array(self.film_ids),
            "rated": self.rated,
            "starts": self.weights.starts.astype(np.int32),
            "films": self.weights.films.astype(np.uint16),
            "weights": self.weights.weights.astype(np.float16),
            "preference": np.array([preference.slope, preference.mean], dtype=np.float64),
        }

    def scores(self, films: Sequence[str], ratings: FloatArray) -> FloatArray:
        """(F,) in [0, 1] for every title of `film_ids`: 1 is what these ratings say most for, 0.5
        where they say nothing, less where they speak against it.

        `ratings` (n,) of the titles `films` in stars, NaN for liked without a number. Titles that
        the model does not know say nothing; where it knows none, all is NaN, as it is of the titles
        rated.
        """
        rows, own = self._known(films, ratings)
        if not len(rows):
            return np.full(len(self.film_ids), np.nan, dtype=np.float32)
        said = self.weights.score(rows, own)
        said[rows] = np.nan
        said = _alike(said, self.rated)
        most = float(np.nanmax(np.abs(said), initial=0))
        scores: FloatArray = NEUTRAL + said * np.float32(NEUTRAL / most if most else 0)
        return scores

    def because(self, films: Sequence[str], ratings: FloatArray, film: str) -> FloatArray:
        """(n,) how much each rating says for the title `film`: the very weights that its score is
        made of. Zero for what the model does not know.
        """
        said: FloatArray = np.zeros(len(films), dtype=np.float32)
        if film not in self.rows:
            return said
        at = [i for i, own in enumerate(films) if own in self.rows]
        said[at] = self.weights.reasons(*self._known(films, ratings), self.rows[film])
        return said

    def _known(self, films: Sequence[str], ratings: FloatArray) -> tuple[IdArray, FloatArray]:
        """Rows and ratings of the titles that the model knows."""
        if len(films) != len(ratings):
            raise ValueError(f"expected a rating for each of {len(films)} titles: {len(ratings)}")
        at = [i for i, own in enumerate(films) if own in self.rows]
        rows = np.array([self.rows[films[i]] for i in at], dtype=np.int64)
        return rows, np.asarray(ratings, dtype=np.float32)[at]


def _alike(said: FloatArray, rated: BoolArray) -> FloatArray:
    """Estimates spread as what ratings say: each gets the value that stands as high among the
    latter as it does among the estimates. NaN stays NaN.
    """
    known = np.isfinite(said)
    ours, theirs = np.sort(said[known & rated]), np.sort(said[known & ~rated])
    if not len(ours) or not len(theirs):
        return said
    own = said[known & ~rated]
    upto, below = (np.searchsorted(theirs, own, side=side) for side in ("right", "left"))
    spread = said.copy()
    middles = (np.arange(len(ours)) + 0.5) / len(ours)
    spread[known & ~rated] = np.interp((upto + below) / (2 * len(theirs)), middles, ours)
    return spread


def _item_weights(arrays: dict[str, Any]) -> ItemWeights:
    starts, films = arrays["starts"].astype(np.int64), arrays["films"].astype(np.int32)
    weights = arrays["weights"].astype(np.float32)
    n = len(starts) - 1
    rising = n >= 0 and starts[0] == 0 and bool((np.diff(starts) >= 0).all())
    if not rising or not starts[-1] == len(films) == len(weights):
        raise ValueError("expected the rows of a sparse matrix, got ends that do not fit")
    if (len(films) and int(films.max()) >= n) or not np.isfinite(weights).all():
        raise ValueError(f"expected finite weights for {n} titles")
    slope, mean = (float(own) for own in arrays["preference"])
    return ItemWeights(
        starts=starts, films=films, weights=weights, preference=Preference(slope=slope, mean=mean)
    )
