"""Who rated which film how, and when: the one shape that all models of taste learn from."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.workshop.datasets.own_ratings import IN_SETTINGS, is_database, read_database, read_own
from moodreel.workshop.datasets.rating_columns import NO_TIME, Columns, Rules, read_columns
from moodreel.workshop.datasets.rating_layout import find

MOVIELENS_SCALE = (0.5, 5.0)
"""Every MovieLens edition rates within it; the early ones from 1 and in whole stars."""

__all__ = ["NO_TIME", "Interactions", "from_columns", "read"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Interactions:
    """Rows in order of person, time and film: equal ratings are equal data in whatever order they
    came, and nothing that sorts by time hangs on the order of a file.
    """

    people: IdArray
    """(n,) rows of `person_ids`."""
    films: IdArray
    """(n,) rows of `film_ids`; no person has a film twice."""
    ratings: FloatArray
    """(n,) within `scale`; NaN where only the seeing is known."""
    at: IdArray
    """(n,) Unix seconds, or `NO_TIME`."""
    person_ids: IdArray
    """(P,) as the file names them, rising."""
    film_ids: IdArray
    """(F,) as the file names them, rising."""
    scale: tuple[float, float]

    def __len__(self) -> int:
        return len(self.people)

    @property
    def n_people(self) -> int:
        """P, with people that no row is left of."""
        return len(self.person_ids)

    @property
    def n_films(self) -> int:
        """F, with films that no row is left of."""
        return len(self.film_ids)

    def take(self, rows: IdArray | BoolArray) -> "Interactions":
        """These rows; people and films keep their numbers, so that parts of a split fit."""
        return replace(
            self,
            people=self.people[rows],
            films=self.films[rows],
            ratings=self.ratings[rows],
            at=self.at[rows],
        )

    def rated(self) -> "Interactions":
        """The rows with a rating, people and films without one left out and numbered anew."""
        return self._only(np.flatnonzero(~np.isnan(self.ratings)))

    def of_films(self, film_ids: IdArray) -> "Interactions":
        """The rows of these films, people and films without one left out and numbered anew."""
        return self._only(np.flatnonzero(np.isin(self.film_ids, film_ids)[self.films]))

    def _only(self, rows: IdArray) -> "Interactions":
        people, own = np.unique(self.people[rows], return_inverse=True)
        films, theirs = np.unique(self.films[rows], return_inverse=True)
        return replace(
            self.take(rows),
            people=own,
            films=theirs,
            person_ids=self.person_ids[people],
            film_ids=self.film_ids[films],
        )

    def digest(self) -> str:
        """SHA-256 of the rows by their ids, as splits and artefacts name their data."""
        columns = (self.person_ids[self.people], self.film_ids[self.films], self.ratings, self.at)
        return sha256(b"".join(np.ascontiguousarray(c).tobytes() for c in columns)).hexdigest()


def read(
    path: Path, *, scale: tuple[float, float] = MOVIELENS_SCALE, unrated: bool = False
) -> Interactions:
    """The ratings of a file, of the file of ratings in a folder, or of moodreel's own database: its
    file, or `database` for the one that the settings name.

    Delimiter and columns are told from the first line, gzip, bz2 and xz are unpacked, rows may come
    in any order, and of several ratings of one film by one person the last by time counts (of equal
    times the later row). With `unrated` a rating may be empty. Raises `BadInput` where there is no
    file, `CorruptFile` with the line number of the first row that is not sound.
    """
    if path == IN_SETTINGS and not path.exists():
        return from_columns(read_own(), scale)
    file = find(path)
    if is_database(file):
        return from_columns(read_database(file), scale)
    return from_columns(read_columns(file, Rules(scale=scale, unrated=unrated)), scale)


def from_columns(columns: Columns, scale: tuple[float, float]) -> Interactions:
    """The rows in order, each pair once; MovieLens' scale begins at 1 if all ratings are whole."""
    person_ids, people = np.unique(columns.person, return_inverse=True)
    film_ids, films = np.unique(columns.film, return_inverse=True)
    by_pair = np.lexsort((columns.at, films, people))  # stable: equal times keep the file's order
    pairs = people[by_pair] * len(film_ids) + films[by_pair]
    last = by_pair[np.flatnonzero(np.diff(pairs, append=-1))]
    rows = last[np.lexsort((films[last], columns.at[last], people[last]))]
    ratings = columns.rating[rows]
    known = ratings[~np.isnan(ratings)]
    whole = scale == MOVIELENS_SCALE and bool((known == np.round(known)).all())
    return Interactions(
        people=people[rows],
        films=films[rows],
        ratings=ratings,
        at=columns.at[rows],
        person_ids=person_ids,
        film_ids=film_ids,
        scale=(1.0, scale[1]) if whole and len(known) else scale,
    )
