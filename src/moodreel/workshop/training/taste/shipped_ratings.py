"""A rating model cut down to what ships: some films alone, in half precision."""

import numpy as np

from moodreel.domain.emotion import IdArray
from moodreel.inference.arrays_file import Arrays
from moodreel.inference.estimates import RatingEstimator
from moodreel.inference.rating_artefact import kind_of, to_arrays

_PER_FILM = {
    "factors": ("films", "spreads", "trust", "seen"),
    "network": ("films", "offsets", "hidden", "seen"),
}


def shipped_arrays(estimator: RatingEstimator, film_ids: IdArray) -> Arrays:
    """What is read as the same model of these films alone: who has rated no others is told the same
    stars, to a hundredth.
    """
    arrays, kept = to_arrays(estimator), np.isin(estimator.film_ids, film_ids)
    small = {name: arrays[name][kept].astype(np.float16) for name in _PER_FILM[kind_of(estimator)]}
    return {**arrays, "film_ids": arrays["film_ids"][kept], **small}
