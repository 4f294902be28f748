"""A model of favourites whose answer a reader can work out."""

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.inference.crowd import Crowd
from moodreel.inference.favourite_features import NAMES
from moodreel.inference.favourites import Calibration, FavouriteModel
from moodreel.inference.forest import Forest
from moodreel.inference.item_weights import ItemWeights
from moodreel.inference.preference import Preference

SURE, UNSURE = 1 / (1 + np.exp(-2)), 1 / (1 + np.exp(2))
"""The two chances there are."""


def a_crowd(n: int, **facts: object) -> Crowd:
    """Everybody's usual everywhere (3.5 stars, a quarter favourites), without opinions."""
    plain = {
        "fame": np.full(n, 0.1, dtype=np.float32),
        "means": np.full(n, 3.5, dtype=np.float32),
        "shares": np.full(n, 0.25, dtype=np.float32),
        "mean": 3.5,
        "share": 0.25,
        "opinions": ItemWeights(
            starts=np.zeros(n + 1, dtype=np.int64),
            films=np.empty(0, dtype=np.int32),
            weights=np.empty(0, dtype=np.float32),
            preference=Preference(),
        ),
    }
    return Crowd(**{**plain, **facts})  # type: ignore[arg-type]


def a_model(catalogue: Catalogue, crowd: Crowd, question: str, above: float) -> FavouriteModel:
    """One question: `SURE` where this feature is above that, else `UNSURE`."""
    return FavouriteModel(
        film_ids=tuple(film.id for film in catalogue.films),
        crowd=crowd,
        forest=Forest(
            features=np.full((1, 1), NAMES.index(question)),
            thresholds=np.array([[above]], dtype=np.float32),
            leaves=np.array([[-1.0, 1.0]], dtype=np.float32),
        ),
        calibration=Calibration(of_odds=True, slope=2.0, offset=0.0, threshold=0.5),
    )
