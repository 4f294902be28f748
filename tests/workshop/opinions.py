"""People who agree within two camps and contradict each other: what rating models shall find."""

import numpy as np
from tests.workshop.taste_worlds import rated

from moodreel.workshop.datasets.interactions import Interactions

LIKED, DISLIKED = 4.5, 1.5


def opinions(n_people: int = 40, n_films: int = 30, share: float = 0.6) -> Interactions:
    """Person p likes film f where both are even or both are odd, and dislikes it otherwise; each
    film and person is right in the middle on average, so that offsets say nothing.
    """
    rng = np.random.default_rng(5)
    return rated(
        (person, film, LIKED if (person + film) % 2 == 0 else DISLIKED, 100 * person + film)
        for person in range(n_people)
        for film in range(n_films)
        if film < 4 or rng.random() < share
    )
