"""What reviews say of each film of a catalogue: the research set's, and in their place the real.

Each real review takes the place of one of the research set, whose mean stays: a film with 30 there
and 12 here counts 12, and 18 of the 30. With as many here as there, nothing of the research set is
left. One of those counts as `worth` real ones: the set was drawn by verdict, and says less of how a
film is received than reviews that come by themselves (docs/reviews.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.review import HIGHEST, LEVELS, LOWEST, Tally
from moodreel.errors import CorruptFile
from moodreel.inference.review_numbers import ReviewNumbers
from moodreel.reviews.content_features import FEATURES, features
from moodreel.reviews.shrink import Prior, shrink

# Without the research set's numbers: the middle of the scale, worth five reviews, which spread over
# a third of the scale. By hand.
_MIDDLE, _WEIGHT, _SPREAD = (LOWEST + HIGHEST) / 2, 5.0, 3.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FilmNumbers:
    """Arrays with one entry for each row of the catalogue."""

    prior: Prior
    foretold: bool
    """Whether the prior is foretold from content; else it is the middle of the scale."""
    n: FloatArray
    """(n_films,) reviews of the research set, …"""
    stars: FloatArray
    """… the mean of the stars read in them, 0 where there are none, …"""
    squares: FloatArray
    """… and of their squares; …"""
    levels: FloatArray
    """… (n_films, 5) how many are of each level."""
    worth: float
    """As many real reviews is one of the research set worth, …"""
    shift: float
    """… and so many stars higher than read does it count."""

    @classmethod
    def over(cls, catalogue: Catalogue, research: ReviewNumbers | None) -> "FilmNumbers":
        """The numbers laid over these films. Raises `CorruptFile` for numbers of other columns."""
        size = len(catalogue)
        n, stars, squares = (np.zeros(size, dtype=np.float32) for _ in range(3))
        levels = np.zeros((size, len(LEVELS)), dtype=np.float32)
        if research is None:
            middle = np.full(size, _MIDDLE, dtype=np.float32)
            prior, worth, shift = Prior(stars=middle, weight=_WEIGHT, spread=_SPREAD), 0.0, 0.0
        else:
            prior = _foretold(catalogue, research)
            worth, shift = research.worth, research.shift
            own = [i for i, film_id in enumerate(research.film_ids) if film_id in catalogue.rows]
            rows = [catalogue.rows[research.film_ids[i]] for i in own]
            n[rows], stars[rows] = research.n[own], research.stars[own]
            squares[rows], levels[rows] = research.squares[own], research.levels[own]
        return cls(
            prior=prior,
            foretold=research is not None,
            n=n,
            stars=stars,
            squares=squares,
            levels=levels,
            worth=worth,
            shift=shift,
        )

    def shrunk(self, catalogue: Catalogue, totals: Sequence[Tally]) -> FloatArray:
        """(n_films,) posterior mean stars, from 1 to 10; NaN where nothing is known: neither a
        review nor anything foretold.
        """
        n, sums = (np.zeros(len(catalogue), dtype=np.float32) for _ in range(2))
        for total in totals:
            row = catalogue.rows.get(total.film_id)
            if row is not None:
                n[row], sums[row] = n[row] + total.n, sums[row] + total.stars
        counted = self.worth * np.maximum(self.n - n, 0)
        stars = shrink(n + counted, sums + counted * (self.stars + self.shift), self.prior)
        if not self.foretold:
            stars[n == 0] = np.nan
        return stars


def _foretold(catalogue: Catalogue, research: ReviewNumbers) -> Prior:
    if research.features != FEATURES:
        raise CorruptFile(
            "the numbers of reviews foretell films from other columns than this moodreel has; run "
            "`moodreel train review-numbers`"
        )
    return Prior(
        stars=research.foretell(features(catalogue)),
        weight=research.prior_weight,
        spread=research.prior_spread,
    )
