"""All films at once: the records for showing and the same facts as columns for computing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import N_EMOTIONS, BoolArray, FloatArray, IdArray
from moodreel.domain.film import Film
from moodreel.domain.vocabulary import ENDINGS, GENRES, TAGS, WARNINGS, Kind


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Films in a fixed order. A film's *row* (int64) is its number in that order; every array has
    one entry a row and is read-only.
    """

    films: tuple[Film, ...]
    rows: dict[str, int]
    """Film id to row."""
    is_series: BoolArray
    year: FloatArray
    runtime_min: FloatArray
    """NaN where unknown."""
    genres: BoolArray
    """(n, 21) columns as in `GENRES`."""
    tags: BoolArray
    """(n, 54) columns as in `TAGS`."""
    warnings: BoolArray
    """(n, 14) columns as in `WARNINGS`."""
    endings: IdArray
    """(n,) index into `ENDINGS`."""
    languages: np.ndarray
    """(n,) ISO 639 codes."""
    countries: np.ndarray
    """(n,) ISO 3166 codes of the main countries; empty where none is known."""
    evokes: FloatArray
    """(n, 8)"""
    valence: FloatArray
    arousal: FloatArray
    n_ratings: FloatArray
    """NaN where nobody has been asked, as for nearly every series: unknown, not unpopular."""
    mean_rating: FloatArray

    def __len__(self) -> int:
        return len(self.films)

    def label_of(self, film_id: str) -> str | None:
        """Title and year of the film of this id; None where it has left the catalogue."""
        row = self.rows.get(film_id)
        return self.films[row].label if row is not None else None

    @classmethod
    def of(cls, films: Sequence[Film]) -> "Catalogue":
        """Columns from records. Raises ValueError where two films share an id."""
        rows = {film.id: row for row, film in enumerate(films)}
        if len(rows) != len(films):
            raise ValueError("two films share an id")
        n = len(films)
        catalogue = cls(
            films=tuple(films),
            rows=rows,
            is_series=np.array([f.kind is Kind.SERIES for f in films], dtype=bool),
            year=np.array([f.year for f in films], dtype=np.float32),
            runtime_min=_optional([f.runtime_min for f in films]),
            genres=_multi_hot([f.genres for f in films], GENRES),
            tags=_multi_hot([f.tags for f in films], TAGS),
            warnings=_multi_hot([f.warnings for f in films], WARNINGS),
            endings=np.array([ENDINGS.index(f.ending) for f in films], dtype=np.int64),
            languages=np.array([f.language for f in films], dtype="U8"),
            countries=np.array([f.countries[0] if f.countries else "" for f in films], dtype="U2"),
            evokes=np.array([f.affect.evokes for f in films], dtype=np.float32).reshape(
                n, N_EMOTIONS
            ),
            valence=np.array([f.affect.valence for f in films], dtype=np.float32),
            arousal=np.array([f.affect.arousal for f in films], dtype=np.float32),
            n_ratings=_optional([f.n_ratings for f in films]),
            mean_rating=_optional([f.mean_rating for f in films]),
        )
        for name in cls.__slots__:
            value = getattr(catalogue, name)
            if isinstance(value, np.ndarray):
                value.setflags(write=False)
        return catalogue


def _optional(values: Sequence[float | None]) -> FloatArray:
    return np.array([np.nan if v is None else v for v in values], dtype=np.float32)


def _multi_hot(names: Sequence[Sequence[str]], vocabulary: Sequence[str]) -> BoolArray:
    column = {name: i for i, name in enumerate(vocabulary)}
    hot = np.zeros((len(names), len(vocabulary)), dtype=bool)
    pairs = [(row, column[name]) for row, own in enumerate(names) for name in own]
    if pairs:
        hot[tuple(np.array(pairs).T)] = True
    return hot
