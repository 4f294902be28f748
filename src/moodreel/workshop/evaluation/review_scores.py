"""Numbers about what a model says of reviews whose stars are known."""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.workshop.datasets.imdb_reviews import MIDDLE
from moodreel.workshop.evaluation.scores import N_BINS

N_LEVELS = 5
NAMES = (
    "accuracy", "macro_f1", "ece", "mae", "mae_of_likeliest", "rmse",
    "levels_accuracy", "levels_kappa",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answers:
    """What a model says of n reviews."""

    side: FloatArray
    """(n,) chance that the review is for its film."""
    stars: FloatArray
    """(n,) expected."""
    likeliest: FloatArray
    """(n,) the stars that it would bet on; the expected where it has no other."""
    levels: IdArray
    """(n,) 0 to 4."""

    def take(self, rows: IdArray) -> "Answers":
        """Some of the reviews."""
        return Answers(
            side=self.side[rows],
            stars=self.stars[rows],
            likeliest=self.likeliest[rows],
            levels=self.levels[rows],
        )


def measure(answers: Answers, stars: FloatArray) -> dict[str, float]:
    """Every number of `NAMES`."""
    positive, told = stars > MIDDLE, answers.side > 0.5
    f1 = [_f1(told == side, positive == side) for side in (True, False)]
    levels = levels_of(stars)
    values = (
        float((told == positive).mean()),
        float(np.mean(f1)),
        calibration_gap(answers.side, positive.astype(np.float32)),
        float(np.abs(answers.stars - stars).mean()),
        float(np.abs(answers.likeliest - stars).mean()),
        float(np.sqrt(np.mean((answers.stars - stars) ** 2))),
        float((answers.levels == levels).mean()),
        quadratic_kappa(answers.levels, levels),
    )
    return dict(zip(NAMES, values, strict=True))


def levels_of(stars: FloatArray) -> IdArray:
    """(n,) the level that stars mean: two stars a level."""
    return ((stars - 1) // 2).astype(np.int64)


def calibration_gap(chances: FloatArray, happened: FloatArray) -> float:
    """Expected calibration error of a chance: mean gap to how often it came true over 15 bins of
    equal width, weighed by their rows.
    """
    bins = np.minimum((chances * N_BINS).astype(np.int64), N_BINS - 1)
    gaps = np.bincount(bins, weights=chances - happened, minlength=N_BINS)
    return float(np.abs(gaps).sum() / max(1, len(chances)))


def quadratic_kappa(told: IdArray, true: IdArray) -> float:
    """Cohen's kappa of levels, with squared distance as the price of an error; 0 is chance."""
    seen = np.bincount(told * N_LEVELS + true, minlength=N_LEVELS**2).reshape(N_LEVELS, N_LEVELS)
    steps = np.arange(N_LEVELS)
    price = (steps[:, None] - steps[None, :]) ** 2
    by_chance = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / max(1, len(told))
    expected = float((price * by_chance).sum())
    return 1 - float((price * seen).sum()) / expected if expected else 0.0


def _f1(told: np.ndarray, true: np.ndarray) -> float:
    hits = float((told & true).sum())
    return 2 * hits / max(1.0, float(told.sum() + true.sum()))
