"""What was trained on people's ratings is opened over a catalogue, as far as it is there."""

import logging
from pathlib import Path

from moodreel.domain.catalogue import Catalogue
from moodreel.errors import CorruptFile, Unavailable
from moodreel.inference.favourites import FavouriteModel, Favourites
from moodreel.inference.taste import TasteModel
from moodreel.recommending.recommend import Parts
from moodreel.recommending.taste import Taste
from moodreel.usecases.open_ratings import open_rating_models

_log = logging.getLogger(__name__)


def open_parts(catalogue: Catalogue, *, taste: Path, ratings: Path, favourites: Path) -> Parts:
    """The parts of a recommender; each folder is opened by the first who has a history."""
    return Parts(
        catalogue,
        lambda: open_taste(taste, ratings, catalogue),
        lambda: open_favourites(favourites, catalogue),
    )


def open_taste(folder: Path, ratings: Path, catalogue: Catalogue) -> Taste | None:
    """The film weights in this folder and the rating models in the folders of `ratings`; None where
    nothing is there. What is damaged is left out, with a line in the log: films come all the same.
    """
    weights, models = _weights(folder), open_rating_models(ratings)
    return Taste(catalogue, weights, models) if weights or models else None


def _weights(folder: Path) -> TasteModel | None:
    try:
        return TasteModel.open(folder)
    except Unavailable:
        return None
    except CorruptFile as error:
        _log.error("recommending without taste: %s", error)
        return None


def open_favourites(folder: Path, catalogue: Catalogue) -> Favourites | None:
    """What becomes a favourite of whom, from this folder; else as `open_taste`."""
    try:
        return FavouriteModel.open(folder).over(catalogue)
    except Unavailable:
        return None
    except CorruptFile as error:
        _log.error("recommending without favourites: %s", error)
        return None
