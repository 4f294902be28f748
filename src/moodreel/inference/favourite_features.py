"""What is known of a person and a film before that person has rated that film.

A film that is itself among the ratings is measured as if it were not: what the person gave it
enters none of its own features (leave one out), so that rows to learn from and rows to serve are
made by the same lines. All sums are taken over the whole history at once, and a film's own part is
taken off again.
"""

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import EMOTIONS, FloatArray, IdArray
from moodreel.domain.vocabulary import GENRES
from moodreel.inference.crowd import Crowd
from moodreel.inference.own_ratings import OwnRatings

PRIOR_ALIKE = 2.0
"""Ratings at the usual that a person's ratings of alike films begin with. By hand."""

LIKENESSES = ("genres", "tags", "affect", "decade", "directors")
# Of a director, for a column of their own: with fewer, who is liked says little of another film.
_FEWEST_FILMS = 3
# Share of favourites below which there is no telling: keeps odds finite.
_RAREST = 1e-4
_DECADES = np.arange(1920, 2031, 10)
_FELT = EMOTIONS[:-1]

OF_FILM = (
    "year", "minutes", "in English", "valence", "arousal", *(f"evokes {e.value}" for e in _FELT),
    *(f"genre {name}" for name in GENRES), "fame", "mean of film", "favourites of film",
)  # fmt: skip
OF_PERSON = ("ratings", "mean of person", "spread of person", "favourites of person")
OF_BOTH = (
    *(f"stars of alike {kind}" for kind in LIKENESSES),
    *(f"favourites of alike {kind}" for kind in LIKENESSES),
    "opinions", "support", "expected stars", "expected odds",
)  # fmt: skip
NAMES = (*OF_FILM, *OF_PERSON, *OF_BOTH)


class FavouriteFeatures:
    """Over one catalogue and what a crowd says of its films."""

    def __init__(self, catalogue: Catalogue, crowd: Crowd) -> None:
        self._crowd = crowd
        self._facts = _facts(catalogue, crowd)
        self._spaces = tuple((space, (space**2).sum(axis=1)) for space in _spaces(catalogue))

    def of(self, rated: IdArray, ratings: FloatArray, films: IdArray) -> FloatArray:
        """(len(NAMES), n) columns of these films for who gave the films `rated` these ratings (m,),
        NaN for liked without a number.
        """
        own = OwnRatings.of(rated, ratings, films, self._crowd)
        opinions, support = self._opinions(own, films)
        result = np.empty((len(NAMES), len(films)), dtype=np.float32)
        result[: len(OF_FILM)] = self._facts[:, films]
        result[len(OF_FILM) :] = [
            np.log1p(own.n), own.mean, own.spread, own.share,
            *self._alike(own, films),
            opinions, support,
            self._crowd.means[films] + own.bias + opinions,
            _odds(own.share) + _odds(self._crowd.shares[films]),
        ]  # fmt: skip
        return result

    def _alike(self, own: OwnRatings, films: IdArray) -> list[np.ndarray]:
        """Of films alike in each way: stars above what was expected, favourites above the usual."""
        stars, favourites = [], []
        for space, squares in self._spaces:
            likeness = (space @ (space[own.rated].T @ own.said))[films]
            support, offs, hits = (likeness - squares[films][:, None] * own.itself).T
            weight = np.maximum(support, 0) + PRIOR_ALIKE
            stars.append((offs - own.bias * support) / weight)
            favourites.append((hits - own.share * support) / weight)
        return [*stars, *favourites]

    def _opinions(self, own: OwnRatings, films: IdArray) -> tuple[np.ndarray, np.ndarray]:
        """Stars above what was expected by the films that go with it, and how much there is to tell
        it from. No film has an opinion on itself.
        """
        support, offs, _ = own.said.T
        told = self._crowd.opinions.spread(own.rated, support)[films]
        return self._crowd.opinions.spread(own.rated, offs)[films] - own.bias * told, told


def _facts(catalogue: Catalogue, crowd: Crowd) -> FloatArray:
    """(len(OF_FILM), F)"""
    minutes = catalogue.runtime_min
    known = minutes[np.isfinite(minutes)]
    usual = float(np.median(known)) if len(known) else 0.0
    return np.vstack([
        catalogue.year, np.where(np.isfinite(minutes), minutes, usual),
        catalogue.languages == "en", catalogue.valence, catalogue.arousal,
        catalogue.evokes[:, : len(_FELT)].T, catalogue.genres.T,
        crowd.fame, crowd.means, crowd.shares,
    ]).astype(np.float32)  # fmt: skip


def _spaces(catalogue: Catalogue) -> list[FloatArray]:
    """For each of LIKENESSES rows of length 1, or 0 where nothing is known."""
    decades = np.maximum(1 - np.abs(catalogue.year[:, None] - _DECADES) / 10, 0)
    felt = catalogue.evokes[:, : len(_FELT)]
    directors = _directors(catalogue)
    return [_unit(s) for s in (catalogue.genres, catalogue.tags, felt, decades, directors)]


def _directors(catalogue: Catalogue) -> FloatArray:
    """(F, those with `_FEWEST_FILMS` and more)"""
    names = sorted({name for film in catalogue.films for name in film.directors})
    column = {name: i for i, name in enumerate(names)}
    hot: FloatArray = np.zeros((len(catalogue), len(names)), dtype=np.float32)
    for row, film in enumerate(catalogue.films):
        hot[row, [column[name] for name in film.directors]] = 1
    return hot[:, hot.sum(axis=0) >= _FEWEST_FILMS]


def _unit(space: np.ndarray) -> FloatArray:
    rows: FloatArray = space.astype(np.float32)
    length = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    unit: FloatArray = np.divide(rows, length, out=np.zeros_like(rows), where=length > 0)
    return unit


def _odds(share: np.ndarray) -> np.ndarray:
    kept = np.clip(share, _RAREST, 1 - _RAREST)
    odds: np.ndarray = np.log(kept / (1 - kept))
    return odds
