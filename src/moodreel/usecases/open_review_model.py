"""The model that reads reviews is opened, under a name that tells versions apart."""

import logging
from collections.abc import Sequence
from pathlib import Path

from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.inference.array_bundle import ArrayBundle
from moodreel.inference.review_sentiment import FILE, TASK, ReviewReading, ReviewSentimentModel
from moodreel.providers.hf_sentiment import HfSentiment

_log = logging.getLogger(__name__)

_DIGITS = 8


class NamedModel:
    """A model with its name: reviews read under another are read again."""

    def __init__(self, name: str, model: ReviewSentimentModel) -> None:
        self.name = name
        self._model = model

    def read_many(self, texts: Sequence[str]) -> list[ReviewReading]:
        """The readings of many reviews, in order."""
        return self._model.read_many(texts)


def open_review_model(folder: Path) -> NamedModel | None:
    """The model in this folder; None where there is none. What is damaged is left out, with a line
    in the log: reviews are kept all the same, and read when it is whole again.
    """
    try:
        manifest = ArrayBundle.open(folder, TASK).manifest
        version = manifest["files"][FILE]["sha256"][:_DIGITS]
        return NamedModel(f"{manifest['name']}-{version}", ReviewSentimentModel.open(folder))
    except Unavailable:
        return None
    except (CorruptFile, KeyError) as error:
        _log.error("reviews are not read: %s", error)
        return None


def open_other(reader: HfSentiment) -> HfSentiment | None:
    """The reader of others, ready to read; None, with a line in the log, where it cannot be had:
    reviews are kept all the same, and read when it can.
    """
    try:
        reader.open()
    except (Unavailable, BadInput) as error:
        _log.error("reviews are not read: %s", error)
        return None
    return reader
