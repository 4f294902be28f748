"""How well liked films are by those who rated them, shrunk so that few votes cannot top a list."""

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.recommending.affect_space import percentiles

# Weight of the prior in ratings: a film's own mean counts half once it has this many. Set by hand;
# the catalogue's median rated film has 31 in MovieLens latest-small, and so keeps most of its own.
PRIOR_RATINGS = 20.0

# Share of "how many know it" against "how well they like it" in the standing.
_FAME_SHARE = 0.2


def shrunk_mean(catalogue: Catalogue) -> FloatArray:
    """(n_films,) mean rating in stars, pulled to the mean over films by `PRIOR_RATINGS`; NaN where
    a film has no ratings: unknown is not average.
    """
    counts, means = catalogue.n_ratings, catalogue.mean_rating
    known = np.isfinite(means) & (counts > 0)
    if not known.any():
        return np.full(len(catalogue), np.nan, dtype=np.float32)
    overall = np.average(means[known], weights=counts[known])
    shrunk = (counts * means + PRIOR_RATINGS * overall) / (counts + PRIOR_RATINGS)
    return np.where(known, shrunk, np.nan).astype(np.float32)


def standing(catalogue: Catalogue) -> FloatArray:
    """(n_films,) in (0, 1): percentile of the shrunk mean and of the number of ratings; NaN where a
    film has none.
    """
    liked = percentiles(shrunk_mean(catalogue))
    return np.asarray((1 - _FAME_SHARE) * liked + _FAME_SHARE * fame(catalogue), dtype=np.float32)


def fame(catalogue: Catalogue) -> FloatArray:
    """(n_films,) in (0, 1): percentile of the number of ratings among films of the same decade; NaN
    where a film has none. A film of 2016 had two years to be rated in, one of 1994 had twenty-four.
    """
    counts = np.where(catalogue.n_ratings > 0, catalogue.n_ratings, np.nan).astype(np.float32)
    standing_in_decade = np.full(len(catalogue), np.nan, dtype=np.float32)
    decades = catalogue.year // 10
    for decade in np.unique(decades):
        own = decades == decade
        standing_in_decade[own] = percentiles(counts[own])
    return standing_in_decade
