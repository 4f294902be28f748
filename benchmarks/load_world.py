"""A million ratings of simulated people, in a database of moodreel's."""

from datetime import UTC, datetime, timedelta

import numpy as np
from sqlalchemy import insert

from moodreel.domain.rating import STARS
from moodreel.storage.database import Database
from moodreel.storage.tables import ratings

N_PEOPLE = 10_000
SEED = 7
_BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
_ROWS_AT_ONCE = 10_000


def person(n: int) -> str:
    """A key as long as those of accounts."""
    return f"{n:032d}"


def fill(database: Database, films: list[str], n_ratings: int) -> list[int]:
    """Writes the ratings and gives how many each person has.

    People differ as on MovieLens: most rate few films, some very many (log-normal), and some films
    are rated far more often than others (1/rank).
    """
    draw = np.random.default_rng(SEED)
    share = draw.lognormal(0.0, 1.2, N_PEOPLE)
    counts = np.clip((share / share.sum() * n_ratings * 0.95).astype(int), 1, len(films))
    while (missing := n_ratings - int(counts.sum())) > 0:
        able = np.flatnonzero(counts < len(films))
        counts[draw.choice(able, min(missing, len(able)), replace=False)] += 1
    log_popularity = -np.log(np.arange(1, len(films) + 1))[draw.permutation(len(films))]
    rows = []
    with database._engine.connect() as connection:
        for n, count in enumerate(counts.tolist()):
            rows += _of(draw, n, count, films, log_popularity)
            if len(rows) >= _ROWS_AT_ONCE or n == N_PEOPLE - 1:
                connection.execute(insert(ratings), rows)
                connection.commit()
                rows = []
    return [int(count) for count in counts]


def _of(
    draw: np.random.Generator, n: int, count: int, films: list[str], log_popularity: np.ndarray
) -> list[dict[str, object]]:
    """One person's ratings; without replacement by Gumbel's trick."""
    chosen = np.argpartition(-(log_popularity + draw.gumbel(size=len(films))), count - 1)[:count]
    stars = draw.choice(STARS, count)
    days = draw.uniform(0, 6 * 365, count)
    return [
        {
            "person": person(n),
            "film_id": films[film],
            "stars": float(star),
            "at": _BEGIN + timedelta(days=float(day)),
        }
        for film, star, day in zip(chosen, stars, days, strict=True)
    ]
