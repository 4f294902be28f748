"""Which films' ratings are used: those of the bundled catalogue, or all."""

import numpy as np

from moodreel.catalogues.bundled import load_bundled
from moodreel.errors import BadInput, UnknownName
from moodreel.workshop.datasets.interactions import Interactions

FILMS = ("catalogue", "all")


def chosen_films(data: Interactions, films: str) -> Interactions:
    """The rows of these films. Raises `UnknownName` for a name that is not in `FILMS`."""
    if films not in FILMS:
        raise UnknownName("choice of films", films, FILMS)
    if films == "all":
        return data
    known = [f.movielens_id for f in load_bundled().films if f.movielens_id is not None]
    chosen = data.of_films(np.array(known, dtype=np.int64))
    if not len(chosen):
        raise BadInput(
            "expected ratings of films of the catalogue, by their MovieLens ids; got none: use "
            "--films all for films of your own"
        )
    return chosen
