"""The ratings that favourites are learned from, on films of the catalogue, and who learns."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import IdArray
from moodreel.errors import BadInput
from moodreel.inference.crowd import FAVOURITE
from moodreel.workshop.datasets.interactions import Interactions, read

FEWEST_PEOPLE = 20
_LEARN, _VALIDATE = 0.6, 0.2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class People:
    """Rows of people, each person in one part."""

    train: IdArray
    validation: IdArray
    test: IdArray


def read_ratings(path: Path, catalogue: Catalogue) -> Interactions:
    """The rated films of the catalogue; `films` are its rows and `film_ids` count them.

    Raises `BadInput` where too few people rated any of them, or nobody has a favourite.
    """
    data = read(path).rated()
    row = {f.movielens_id: i for i, f in enumerate(catalogue.films) if f.movielens_id is not None}
    to = np.array([row.get(int(own), -1) for own in data.film_ids], dtype=np.int64)
    data = data.take(to[data.films] >= 0)
    people, renumbered = np.unique(data.people, return_inverse=True)
    if len(people) < FEWEST_PEOPLE or not 0 < (data.ratings >= FAVOURITE).mean() < 1:
        raise BadInput(
            f"expected ratings by {FEWEST_PEOPLE} people and more of films that the catalogue has "
            f"a MovieLens id for, some of {FAVOURITE} stars and some below, got {len(data)} "
            f"ratings by {len(people)}"
        )
    return replace(
        data,
        people=renumbered,
        person_ids=data.person_ids[people],
        films=to[data.films],
        film_ids=np.arange(len(catalogue)),
    )


def data_name(path: Path) -> str:
    """Of the data set: its folder's."""
    return (path if path.is_dir() else path.parent).resolve().name


def split_people(data: Interactions, seed: int) -> People:
    """60 % of the people to learn from, 20 % to choose and calibrate by, 20 % to test."""
    order = np.random.default_rng(seed).permutation(data.n_people)
    first = round(_LEARN * len(order))
    second = first + round(_VALIDATE * len(order))
    return People(train=order[:first], validation=order[first:second], test=order[second:])


def of_people(data: Interactions, people: IdArray) -> Interactions:
    """Their ratings alone."""
    return data.take(np.isin(data.people, people))
