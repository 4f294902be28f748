"""The ratings in moodreel's own database, as columns like those of a MovieLens file.

People are numbered: their names reach no model. Films go by their MovieLens ids, which is how
models of taste know them; a rating of a film without one teaches nothing that could be passed on,
and is left out.
"""

from contextlib import closing
from pathlib import Path

import numpy as np

from moodreel.catalogues.bundled import load_bundled
from moodreel.errors import BadInput
from moodreel.storage.database import Database
from moodreel.workshop.datasets.rating_columns import Columns

_SQLITE = b"SQLite format 3\0"


def is_database(path: Path) -> bool:
    """Whether a file is SQLite's."""
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def read_database(path: Path) -> Columns:
    """All ratings of films with a MovieLens id. Raises `BadInput` where there are none, and as the
    database does where it is damaged or not moodreel's.
    """
    with closing(Database(path)) as database:
        database.prepare()
        with database.unit_of_work() as work:
            everyone = work.ratings.everyone()
    known = {film.id: film.movielens_id for film in load_bundled().films}
    rows = [(own, known.get(own.film_id)) for own in everyone]
    kept = [(own, number) for own, number in rows if number is not None]
    if not kept:
        raise BadInput(
            f"{path} holds no rating of a film with a MovieLens id: rate some with moodreel rate"
        )
    _, people = np.unique([own.person for own, _ in kept], return_inverse=True)
    return Columns(
        person=people.astype(np.int64),
        film=np.array([number for _, number in kept], dtype=np.int64),
        rating=np.array([own.stars for own, _ in kept], dtype=np.float32),
        at=np.array([int(own.at.timestamp()) for own, _ in kept], dtype=np.int64),
    )
