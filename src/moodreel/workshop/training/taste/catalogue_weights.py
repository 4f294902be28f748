"""Item weights over a catalogue: from ratings where there are any, from content where not."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.domain.film import Film
from moodreel.inference.preference import Preference
from moodreel.inference.taste import TasteModel
from moodreel.workshop.datasets.histories import Histories
from moodreel.workshop.training.taste.content_kernel import kernel
from moodreel.workshop.training.taste.ease import Ease, gram_matrix, solve
from moodreel.workshop.training.taste.ranking_model import mean_rating, valued
from moodreel.workshop.training.taste.sparse import from_columns, item_weights
from moodreel.workshop.training.taste.sparse_ease import refitted
from moodreel.workshop.training.taste.unrated import RIDGE, columns, mixes, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Chosen by cross-validation over people of latest-small (docs/taste.md)."""

    k: int = 100
    """Titles that a title is foretold by."""
    l2: float = 200.0
    slope: float = 0.4
    """What a star says (`Preference`): the best for films rated 4 and more."""
    ridge: float = RIDGE


def fit(
    histories: Histories,
    films: Sequence[Film],
    settings: Settings,
    likeness: FloatArray | None = None,
) -> TasteModel:
    """The model of people's ratings (P, F) of the `films` (F,); who was rated by nobody, and only
    they, are estimated from content. `likeness` (F, F) is the kernel, where it is known already.
    """
    rated = np.bincount(histories.indices, minlength=len(films)) > 0
    known = csr_array(histories[:, np.flatnonzero(rated)])
    preference = Preference(slope=settings.slope, mean=mean_rating(known))
    gram = gram_matrix(valued(known, preference), 0.0)
    ridge = Ease(l2=settings.l2).ridge(gram)
    dense = solve(gram.copy(), ridge)
    gram[np.diag_indices_from(gram)] += ridge
    parts = mixes(kernel(films) if likeness is None else likeness, rated, settings.ridge)
    matrix = _joined(dense, gram, parts, rated, settings.k)
    return TasteModel(
        film_ids=tuple(film.id for film in films),
        rated=rated,
        weights=item_weights(matrix, preference),
    )


def _joined(
    dense: FloatArray, gram: np.ndarray, parts: FloatArray, rated: BoolArray, k: int
) -> csr_array:
    """(F, F) in the order of the catalogue: rated titles, then the others, put in their places."""
    kept, weights = refitted(dense, gram, k)
    estimated = columns(dense, gram, parts, k)
    kept += [own for own, _ in estimated]
    weights += [own for _, own in estimated]
    others = rows(dense, parts, k)
    by_rated = from_columns(kept, weights, len(rated))
    by_others = from_columns(
        [np.empty(0, dtype=np.int64)] * len(dense) + [own for own, _ in others],
        [np.empty(0)] * len(dense) + [own for _, own in others],
        len(rated),
    )
    place = np.concatenate([np.flatnonzero(rated), np.flatnonzero(~rated)])
    whole = csr_array(by_rated + by_others.T).tocoo()
    row, column = whole.coords
    return csr_array((whole.data, (place[row], place[column])), shape=whole.shape)
