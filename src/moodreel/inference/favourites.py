"""Which films become favourites of a person: the chance of each, from their ratings alone.

Trees over what is known of person and film (`favourite_features`), and the crowd that this is
measured by. The chance is that of a high rating *if they watch it*; it says nothing of whether they
would.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.errors import CorruptFile
from moodreel.inference.array_bundle import ArrayBundle
from moodreel.inference.crowd import Crowd
from moodreel.inference.favourite_features import NAMES, FavouriteFeatures
from moodreel.inference.forest import Forest
from moodreel.inference.item_weights import ItemWeights
from moodreel.inference.preference import Preference

TASK = "favourites"
FILE = "favourites.npz"
FEWEST_RATINGS = 3
"""Ratings below which there is no opinion: nobody was learned from who told fewer."""

_WANTED = (
    "film_ids", "fame", "means", "shares", "usual", "starts", "films", "weights",
    "names", "features", "thresholds", "leaves", "start", "calibration",
)  # fmt: skip
_SUREST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """From the trees' sum to a chance: the logistic curve of `slope * log odds + offset`."""

    of_odds: bool
    """Whether the sum is log odds already (boosted trees), or a chance (a forest)."""
    slope: float
    offset: float
    threshold: float
    """Chance from which a film is called a favourite: the best F1 on validation people."""

    def chances(self, sums: FloatArray) -> FloatArray:
        """(n,) in (0, 1), of the trees' sums."""
        return self.curve(sums if self.of_odds else log_odds(sums))

    def curve(self, odds: FloatArray) -> FloatArray:
        """(n,) in (0, 1), of log odds."""
        return logistic(self.slope * odds + self.offset)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FavouriteModel:
    """What is trained, for the films that the crowd rated."""

    film_ids: tuple[str, ...]
    crowd: Crowd
    forest: Forest
    calibration: Calibration

    @classmethod
    def open(cls, folder: Path) -> "FavouriteModel":
        """The model in a checked folder. Raises `Unavailable` where there is none, `CorruptFile`
        where it is not sound or was made for other features.
        """
        arrays = ArrayBundle.open(folder, TASK).arrays(FILE, _WANTED)
        try:
            return _read(arrays)
        except (ValueError, IndexError, TypeError) as problem:
            raise CorruptFile(f"{folder / FILE}: {problem}; train it again") from None

    def arrays(self) -> dict[str, np.ndarray]:
        """What `open` reads. Weights in half precision: no chance moves by a thousandth."""
        crowd, tree, told = self.crowd, self.forest, self.calibration
        return {
            "film_ids": np.array(self.film_ids),
            "fame": crowd.fame,
            "means": crowd.means,
            "shares": crowd.shares,
            "usual": np.array([crowd.mean, crowd.share], dtype=np.float64),
            "starts": crowd.opinions.starts.astype(np.int32),
            "films": crowd.opinions.films.astype(np.uint16),
            "weights": crowd.opinions.weights.astype(np.float16),
            "names": np.array(NAMES),
            "features": tree.features.astype(np.uint8),
            "thresholds": tree.thresholds,
            "leaves": tree.leaves,
            "start": np.array(tree.start, dtype=np.float64),
            "calibration": np.array([told.of_odds, told.slope, told.offset, told.threshold]),
        }

    def over(self, catalogue: Catalogue) -> "Favourites":
        """Ready to be asked of this catalogue's films."""
        crowd = self.crowd.over(self.film_ids, catalogue.rows)
        return Favourites(FavouriteFeatures(catalogue, crowd), self.forest, self.calibration)


class Favourites:
    """Asked of the films of one catalogue, by row."""

    def __init__(
        self, features: FavouriteFeatures, forest: Forest, calibration: Calibration
    ) -> None:
        self._features, self._forest, self._calibration = features, forest, calibration

    def chances(self, rated: IdArray, ratings: FloatArray, films: IdArray) -> FloatArray:
        """(n,) calibrated chance that each film is a favourite of who gave the films `rated` (m,)
        these ratings in stars, NaN for liked without a number. A film that is itself rated is asked
        for as if it were not. NaN throughout below `FEWEST_RATINGS` numbers.
        """
        if np.isfinite(ratings).sum() < FEWEST_RATINGS:
            return np.full(len(films), np.nan, dtype=np.float32)
        return self._calibration.chances(
            self._forest.sums(self._features.of(rated, ratings, films))
        )


def logistic(odds: FloatArray) -> FloatArray:
    """(n,) the chances that have these log odds."""
    chances: FloatArray = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return chances


def log_odds(chances: FloatArray) -> FloatArray:
    """(n,) kept finite."""
    sure: FloatArray = np.clip(chances, _SUREST, 1 - _SUREST)
    odds: FloatArray = np.log(sure / (1 - sure))
    return odds


def _read(arrays: dict[str, np.ndarray]) -> FavouriteModel:
    if tuple(arrays["names"].tolist()) != NAMES:
        raise ValueError(f"expected trees over the {len(NAMES)} features of this version")
    of_odds, slope, offset, threshold = (float(own) for own in arrays["calibration"])
    forest = Forest(
        features=arrays["features"].astype(np.int64),
        thresholds=arrays["thresholds"],
        leaves=arrays["leaves"],
        start=float(arrays["start"]),
    )
    if int(forest.features.max()) >= len(NAMES):
        raise ValueError(f"expected columns below {len(NAMES)}, got {int(forest.features.max())}")
    return FavouriteModel(
        film_ids=tuple(arrays["film_ids"].tolist()),
        crowd=_read_crowd(arrays),
        forest=forest,
        calibration=Calibration(
            of_odds=bool(of_odds), slope=slope, offset=offset, threshold=threshold
        ),
    )


def _read_crowd(arrays: dict[str, np.ndarray]) -> Crowd:
    n, starts = len(arrays["film_ids"]), arrays["starts"].astype(np.int64)
    films, weights = arrays["films"].astype(np.int32), arrays["weights"].astype(np.float32)
    facts = [arrays[name].astype(np.float32) for name in ("fame", "means", "shares")]
    numbers = np.concatenate([*facts, weights, arrays["usual"]])
    if any(fact.shape != (n,) for fact in facts) or not np.isfinite(numbers).all():
        raise ValueError(f"expected finite numbers of {n} films")
    rises = starts.shape == (n + 1,) and starts[0] == 0 and bool((np.diff(starts) >= 0).all())
    if not rises or not starts[-1] == len(films) == len(weights) or int(films.max(initial=0)) >= n:
        raise ValueError(f"expected the rows of a sparse matrix of {n} films")
    mean, share = (float(own) for own in arrays["usual"])
    opinions = ItemWeights(
        starts=starts, films=films, weights=weights, preference=Preference(mean=mean)
    )
    return Crowd(
        fame=facts[0], means=facts[1], shares=facts[2], mean=mean, share=share, opinions=opinions
    )
