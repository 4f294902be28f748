"""What is known of a person's taste, laid over the rows of one catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from weakref import WeakKeyDictionary

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.domain.history import History
from moodreel.errors import NotSetUp, UnknownName
from moodreel.inference.estimates import Estimates, RatingEstimator, film_rows
from moodreel.inference.rating_factors import GAUSSIAN

NO_MODELS = (
    "no model that foretells ratings is here (MOODREEL_RESEARCH=off leaves none); ask without "
    "naming one"
)

# A second film is named where it says at least this share of what the first one says.
_WORTH_NAMING = 0.5
_MOST_NAMED = 2


class FilmWeights(Protocol):
    """What having liked one film says for another, learned from many people."""

    @property
    def film_ids(self) -> tuple[str, ...]:
        """(F,) ids of the films it knows, as the catalogue has them."""
        ...

    def scores(self, films: Sequence[str], ratings: FloatArray) -> FloatArray:
        """(F,) in [0, 1] how much the ratings (n,) of these films, NaN for liked without a number,
        say for each of `film_ids`; NaN is no opinion.
        """
        ...

    def because(self, films: Sequence[str], ratings: FloatArray, film: str) -> FloatArray:
        """(n,) how much each of these ratings says for one film."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """The stars that a person would give a film."""

    stars: float
    low: float
    high: float
    """They lie from `low` to `high` four times of five."""


class Taste:
    """Film weights and rating models; what they do not know of the catalogue has no opinion."""

    def __init__(
        self,
        catalogue: Catalogue,
        weights: FilmWeights | None = None,
        models: Mapping[str, RatingEstimator] | None = None,
    ) -> None:
        """`models` by name, the usual one first."""
        self._catalogue = catalogue
        self._ids = tuple(film.id for film in catalogue.films)
        self._weights = weights
        self._models = dict(models or {})
        self._scored: WeakKeyDictionary[History, FloatArray] = WeakKeyDictionary()
        known = weights.film_ids if weights else ()
        self._columns = np.array([i for i, f in enumerate(known) if f in catalogue.rows], np.int64)
        self._rows = np.array([catalogue.rows[known[i]] for i in self._columns], np.int64)

    def check(self, model: str | None) -> None:
        """Raises UnknownName where no model has this name, NotSetUp where there are no models; None
        is always right.
        """
        if model is None:
            return
        if not self._models:
            raise NotSetUp(NO_MODELS)
        if model not in self._models:
            raise UnknownName("rating model", model, tuple(self._models))

    def scores(self, history: History) -> FloatArray:
        """(n_films,) in [0, 1], NaN without a history and for films that nothing is known of.

        Computed once for a history, which several ask about for one answer.
        """
        found = self._scored.get(history)
        if found is None:
            found = self._scored[history] = self._score(history)
        return found

    def because(self, history: History, row: int) -> list[int]:
        """Rows of the films liked that say most for this one: two at most, the strongest first."""
        if self._weights is None or not history.liked.any():
            return []
        said = self._weights.because(self._named(history), history.opinions, self._ids[row])
        said = np.where(history.liked, said, 0)
        order = np.argsort(-said, kind="stable")[:_MOST_NAMED]
        least = _WORTH_NAMING * float(said[order[0]])
        return [int(history.rows[i]) for i in order if said[i] > 0 and said[i] >= least]

    def foretell(
        self, history: History, rows: IdArray, model: str | None = None
    ) -> tuple[Foretold | None, ...]:
        """For each of these rows the stars that the person would give; None throughout where the
        person has rated nothing that the model knows. Raises UnknownName.

        Of a film that the model does not know it says what the person gives films at large: the
        mean over all films, and an interval that holds the spread between films as well.
        """
        self.check(model)
        estimator = self._models.get(model) if model else next(iter(self._models.values()), None)
        if estimator is None:
            return (None,) * len(rows)
        rated = history.rated
        own = self._places(estimator, history.rows[rated])
        if not (own >= 0).any():
            return (None,) * len(rows)
        estimates = estimator.estimate(own[own >= 0], history.stars[rated][own >= 0])
        return _foretold(estimates, self._places(estimator, rows))

    def _score(self, history: History) -> FloatArray:
        scores: FloatArray = np.full(len(self._catalogue), np.nan, dtype=np.float32)
        if self._weights is not None and len(history):
            said = self._weights.scores(self._named(history), history.opinions)
            scores[self._rows] = said[self._columns]
        return scores

    def _named(self, history: History) -> list[str]:
        return [self._ids[row] for row in history.rows]

    def _places(self, estimator: RatingEstimator, rows: IdArray) -> IdArray:
        """(n,) the films' places in the model, -1 where it does not know them."""
        films = self._catalogue.films
        ids = np.array([films[row].movielens_id or -1 for row in rows], dtype=np.int64)
        return film_rows(estimator.film_ids, ids)


def _foretold(estimates: Estimates, places: IdArray) -> tuple[Foretold | None, ...]:
    at_large = _at_large(estimates)
    return tuple(
        Foretold(
            stars=float(estimates.mean[place]),
            low=float(estimates.low[place]),
            high=float(estimates.high[place]),
        )
        if place >= 0
        else at_large
        for place in places
    )


def _at_large(estimates: Estimates) -> Foretold:
    """Of any film: the variances of the intervals and of the means add up."""
    mean = float(estimates.mean.mean())
    half = (estimates.high - estimates.low) / 2
    wide = float(np.sqrt(np.mean(half**2) + GAUSSIAN**2 * estimates.mean.var()))
    low, high = float(estimates.low.min()), float(estimates.high.max())
    return Foretold(stars=mean, low=max(mean - wide, low), high=min(mean + wide, high))
