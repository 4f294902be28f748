"""What the linear model says of each review of the research set when it learned from other films.

Numbers of films that ship are made of these: no review is scored by a model that saw its film.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.inference.review_features import words_of
from moodreel.inference.review_sentiment import ABOVE, Told, chances_of
from moodreel.workshop.datasets import imdb_reviews
from moodreel.workshop.datasets.imdb_reviews import Reviews
from moodreel.workshop.training.loop import Report
from moodreel.workshop.training.reviews.features import known_from, matrix_of
from moodreel.workshop.training.reviews.linear import Settings, folds_of, learned, stacked


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OutOfFold:
    """A row a review: the training split's in the file's order, then the test split's."""

    films: tuple[str, ...]
    """IMDb ids."""
    digests: tuple[str, ...]
    """SHA-256 of each text, by which repeats are found."""
    stars: FloatArray
    """(n,) as the reviewer gave."""
    told_stars: FloatArray
    """(n,) expected, 1 to 10."""
    polarity: FloatArray
    """(n,) in [-1, 1]."""


def out_of_fold(
    data: Path,
    folds: int = 5,
    seed: int = 0,
    *,
    settings: Settings | None = None,
    report: Report = lambda _: None,
) -> OutOfFold:
    """Both splits of the set, in folds by film; some ten minutes of a core for all 50,000 reviews.

    A fold's regressions learned from the other folds alone, as did the seven by fourteen numbers
    that stack them. Which words count is decided for each fold without it.
    """
    settings = settings or Settings()
    rows = both_splits(data)
    texts = [words_of(text) for text in rows.texts]
    held = matrix_of(texts, known_from(texts, settings.fewest))
    del texts
    parts = folds_of(rows.share_of_film(seed), folds)
    answers = np.zeros((len(rows), 2 * len(ABOVE)), dtype=np.float32)
    for i, out in enumerate(parts, 1):
        report(f"fold {i} of {folds}: {out.sum():,} reviews are told")
        own = learned(held[~out], rows.stars[~out], settings)
        answers[out] = own.logits(held[out], settings.norm)
    logits = np.zeros((len(rows), len(ABOVE)), dtype=np.float32)
    for out in parts:
        top = stacked(answers[~out], rows.stars[~out])
        logits[out] = answers[out] @ top.weights + top.offsets
    told = Told(chances=chances_of(logits), known_share=np.zeros(0, np.float32))
    return OutOfFold(
        films=rows.films,
        digests=tuple(sha256(text.encode()).hexdigest() for text in rows.texts),
        stars=rows.stars,
        told_stars=told.stars,
        polarity=2 * told.side - 1,
    )


def both_splits(data: Path) -> Reviews:
    """Training and test rows as one."""
    parts = [imdb_reviews.read(data, split) for split in imdb_reviews.SPLITS]
    return Reviews(
        texts=tuple(text for part in parts for text in part.texts),
        stars=np.concatenate([part.stars for part in parts]),
        films=tuple(film for part in parts for film in part.films),
    )
