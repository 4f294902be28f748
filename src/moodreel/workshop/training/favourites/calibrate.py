"""From log odds to chances that come true as often as they say, and from when a film is called a
favourite; both chosen on validation people.
"""

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.inference.favourites import Calibration, logistic
from moodreel.workshop.evaluation.favourite_scores import Foretold

_STEPS = 25


def calibrated(
    margins: FloatArray, favourites: BoolArray, people: IdArray, *, of_odds: bool
) -> Calibration:
    """The logistic curve of lowest log loss (Platt, 1999), and the threshold of highest F1."""
    slope, offset = curve(margins, favourites)
    chances = logistic(slope * margins + offset)
    foretold = Foretold(values=chances, favourites=favourites, people=people)
    return Calibration(
        of_odds=of_odds, slope=slope, offset=offset, threshold=foretold.best_threshold()
    )


def curve(margins: FloatArray, favourites: BoolArray) -> tuple[float, float]:
    """Slope and offset by Newton's method: two numbers, and a loss that is convex."""
    inputs = np.column_stack([margins, np.ones(len(margins))]).astype(np.float64)
    found = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-inputs @ found))
        slopes = inputs.T @ (chances - favourites)
        bends = (inputs * (chances * (1 - chances))[:, None]).T @ inputs
        found -= np.linalg.solve(bends + 1e-9 * np.eye(2), slopes)
    return float(found[0]), float(found[1])
