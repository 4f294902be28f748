"""Damped biases: how far each person and each film lies from the mean of all ratings."""

import numpy as np

from moodreel.workshop.training.taste.observed import Observed

_ROUNDS = 15


def offsets(
    people: Observed, films: Observed, damping_people: float, damping_films: float
) -> tuple[np.ndarray, np.ndarray]:
    """(P,) and (F,): each the mean of what the other side leaves of the ratings, damped as if there
    were so many more ratings at 0 (Koren 2010, section 2.1), in turn until they settle.
    """
    of_people, of_films = np.zeros(len(people.counts)), np.zeros(len(films.counts))
    sums_people, sums_films = people.values.sum(axis=1), films.values.sum(axis=1)
    for _ in range(_ROUNDS):
        of_films = (sums_films - films.ones @ of_people) / (films.counts + damping_films)
        of_people = (sums_people - people.ones @ of_films) / (people.counts + damping_people)
    return of_people, of_films


def left_over(people: Observed, of_people: np.ndarray, of_films: np.ndarray) -> np.ndarray:
    """(n,) what the offsets leave of each rating, in the order of the rows of the matrix."""
    rows = np.repeat(np.arange(len(people.counts)), np.diff(people.values.indptr))
    left: np.ndarray = people.values.data - of_people[rows] - of_films[people.values.indices]
    return left
