"""Ranking models of irspack, implicit and cornac, fitted and asked as their documents say."""

from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from importlib.util import find_spec
from io import StringIO
from typing import Any, Self

import numpy as np
from scipy.sparse import csr_matrix

from moodreel.domain.emotion import FloatArray
from moodreel.errors import BadInput, Unavailable, UnknownName
from moodreel.workshop.datasets.histories import Histories, seen
from moodreel.workshop.training.search_space import Choice, Range, Space


@dataclass(slots=True, kw_only=True)
class Irspack:
    """One of irspack's recommenders; new people are scored by its `get_score_cold_user`."""

    name: str
    kind: str
    settings: Mapping[str, Any]
    fitted: Any = field(default=None, repr=False)

    def fit(self, histories: Histories) -> Self:
        import irspack.recommenders

        recommender = getattr(irspack.recommenders, self.kind)
        with redirect_stdout(StringIO()):  # its progress bar does not belong into our answers
            self.fitted = recommender(_binary(histories), **self.settings).learn()
        return self

    def score(self, histories: Histories) -> FloatArray:
        return np.asarray(self.fitted.get_score_cold_user(_binary(histories)), dtype=np.float32)


@dataclass(slots=True, kw_only=True)
class Implicit:
    """implicit's ALS; new people are folded in by its `recalculate_user`."""

    name: str
    settings: Mapping[str, Any]
    fitted: Any = field(default=None, repr=False)

    def fit(self, histories: Histories) -> Self:
        from implicit.cpu.als import AlternatingLeastSquares

        self.fitted = AlternatingLeastSquares(random_state=0, num_threads=1, **self.settings)
        self.fitted.fit(_binary(histories), show_progress=False)
        return self

    def score(self, histories: Histories) -> FloatArray:
        binary = _binary(histories)
        people = self.fitted.recalculate_user(np.arange(binary.shape[0]), binary)
        return np.asarray(people @ self.fitted.item_factors.T, dtype=np.float32)


@dataclass(slots=True, kw_only=True)
class CornacBpr:
    """cornac's BPR, which knows the people of its training alone: they are found again by what they
    saw, and new people are refused.
    """

    name: str
    settings: Mapping[str, Any]
    fitted: Any = field(default=None, repr=False)
    rows: dict[bytes, int] = field(default_factory=dict, repr=False)
    films: Any = field(default=None, repr=False)

    def fit(self, histories: Histories) -> Self:
        import cornac

        people = np.repeat(np.arange(histories.shape[0]), np.diff(histories.indptr))
        triples = zip(people, histories.indices, np.ones(histories.nnz), strict=True)
        data = cornac.data.Dataset.from_uir(triples, seed=0)
        self.fitted = cornac.models.BPR(seed=0, num_threads=1, **self.settings).fit(data)
        self.rows = {key: data.uid_map[row] for row, key in enumerate(_keys(histories))}
        self.films = np.array(list(data.iid_map))
        return self

    def score(self, histories: Histories) -> FloatArray:
        scores = np.full(histories.shape, -np.inf, dtype=np.float32)
        for row, key in enumerate(_keys(histories)):
            if key not in self.rows:
                raise BadInput(f"{self.name} cannot answer new people; choose a split of rows")
            scores[row, self.films] = self.fitted.score(self.rows[key])
        return scores


def _keys(histories: Histories) -> list[bytes]:
    """What each person saw, as something to look up."""
    bounds = histories.indptr
    return [
        np.sort(histories.indices[bounds[i] : bounds[i + 1]]).astype(np.int64).tobytes()
        for i in range(histories.shape[0])
    ]


def _binary(histories: Histories) -> Any:
    """The old matrix type with 64-bit numbers, which the libraries expect."""
    binary = csr_matrix(seen(histories).astype(np.float64))
    binary.sort_indices()
    return binary


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """How a peer is made, the package it needs and the ranges its settings are drawn from."""

    make: Callable[[str, Mapping[str, Any]], Any]
    package: str
    space: Space


def _irspack(kind: str, space: Space, **always: Any) -> Peer:
    return Peer(
        make=lambda name, own: Irspack(name=name, kind=kind, settings={**always, **own}),
        package="irspack",
        space=space,
    )


_L2 = {"reg": Range(low=10, high=5000, log=True)}

PEERS: Mapping[str, Peer] = {
    "irspack-ease": _irspack("DenseSLIMRecommender", _L2),
    "irspack-edlae": _irspack("EDLAERecommender", {**_L2, "dropout_p": Range(low=0, high=0.8)}),
    "irspack-ials": _irspack(
        "IALSRecommender",
        {
            "n_components": Choice((32, 64, 128, 256)),
            "alpha0": Range(low=0.03, high=1.0, log=True),
            "reg": Range(low=0.001, high=0.1, log=True),
        },
        n_threads=1,
    ),
    "irspack-slim": _irspack(
        "SLIMRecommender",
        {
            "alpha": Range(low=0.0003, high=0.3, log=True),
            "l1_ratio": Range(low=0.001, high=0.5, log=True),
        },
        n_threads=1,
    ),
    "implicit-als": Peer(
        make=lambda name, own: Implicit(name=name, settings=own),
        package="implicit",
        space={
            "factors": Choice((32, 64, 128)),
            "regularization": Range(low=0.01, high=30, log=True),
            "alpha": Range(low=0.5, high=30, log=True),
        },
    ),
    "cornac-bpr": Peer(
        make=lambda name, own: CornacBpr(name=name, settings=own),
        package="cornac",
        space={
            "k": Choice((32, 64, 128)),
            "learning_rate": Range(low=0.001, high=0.1, log=True),
            "lambda_reg": Range(low=0.0003, high=0.1, log=True),
            "max_iter": Choice((50, 100, 200)),
        },
    ),
}
"""The ranges are ours: around what the libraries' own documents use, wide enough that the best
draws lie inside.
"""


def make(name: str, settings: Mapping[str, Any]) -> Any:
    """The peer with these settings. Raises `Unavailable` where its package is not installed."""
    if name not in PEERS:
        raise UnknownName("peer", name, tuple(PEERS))
    peer = PEERS[name]
    if find_spec(peer.package) is None:
        raise Unavailable(f"{name} needs {peer.package}: pip install 'moodreel[bench]'")
    return peer.make(name, settings)
