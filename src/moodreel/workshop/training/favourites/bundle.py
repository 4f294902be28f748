"""The favourites as a research artefact: arrays, manifest, card and NOTICE, whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.inference.bundle import write_manifest
from moodreel.inference.favourites import FILE, TASK, FavouriteModel
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.training.favourites import card
from moodreel.workshop.training.whole_folder import whole_folder

COMMAND = (
    "moodreel train favourites --data ../shared/data/{name} "
    "--out src/moodreel/artefacts/research/favourites --seed {seed}"
)
LICENCE = "GroupLens Research: research use, no commercial use without permission (NOTICE.md)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the ratings came from."""

    name: str
    rows: Interactions


def write(
    out: Path,
    model: FavouriteModel,
    *,
    source: Source,
    seed: int,
    metrics: Mapping[str, Any],
    settings: Mapping[str, Any],
) -> dict[str, Any]:
    """Puts the folder in place of what is there once all of it is written; gives the manifest."""
    manifest = _manifest(source, seed, metrics, settings)
    with whole_folder(out) as folder:
        np.savez_compressed(folder / FILE, allow_pickle=False, **model.arrays())
        (folder / "NOTICE.md").write_text(card.notice(manifest), encoding="utf-8")
        (folder / "card.md").write_text(card.card(manifest), encoding="utf-8")
        write_manifest(folder, manifest)
    return manifest


def _manifest(
    source: Source, seed: int, metrics: Mapping[str, Any], settings: Mapping[str, Any]
) -> dict[str, Any]:
    rows = source.rows
    return {
        "name": TASK,
        "task": TASK,
        "settings": dict(settings),
        "licence": LICENCE,
        "data": [{"name": source.name, "rows": len(rows), "people": rows.n_people,
                  "sha256": rows.digest()}],
        "metrics": dict(metrics),
        "seed": seed,
        "command": COMMAND.format(name=source.name, seed=seed),
    }  # fmt: skip
