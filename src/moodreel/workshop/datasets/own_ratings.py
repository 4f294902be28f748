"""The ratings in moodreel's own database, as columns like those of a MovieLens file.

People are numbered: their names reach no model. Films go by their MovieLens ids, which is how
models of taste know them; a rating of a film without one teaches nothing that could be passed on,
and is left out.
"""

import os
from contextlib import closing
from pathlib import Path

import numpy as np

from moodreel.catalogues.bundled import load_bundled
from moodreel.errors import BadInput
from moodreel.settings import read_settings
from moodreel.storage.database import Database
from moodreel.workshop.datasets.rating_columns import Columns

_SQLITE = b"SQLite format 3\0"

# What stands for the database of the settings. Its URL may hold a password, and would otherwise
# stand on the command line, and in the manifest of what was trained.
IN_SETTINGS = Path("database")


def is_database(path: Path) -> bool:
    """Whether a file is SQLite's."""
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def read_own() -> Columns:
    """The same of the database that the settings name, on a server or in a file."""
    return read_database(read_settings(os.environ).database)


def read_database(where: Path | str) -> Columns:
    """All ratings of films with a MovieLens id. Raises `BadInput` where there are none, and as the
    database does where it is damaged or not moodreel's.
    """
    with closing(Database(where)) as database:
        address = database.address
        if not database.exists():
            raise BadInput(f"there is no database {address} yet: rate films with moodreel rate")
        database.prepare()
        with database.unit_of_work() as work:
            everyone = work.ratings.everyone()
    known = {film.id: film.movielens_id for film in load_bundled().films}
    rows = [(own, known.get(own.film_id)) for own in everyone]
    kept = [(own, number) for own, number in rows if number is not None]
    if not kept:
        raise BadInput(
            f"{address} holds no rating of a film with a MovieLens id: rate some with moodreel rate"
        )
    _, people = np.unique([own.person for own, _ in kept], return_inverse=True)
    return Columns(
        person=people.astype(np.int64),
        film=np.array([number for _, number in kept], dtype=np.int64),
        rating=np.array([own.stars for own, _ in kept], dtype=np.float32),
        at=np.array([int(own.at.timestamp()) for own, _ in kept], dtype=np.int64),
    )
