"""Which trained models there are, and which of them is in use; `moodreel models list` shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from moodreel.errors import MoodreelError
from moodreel.inference.bundle import read_manifest
from moodreel.providers import minilm


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One trained model as files."""

    name: str
    licence: str
    megabytes: float
    state: str


def list_models(bundles: Mapping[Path, str], models: Path, *, in_use: bool) -> tuple[Model, ...]:
    """The bundles, each with the state that goes beside its folder, and MiniLM of the folder
    `models`, which is `in_use` or not. What is damaged says so in its place.
    """
    state = "run `moodreel models fetch`"
    if in_use:
        state = f"fetched to {models / minilm.FOLDER}"
    elif minilm.is_fetched(models):
        state = f"damaged, {state}"
    fetched = Model(
        name=minilm.NAME, licence=minilm.LICENCE, megabytes=minilm.MEGABYTES, state=state
    )
    return (*(_bundle(folder, state) for folder, state in bundles.items()), fetched)


def _bundle(folder: Path, state: str) -> Model:
    size = sum(path.stat().st_size for path in folder.iterdir()) if folder.is_dir() else 0
    try:
        manifest = read_manifest(folder)
    except MoodreelError as problem:
        return Model(name=folder.name, licence="?", megabytes=size / 1e6, state=str(problem))
    return Model(
        name=manifest["name"],
        licence=manifest["licence"],
        megabytes=round(size / 1e6, 1),
        state=state,
    )
