"""What was trained on people's ratings is opened over a catalogue, as far as it is there."""

import logging
from pathlib import Path

from moodreel.domain.catalogue import Catalogue
from moodreel.errors import CorruptFile, Unavailable
from moodreel.inference.taste import TasteModel
from moodreel.recommending.taste import Taste

_log = logging.getLogger(__name__)


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
