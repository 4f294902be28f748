"""What the catalogue knows of films, as columns that reviews are foretold from."""

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import EMOTIONS, FloatArray
from moodreel.domain.vocabulary import ENDINGS, GENRES, TAGS, WARNINGS

FEATURES: tuple[str, ...] = (
    *(f"genre {name}" for name in GENRES),
    *(f"tag {name}" for name in TAGS),
    *(f"warning {name}" for name in WARNINGS),
    *(f"ending {name}" for name in ENDINGS),
    *(f"evokes {emotion.value}" for emotion in EMOTIONS),
    "valence",
    "arousal",
    "series",
    "decades from 1990",
    "hours",
)

# Where a length is not known: that of a usual film.
_USUAL_MINUTES = 105.0


def features(catalogue: Catalogue) -> FloatArray:
    """(n_films, len(FEATURES)); each within a few units of 0, none of them NaN, none of ratings."""
    n = len(catalogue)
    endings = np.eye(len(ENDINGS), dtype=np.float32)[catalogue.endings]
    minutes = np.nan_to_num(catalogue.runtime_min, nan=_USUAL_MINUTES)
    alone = (
        catalogue.valence,
        catalogue.arousal,
        catalogue.is_series,
        (catalogue.year - 1990) / 10,
        np.minimum(minutes, 300) / 60,
    )
    blocks = (catalogue.genres, catalogue.tags, catalogue.warnings, endings, catalogue.evokes)
    columns = [*blocks, *(column.reshape(n, 1) for column in alone)]
    return np.hstack([block.reshape(n, -1).astype(np.float32) for block in columns])
