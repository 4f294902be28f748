"""The linear model of reviews: seven questions, "more than k stars?", each learned in two ways.

A text's runs are weighed by inverse document frequency and divided by the root of their number.
Logistic regressions learn from these values, and from the values times a run's log-count ratio of
the question (Wang and Manning, 2012). What fourteen regressions say of texts that they did not see
is stacked into seven calibrated answers (Wolpert, 1992). All is linear, and folds into one weight a
run and question.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.inference.review_sentiment import ABOVE
from moodreel.workshop.datasets.imdb_reviews import Reviews
from moodreel.workshop.training.loop import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Chosen on validation films."""

    fewest: int = 3
    """Training reviews that hold a known run, at least."""
    norm: float = 50.0
    """Runs that every text is taken to have beside its own."""
    strength: float = 4.0
    """Inverse regularisation strength of the regressions on values."""
    strength_of_ratios: float = 2.5
    """The same of those on values times ratios."""
    folds: int = 5
    """Of films: a fold's texts are told by what learned from the other folds."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fitted:
    """Weights (F, m) and offsets (m,) of linear answers."""

    weights: FloatArray
    offsets: FloatArray

    def logits(self, held: Any, norm: float) -> FloatArray:
        """(n, m) of the texts whose runs are `held` (n, F)."""
        sums = held @ self.weights / roots(held, norm)[:, None]
        logits: FloatArray = (sums + self.offsets).astype(np.float32)
        return logits

    def then(self, other: "Fitted") -> "Fitted":
        """These answers, and the `other`'s on top of them, as one."""
        return Fitted(
            weights=(self.weights @ other.weights).astype(np.float32),
            offsets=(self.offsets @ other.weights + other.offsets).astype(np.float32),
        )


def fit(held: Any, rows: Reviews, settings: Settings, report: Report) -> tuple[Fitted, FloatArray]:
    """The seven answers, and what they say (n, 7) of each text when its film was not learned from:
    answers to held-out folds are stacked, and then all texts teach the regressions.
    """
    answers = np.zeros((len(rows), 2 * len(ABOVE)), dtype=np.float32)
    for i, out in enumerate(folds_of(rows.share_of_film(), settings.folds), 1):
        report(f"fold {i} of {settings.folds}: {out.sum():,} reviews are told")
        part = learned(held[~out], rows.stars[~out], settings)
        answers[out] = part.logits(held[out], settings.norm)
    top = stacked(answers, rows.stars)
    report(f"learning from all {len(rows):,} reviews")
    whole = learned(held, rows.stars, settings).then(top)
    return whole, (answers @ top.weights + top.offsets).astype(np.float32)


def learned(held: Any, stars: FloatArray, settings: Settings) -> Fitted:
    """The fourteen regressions; a run that too few of the texts hold weighs nothing."""
    counts = np.asarray(held.sum(axis=0)).ravel()
    kept = counts >= settings.fewest
    own = held[:, kept]
    idf = (np.log((1 + len(stars)) / (1 + counts[kept])) + 1).astype(np.float32)
    values = _scaled(own, idf, settings.norm)
    weights = np.zeros((held.shape[1], 2 * len(ABOVE)), dtype=np.float32)
    offsets = np.zeros(2 * len(ABOVE), dtype=np.float32)
    for column, (ratio, more) in enumerate(_lessons(own, stars)):
        strength = settings.strength if ratio is None else settings.strength_of_ratios
        found, offsets[column] = _regression(values, more, ratio, strength)
        weights[kept, column] = found * idf
    return Fitted(weights=weights, offsets=offsets)


def stacked(answers: FloatArray, stars: FloatArray) -> Fitted:
    """Seven calibrated answers from fourteen `answers` (n, 14) to texts that were not seen."""
    from sklearn.linear_model import LogisticRegression

    models = [
        LogisticRegression(C=1.0, max_iter=1000).fit(answers.astype(np.float64), stars > k)
        for k in ABOVE
    ]
    return Fitted(
        weights=np.stack([model.coef_[0] for model in models], axis=1).astype(np.float32),
        offsets=np.array([model.intercept_[0] for model in models], dtype=np.float32),
    )


def log_count_ratio(held: Any, more: BoolArray) -> FloatArray:
    """(F,) log of how much larger a run's share of all counts is where the answer is yes; one is
    added to every count.
    """
    yes, no = (np.asarray(held[side].sum(axis=0)).ravel() + 1 for side in (more, ~more))
    ratio: FloatArray = np.log((yes / yes.sum()) / (no / no.sum())).astype(np.float32)
    return ratio


def roots(held: Any, norm: float) -> FloatArray:
    """(n,) what each text's sum is divided by."""
    counts = np.diff(held.indptr).astype(np.float32)
    root: FloatArray = np.sqrt(counts + norm)
    return root


def folds_of(shares: FloatArray, n: int) -> list[BoolArray]:
    """Rows of each of `n` folds, by their films' shares in [0, 1)."""
    fold = np.minimum((shares * n).astype(np.int64), n - 1)
    return [fold == i for i in range(n)]


def _lessons(held: Any, stars: FloatArray) -> Iterator[tuple[FloatArray | None, BoolArray]]:
    """The ratio, if any, and the answers of each regression."""
    for k in ABOVE:
        yield None, stars > k
    for k in ABOVE:
        yield log_count_ratio(held, stars > k), stars > k


def _regression(
    values: Any, more: BoolArray, ratio: FloatArray | None, strength: float
) -> tuple[FloatArray, float]:
    """Weights (F,) on the values as they are, and the offset."""
    from scipy.sparse import diags
    from sklearn.linear_model import LogisticRegression

    own = values if ratio is None else (values @ diags(ratio)).tocsr()
    model = LogisticRegression(
        C=strength, solver="liblinear", dual=True, tol=0.01, max_iter=200, random_state=0
    ).fit(own, more)
    weights = model.coef_[0].astype(np.float32)
    return weights if ratio is None else weights * ratio, float(model.intercept_[0])


def _scaled(held: Any, idf: FloatArray, norm: float) -> Any:
    from scipy.sparse import diags

    return (diags(1 / roots(held, norm)) @ held @ diags(idf)).tocsr().astype(np.float32)
