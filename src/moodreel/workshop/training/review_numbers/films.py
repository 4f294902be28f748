"""What the model read, film by film."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.review import LEVELS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FilmReadings:
    """F films in the order of their ids."""

    imdb_ids: tuple[str, ...]
    n: FloatArray
    """(F,) different reviews."""
    stars: FloatArray
    """(F,) mean of the stars read, …"""
    squares: FloatArray
    """… and of their squares."""
    levels: FloatArray
    """(F, 5) how many are of each level."""
    spread: float
    """Standard deviation of the stars read, over all reviews."""

    @classmethod
    def of(
        cls, films: Sequence[str], digests: Sequence[str], stars: FloatArray, edges: FloatArray
    ) -> "FilmReadings":
        """From a film, a digest and the stars read (n,) of each review; a text that a film has
        twice counts once. `edges` (4,) are the stars at which the next level begins.
        """
        pairs = np.array([f"{film} {digest}" for film, digest in zip(films, digests, strict=True)])
        once = np.sort(np.unique(pairs, return_index=True)[1])
        told = stars[once].astype(np.float64)
        ids, film = np.unique(np.array(films)[once], return_inverse=True)
        n = np.bincount(film)
        levels = np.zeros((len(ids), len(LEVELS)))
        np.add.at(levels, (film, np.searchsorted(edges, told, side="right")), 1)
        return cls(
            imdb_ids=tuple(ids.tolist()),
            n=n.astype(np.float32),
            stars=(np.bincount(film, told) / n).astype(np.float32),
            squares=(np.bincount(film, told**2) / n).astype(np.float32),
            levels=levels.astype(np.float32),
            spread=float(told.std()),
        )
