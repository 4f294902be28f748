"""What serves the models that take films as known and hold a new person back by a ridge."""

import numpy as np

from moodreel.inference.rating_factors import GAUSSIAN, RatingFactors
from moodreel.inference.triangles import size
from moodreel.workshop.datasets.interactions import Interactions


def known_films(
    train: Interactions,
    films: np.ndarray,
    *,
    mean: float,
    noise: float,
    tightness: np.ndarray,
    growth: np.ndarray,
) -> RatingFactors:
    """Served factors of the (F, d) films; `tightness` and `growth` (d,) are each column's."""
    n_films, d = films.shape
    return RatingFactors(
        film_ids=train.film_ids,
        films=films.astype(np.float32),
        spreads=np.zeros((n_films, size(d)), dtype=np.float32),
        trust=np.ones(n_films, dtype=np.float32),
        seen=np.zeros((n_films, d), dtype=np.float32),
        seen_power=0.5,
        middle=np.zeros(d, dtype=np.float32),
        tightness=np.diag(tightness).astype(np.float32),
        growth=growth.astype(np.float32),
        mean=mean,
        noise=noise,
        doubt=float("inf"),
        widen=GAUSSIAN,
        scale=train.scale,
    )
