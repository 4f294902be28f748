"""Rating models of scikit-surprise and cornac, fitted and asked as their own documents say."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any, Self

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.errors import Unavailable, UnknownName
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.training.search_space import Choice, Range, Space


@dataclass(slots=True, kw_only=True)
class Surprise:
    """One of scikit-surprise's algorithms; `predict` cuts to the scale there, too."""

    name: str
    kind: str
    settings: Mapping[str, Any]
    fitted: Any = field(default=None, repr=False)

    def fit(self, train: Interactions) -> Self:
        import surprise

        self.fitted = getattr(surprise, self.kind)(**self.settings)
        self.fitted.fit(_trainset(train))
        return self

    def predict(self, people: IdArray, films: IdArray) -> FloatArray:
        asked = zip(people.tolist(), films.tolist(), strict=True)
        told = [self.fitted.predict(person, film).est for person, film in asked]
        return np.array(told, dtype=np.float32)


@dataclass(slots=True, kw_only=True)
class CornacMf:
    """cornac's biased matrix factorisation; ratings are cut to the scale."""

    name: str
    settings: Mapping[str, Any]
    fitted: Any = field(default=None, repr=False)
    scale: tuple[float, float] = field(default=(0.5, 5.0), repr=False)

    def fit(self, train: Interactions) -> Self:
        import cornac

        rows = zip(train.people.tolist(), train.films.tolist(), train.ratings.tolist(), strict=True)
        data = cornac.data.Dataset.from_uir(rows, seed=0)
        self.fitted = cornac.models.MF(seed=0, num_threads=1, **self.settings).fit(data)
        self.scale = train.scale
        return self

    def predict(self, people: IdArray, films: IdArray) -> FloatArray:
        model = self.fitted
        own, known_own = _rows(model.uid_map, people)
        theirs, known = _rows(model.iid_map, films)
        both = np.einsum("nk,nk->n", model.u_factors[own], model.i_factors[theirs])
        told = model.global_mean + known_own * model.u_biases[own] + known * model.i_biases[theirs]
        clipped: FloatArray = np.clip(told + known_own * known * both, *self.scale)
        return clipped.astype(np.float32)


def _rows(numbers: Mapping[int, int], ids: IdArray) -> tuple[IdArray, IdArray]:
    """The library's rows, and 1 where it has one."""
    rows = np.array([numbers.get(int(one), -1) for one in ids], dtype=np.int64)
    return np.maximum(rows, 0), (rows >= 0).astype(np.int64)


def _trainset(train: Interactions) -> Any:
    """What surprise's own reader makes of such a file, without the file."""
    from surprise.trainset import Trainset

    people: dict[int, int] = {}
    films: dict[int, int] = {}
    of_people, of_films = defaultdict(list), defaultdict(list)
    rows = zip(train.people.tolist(), train.films.tolist(), train.ratings.tolist(), strict=True)
    for person, film, rating in rows:
        u, i = people.setdefault(person, len(people)), films.setdefault(film, len(films))
        of_people[u].append((i, rating))
        of_films[i].append((u, rating))
    return Trainset(
        of_people, of_films, len(people), len(films), len(train), train.scale, people, films
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """How a peer is made, the package it needs and the ranges its settings are drawn from."""

    make: Callable[[str, Mapping[str, Any]], Any]
    package: str
    space: Space


def _surprise(kind: str, space: Space, **always: Any) -> Peer:
    return Peer(
        make=lambda name, own: Surprise(name=name, kind=kind, settings={**always, **own}),
        package="surprise",
        space=space,
    )


_SGD: Space = {
    "n_factors": Choice((10, 20, 50, 100)),
    "n_epochs": Range(low=15, high=40, whole=True),
    "lr_all": Range(low=0.003, high=0.015, log=True),
    "reg_all": Range(low=0.01, high=0.15, log=True),
}

PEERS: Mapping[str, Peer] = {
    "surprise-svd": _surprise("SVD", _SGD, random_state=0),
    "surprise-svdpp": _surprise("SVDpp", _SGD, random_state=0, cache_ratings=True),
    "surprise-knn": _surprise(
        "KNNBaseline",
        {
            "k": Range(low=20, high=80, whole=True),
            "sim_options": Choice(
                (
                    {"name": "pearson_baseline", "user_based": False, "shrinkage": 100},
                    {"name": "msd", "user_based": False},
                    {"name": "pearson_baseline", "user_based": True, "shrinkage": 100},
                )
            ),
        },
        verbose=False,
        bsl_options={"verbose": False},
    ),
    "cornac-mf": Peer(
        make=lambda name, own: CornacMf(name=name, settings=own),
        package="cornac",
        space={
            "k": Choice((10, 20, 50, 100)),
            "max_iter": Range(low=15, high=60, whole=True),
            "learning_rate": Range(low=0.003, high=0.03, log=True),
            "lambda_reg": Range(low=0.01, high=0.15, log=True),
        },
    ),
}
"""The ranges are ours, around what the libraries begin with."""


def make(name: str, settings: Mapping[str, Any]) -> Any:
    """The peer with these settings. Raises `Unavailable` where its package is not installed."""
    if name not in PEERS:
        raise UnknownName("peer", name, tuple(PEERS))
    peer = PEERS[name]
    if find_spec(peer.package) is None:
        raise Unavailable(f"{name} needs {peer.package}: pip install 'moodreel[bench]'")
    return peer.make(name, settings)
