"""The ranking models by name, and what their settings may be: a closed table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from moodreel.errors import BadInput, UnknownName
from moodreel.workshop.training.search_space import Choice, Range, Space
from moodreel.workshop.training.taste.ease import Ease
from moodreel.workshop.training.taste.ials import Ials
from moodreel.workshop.training.taste.knn import Knn
from moodreel.workshop.training.taste.popularity import Popularity
from moodreel.workshop.training.taste.ranking_model import RankingModel
from moodreel.workshop.training.taste.sparse_ease import SparseEase


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How a model is made, and what tuning may change."""

    make: Callable[..., Any]
    space: Space
    stars: bool = True
    """Whether what a star is worth is tuned, too, where only what was liked is to be found."""


_EASE: Space = {
    "l2": Range(low=30, high=3000, log=True),
    "dropout": Range(low=0.0, high=0.8),
    "damping": Range(low=-0.8, high=0.0),
}

MODELS: Mapping[str, Entry] = {
    "popularity": Entry(make=Popularity, space={}),
    "knn": Entry(
        make=Knn,
        space={
            "k": Range(low=20, high=400, log=True, whole=True),
            "shrink": Range(low=1, high=300, log=True),
            "power": Range(low=0.2, high=0.6),
        },
    ),
    "ease": Entry(make=Ease, space=_EASE),
    "sparse-ease": Entry(make=SparseEase, space=_EASE),
    "sparse-ease-seen": Entry(  # the same, blind to how a film was liked
        make=partial(SparseEase, name="sparse-ease-seen"), space=_EASE, stars=False
    ),
    "ials": Entry(
        make=Ials,
        space={
            "dimensions": Choice((32, 64, 128)),
            "l2": Range(low=0.001, high=0.1, log=True),
            "unseen": Range(low=0.03, high=1.0, log=True),
        },
    ),
}

SLOPE: Space = {"slope": Range(low=0.0, high=0.6)}
"""What a star is worth: among what is tuned where it matters whether a film was liked."""


def entry(name: str) -> Entry:
    """The row of the table. Raises `UnknownName` for a name outside it."""
    if name not in MODELS:
        raise UnknownName("ranking model", name, tuple(MODELS))
    return MODELS[name]


def make(name: str, settings: Mapping[str, Any]) -> RankingModel:
    """The model with these settings. Raises `BadInput` for a setting that it has not."""
    try:
        model: RankingModel = entry(name).make(**settings)
    except TypeError as problem:
        raise BadInput(f"{name} cannot have the settings {dict(settings)}: {problem}") from None
    return model
