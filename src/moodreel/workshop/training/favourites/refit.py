"""Favourites learned anew from some people of a data set, for who is to be asked about others."""

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import IdArray
from moodreel.inference.favourites import Favourites
from moodreel.workshop.datasets.histories import Histories
from moodreel.workshop.datasets.interactions import MOVIELENS_SCALE, NO_TIME, Interactions
from moodreel.workshop.training.favourites.crowd import crowd_of
from moodreel.workshop.training.favourites.ratings import of_people
from moodreel.workshop.training.favourites.recipe import candidates, served
from moodreel.workshop.training.favourites.rows import rows_to_learn, rows_to_measure

_SHIPPED = "boosted"
_CALIBRATE = 4
"""One of so many people calibrates: the others and they are as many to each other as in the recipe
that ships.
"""


def refit(histories: Histories, people: IdArray, catalogue: Catalogue, seed: int) -> Favourites:
    """The recipe of what ships with the model that ships, on these people alone."""
    ratings = of_people(_interactions(histories), people)
    order = np.random.default_rng(seed).permutation(people)
    calibrate, learn = order[::_CALIBRATE], np.delete(order, np.s_[::_CALIBRATE])
    crowd = crowd_of(of_people(ratings, learn))
    (found,) = candidates(
        rows_to_learn(ratings, learn, catalogue, seed),
        rows_to_measure(ratings, calibrate, catalogue, crowd),
        (_SHIPPED,),
        seed,
        lambda _: None,
    )
    return served(found, crowd_of(ratings), catalogue).over(catalogue)


def _interactions(histories: Histories) -> Interactions:
    """Rows and columns of the histories are the people and films."""
    n_people, n_films = histories.shape
    return Interactions(
        people=np.repeat(np.arange(n_people), np.diff(histories.indptr)),
        films=histories.indices.astype(np.int64),
        ratings=histories.data,
        at=np.full(histories.nnz, NO_TIME),
        person_ids=np.arange(n_people),
        film_ids=np.arange(n_films),
        scale=MOVIELENS_SCALE,
    )
