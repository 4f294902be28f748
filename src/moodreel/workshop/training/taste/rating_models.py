"""The rating models by name, and what their settings may be: a closed table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from moodreel.errors import BadInput, UnknownName
from moodreel.workshop.training.search_space import Choice, Range, Space
from moodreel.workshop.training.taste.als import Als
from moodreel.workshop.training.taste.bias import Bias
from moodreel.workshop.training.taste.neural import Neural, NeuralFactors
from moodreel.workshop.training.taste.rating_model import RatingModel
from moodreel.workshop.training.taste.svd import Svd, SvdPlusPlus


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How a model is made, and what tuning may change."""

    make: Callable[..., Any]
    space: Space


_DAMPING: Space = {
    "damping_people": Range(low=2, high=20, log=True),
    "damping_films": Range(low=1, high=10, log=True),
}
_IMPLICIT: Space = {
    "l2_people": Range(low=3, high=60, log=True),
    "l2_films": Range(low=1, high=20, log=True),
}

_ADAM: Space = {"learning_rate": Range(low=1e-3, high=5e-3, log=True)}

MODELS: Mapping[str, Entry] = {
    "bias": Entry(make=Bias, space=_DAMPING),
    "als": Entry(
        make=Als,
        space={
            "dimensions": Choice((8, 16, 32)),
            "l2": Range(low=1, high=20, log=True),
            "power": Range(low=0.0, high=0.6),
        },
    ),
    "svd": Entry(make=Svd, space={"dimensions": Choice((4, 8, 12, 16))}),
    "neural": Entry(make=Neural, space={"dimensions": Choice((8, 16, 32)), **_ADAM}),
    "neural-factors": Entry(
        make=NeuralFactors,
        space={
            "dimensions": Choice((16, 32)),
            "shrink": Range(low=0.02, high=0.2, log=True),
            "dropout": Range(low=0.2, high=0.6),
            **_ADAM,
        },
    ),
    "svdpp": Entry(make=SvdPlusPlus, space={"dimensions": Choice((6, 8, 12, 16)), **_IMPLICIT}),
}


def entry(name: str) -> Entry:
    """The row of the table. Raises `UnknownName` for a name outside it."""
    if name not in MODELS:
        raise UnknownName("rating model", name, tuple(MODELS))
    return MODELS[name]


def make(name: str, settings: Mapping[str, Any]) -> RatingModel:
    """The model with these settings. Raises `BadInput` for a setting that it has not."""
    try:
        model: RatingModel = entry(name).make(**settings)
    except TypeError as problem:
        raise BadInput(f"{name} cannot have the settings {dict(settings)}: {problem}") from None
    return model
