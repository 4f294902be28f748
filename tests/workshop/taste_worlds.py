"""Small sets of ratings whose answers a reader can work out."""

from collections.abc import Iterable

import numpy as np

from moodreel.workshop.datasets.interactions import Interactions, from_columns
from moodreel.workshop.datasets.rating_columns import Columns

Row = tuple[int, int, float, int]


def rated(rows: Iterable[Row], scale: tuple[float, float] = (0.5, 5.0)) -> Interactions:
    """Interactions of person, film, rating and time."""
    people, films, ratings, times = zip(*rows, strict=True)
    return from_columns(
        Columns(
            person=np.array(people, dtype=np.int64),
            film=np.array(films, dtype=np.int64),
            rating=np.array(ratings, dtype=np.float32),
            at=np.array(times, dtype=np.int64),
        ),
        scale,
    )


def checkerboard(n_people: int = 40, n_films: int = 30, share: float = 0.7) -> Interactions:
    """People with an even number see even films and like them, the others odd ones; each misses
    some, drawn with a fixed seed. Films 0 and 1 are seen by all of their kind.
    """
    rng = np.random.default_rng(7)
    return rated(
        (person, film, 4.5 if film % 4 < 2 else 3.5, 100 * person + film)
        for person in range(n_people)
        for film in range(person % 2, n_films, 2)
        if film < 2 or rng.random() < share
    )


def scattered(n_people: int = 30, n_films: int = 20, seed: int = 3) -> Interactions:
    """Ratings at random, times with many equals."""
    rng = np.random.default_rng(seed)
    return rated(
        (person, film, float(rng.integers(1, 11)) / 2, int(rng.integers(0, 50)))
        for person in range(n_people)
        for film in range(n_films)
        if rng.random() < 0.4 or film == person % n_films
    )
