"""What was trained on people's ratings is opened over a catalogue, as far as it is there."""

import logging
from pathlib import Path

from moodreel.domain.catalogue import Catalogue
from moodreel.errors import CorruptFile, Unavailable
from moodreel.inference.favourites import FavouriteModel, Favourites
from moodreel.inference.taste import TasteModel
from moodreel.recommending.recommend import Parts
from moodreel.recommending.taste import Taste

_log = logging.getLogger(__name__)


def open_parts(catalogue: Catalogue, *, taste: Path, favourites: Path) -> Parts:
    """The parts of a recommender; each folder is opened by the first who has a history."""
    return Parts(
        catalogue,
        lambda: open_taste(taste, catalogue),
        lambda: open_favourites(favourites, catalogue),
    )


def open_taste(folder: Path, catalogue: Catalogue) -> Taste | None:
    """The taste in this folder; None where nothing is there. What is damaged is left out, with a
    line in the log: films come all the same.
    """
    try:
        return Taste(catalogue, TasteModel.open(folder))
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
