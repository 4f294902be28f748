"""The models that foretell ratings, from a folder with one folder a model."""

import logging
from pathlib import Path

from moodreel.errors import CorruptFile
from moodreel.inference.arrays_file import MANIFEST, ArraysManifest
from moodreel.inference.estimates import RatingEstimator
from moodreel.inference.rating_artefact import open_ratings

_log = logging.getLogger(__name__)


def open_rating_models(folder: Path) -> dict[str, RatingEstimator]:
    """The models by name, first the one that errs least on held-out ratings by its own manifest;
    none where there is no folder. What is damaged is left out, with a line in the log.
    """
    opened: list[tuple[float, str, RatingEstimator]] = []
    for path in sorted(folder.glob(f"*/{MANIFEST}")):
        try:
            manifest, model = open_ratings(path.parent)
        except CorruptFile as error:
            _log.error("foretelling ratings without %s: %s", path.parent.name, error)
            continue
        opened.append((_error(manifest), manifest["name"], model))
    return {name: model for _, name, model in sorted(opened, key=lambda own: own[:2])}


def _error(manifest: ArraysManifest) -> float:
    """RMSE in stars; a manifest without one stands last."""
    measured = manifest["metrics"].get("rmse", {})
    return float(measured.get("value", "inf"))
