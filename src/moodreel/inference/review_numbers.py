"""What reviews of a research set say of films: numbers alone, as our model read them out of fold.

Of each film that the set covers how many reviews there are, the mean and spread of the stars read
in them, and how many are of each level; and for any film the stars that its content foretells, as a
linear function of columns of the catalogue.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.review import HIGHEST, LEVELS, LOWEST
from moodreel.errors import CorruptFile
from moodreel.inference.array_bundle import ArrayBundle

TASK = "review-numbers"
FILE = "numbers.npz"
_WANTED = ("film_ids", "stars", "squares", "levels", "features", "weights", "offset", "prior")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReviewNumbers:
    """F films of the research set, and D columns to foretell others from."""

    film_ids: tuple[str, ...]
    stars: FloatArray
    """(F,) mean of the stars read, from 1 to 10, …"""
    squares: FloatArray
    """… and of their squares."""
    levels: FloatArray
    """(F, 5) how many reviews are of each level."""
    features: tuple[str, ...] = field(repr=False)
    """(D,) names of the columns."""
    weights: FloatArray = field(repr=False)
    """(D,) stars for a unit of each column, …"""
    offset: float
    """… from here on."""
    prior_weight: float
    """As many reviews is what is foretold worth."""
    prior_spread: float
    """Standard deviation of the reviews of one film, in stars."""
    worth: float
    """As many real reviews is one of the set worth: below 1, as the set was drawn by verdict."""
    shift: float
    """Stars by which films of the set stand higher among people than in the set, of which half is
    against its films by design."""

    def __post_init__(self) -> None:
        n = len(self.film_ids)
        shapes = (self.stars.shape, self.squares.shape, self.levels.shape, self.weights.shape)
        if shapes != ((n,), (n,), (n, len(LEVELS)), (len(self.features),)):
            raise ValueError(f"expected numbers of {n} films, got arrays of shapes {shapes}")
        numbers = (self.stars, self.squares, self.levels, self.weights, self.offset, self.shift)
        if not all(np.isfinite(own).all() for own in numbers):
            raise ValueError("expected finite numbers")
        if not ((self.levels >= 0).all() and (self.n > 0).all()):
            raise ValueError("expected a review at least of every film")
        if not (self.prior_weight > 0 and self.prior_spread > 0 and 0 <= self.worth <= 1):
            raise ValueError("expected a prior with weight and spread, and a worth of at most 1")

    @classmethod
    def open(cls, folder: Path) -> "ReviewNumbers":
        """The numbers in a checked folder. Raises `Unavailable` where there are none, `CorruptFile`
        where they are not sound.
        """
        arrays = ArrayBundle.open(folder, TASK).arrays(FILE, _WANTED)
        try:
            weight, spread, worth, shift = (float(own) for own in arrays["prior"])
            return cls(
                film_ids=tuple(arrays["film_ids"].tolist()),
                stars=arrays["stars"].astype(np.float32),
                squares=arrays["squares"].astype(np.float32),
                levels=arrays["levels"].astype(np.float32),
                features=tuple(arrays["features"].tolist()),
                weights=arrays["weights"].astype(np.float32),
                offset=float(arrays["offset"]),
                prior_weight=weight,
                prior_spread=spread,
                worth=worth,
                shift=shift,
            )
        except (ValueError, TypeError, IndexError) as problem:
            raise CorruptFile(f"{folder / FILE}: {problem}; train it again") from None

    def arrays(self) -> dict[str, np.ndarray]:
        """What `open` reads."""
        return {
            "film_ids": np.array(self.film_ids),
            "stars": self.stars.astype(np.float32),
            "squares": self.squares.astype(np.float32),
            "levels": self.levels.astype(np.int16),
            "features": np.array(self.features),
            "weights": self.weights.astype(np.float32),
            "offset": np.array(self.offset),
            "prior": np.array([self.prior_weight, self.prior_spread, self.worth, self.shift]),
        }

    @property
    def n(self) -> FloatArray:
        """(F,) how many reviews there are of each film."""
        return np.asarray(self.levels.sum(axis=1), dtype=np.float32)

    def foretell(self, columns: FloatArray) -> FloatArray:
        """(n_films,) stars from 1 to 10, of films by their columns (n_films, D)."""
        told = columns @ self.weights + self.offset
        return np.asarray(np.clip(told, LOWEST, HIGHEST), dtype=np.float32)
