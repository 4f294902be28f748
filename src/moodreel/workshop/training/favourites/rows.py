"""Rows to learn from: a person, a film, what was known before, and whether it became a favourite.

What a row is learned from never saw it. Films' means and opinions come from other people (people
are folded, and each fold is measured by a crowd of the others), and the person's own numbers from
ratings told, of which the row is none. To learn from, each person is told all but a fifth of their
films in turn, and once a few only, as a newcomer has; leaving one out would show a tree which
person it is looking at, and their share of favourites without the row is lower exactly where the
row is one. To measure, one is left out: all else is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.inference.crowd import FAVOURITE, Crowd
from moodreel.inference.favourite_features import NAMES, FavouriteFeatures
from moodreel.inference.favourites import FEWEST_RATINGS
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.training.favourites.crowd import crowd_of
from moodreel.workshop.training.favourites.ratings import of_people

N_FOLDS = 5
MOST_ROWS = 150
"""Of one person, told nearly all and told a few; nobody's taste shall be everybody's."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """n rows."""

    columns: FloatArray
    """(len(NAMES), n)"""
    favourites: BoolArray
    people: IdArray
    films: IdArray

    def __len__(self) -> int:
        return len(self.people)

    @property
    def n_people(self) -> int:
        """Of whom there are rows."""
        return len(np.unique(self.people))

    def take(self, rows: IdArray | BoolArray) -> "Rows":
        """These rows."""
        return Rows(
            columns=self.columns[:, rows],
            favourites=self.favourites[rows],
            people=self.people[rows],
            films=self.films[rows],
        )


def rows_to_learn(
    data: Interactions, people: IdArray, catalogue: Catalogue, seed: int, folds: int = N_FOLDS
) -> Rows:
    """Of these people, by crowds of the others among them."""
    rng = np.random.default_rng(seed)
    found: list[Rows] = []
    for fold in range(folds):
        own = people[fold::folds]
        features = FavouriteFeatures(
            catalogue, crowd_of(of_people(data, np.setdiff1d(people, own)))
        )
        for person, films, ratings in each_history(data, own):
            found += _to_learn(features, person, films, ratings, rng)
    return joined(found)


def rows_to_measure(
    data: Interactions, people: IdArray, catalogue: Catalogue, crowd: Crowd
) -> Rows:
    """Of these people, each row told all else that the person rated."""
    features = FavouriteFeatures(catalogue, crowd)
    return joined(
        [_rows(features, person, films, ratings, everything, everything)
         for person, films, ratings in each_history(data, people)
         if len(everything := np.arange(len(films))) > FEWEST_RATINGS]
    )  # fmt: skip


def rows_told(
    data: Interactions, people: IdArray, catalogue: Catalogue, crowd: Crowd, n: int, seed: int
) -> Rows:
    """Of these people, told `n` ratings drawn at random, all else that they rated."""
    features, rng = FavouriteFeatures(catalogue, crowd), np.random.default_rng(seed)
    found = []
    for person, films, ratings in each_history(data, people):
        order = rng.permutation(len(films))
        if len(order) > n:
            found.append(_rows(features, person, films, ratings, order[:n], order[n:]))
    return joined(found)


def rows_of_new_films(
    data: Interactions, people: IdArray, catalogue: Catalogue, crowd: Crowd, new: IdArray
) -> Rows:
    """Of these people, the films `new` that the crowd has never rated, told all others."""
    features = FavouriteFeatures(catalogue, crowd)
    found = []
    for person, films, ratings in each_history(data, people):
        is_new = np.isin(films, new)
        told, asked = np.flatnonzero(~is_new), np.flatnonzero(is_new)
        if len(asked) and len(told) >= FEWEST_RATINGS:
            found.append(_rows(features, person, films, ratings, told, asked))
    return joined(found)


def each_history(data: Interactions, people: IdArray) -> Iterator[tuple[int, IdArray, FloatArray]]:
    """Each person with their films and ratings."""
    for person in people:
        begin, end = np.searchsorted(data.people, [person, person + 1])
        yield int(person), data.films[begin:end], data.ratings[begin:end]


def joined(parts: Sequence[Rows]) -> Rows:
    """One after the other."""
    if not parts:
        none = np.empty(0, dtype=np.int64)
        empty = np.empty((len(NAMES), 0), dtype=np.float32)
        return Rows(columns=empty, favourites=none.astype(bool), people=none, films=none)
    return Rows(
        columns=np.concatenate([part.columns for part in parts], axis=1),
        favourites=np.concatenate([part.favourites for part in parts]),
        people=np.concatenate([part.people for part in parts]),
        films=np.concatenate([part.films for part in parts]),
    )


def _to_learn(
    features: FavouriteFeatures,
    person: int,
    films: IdArray,
    ratings: FloatArray,
    rng: np.random.Generator,
) -> list[Rows]:
    n = len(films)
    if n <= FEWEST_RATINGS + 1:
        return []
    order = rng.permutation(n)
    parts = [order[part::N_FOLDS] for part in range(N_FOLDS)]
    told = [(np.setdiff1d(order, asked), asked[: MOST_ROWS // N_FOLDS]) for asked in parts]
    few = round(float(np.exp(rng.uniform(np.log(FEWEST_RATINGS), np.log(n - 1)))))
    told.append((order[:few], order[few:][: MOST_ROWS // 2]))
    return [
        _rows(features, person, films, ratings, known, asked)
        for known, asked in told
        if len(asked) and len(known) >= FEWEST_RATINGS
    ]


def _rows(
    features: FavouriteFeatures,
    person: int,
    films: IdArray,
    ratings: FloatArray,
    told: IdArray,
    asked: IdArray,
) -> Rows:
    return Rows(
        columns=features.of(films[told], ratings[told], films[asked]),
        favourites=ratings[asked] >= FAVOURITE,
        people=np.full(len(asked), person),
        films=films[asked],
    )
