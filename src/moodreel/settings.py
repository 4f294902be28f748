"""The environment becomes frozen settings, read once.

MOODREEL_HOME       folder for the database and caches (default: the platform's user data folder)
MOODREEL_DATABASE   database URL (default: the SQLite file moodreel.db in the home)
MOODREEL_MODELS     folder of fetched models (default: models in the home)
MOODREEL_CATALOGUE  a catalogue file in place of the bundled one
MOODREEL_CAMERA     "off" removes every door that takes a picture of a face (default: on)
MOODREEL_RESEARCH   "off" leaves all research artefacts unloaded (default: on)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from moodreel.errors import BadInput

_SWITCH = {"on": True, "off": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set from outside."""

    home: Path
    database: str | Path
    """A URL; or the SQLite file in the home, which a URL could not name if it holds a ?."""
    models: Path
    """Where third-party weights are fetched to."""
    catalogue: Path | None = None
    camera: bool = True
    """Whether faces are read at all; off for schools and workplaces (docs/privacy.md)."""
    research: bool = True
    """Whether artefacts for research only (artefacts/research) are loaded."""


def read_settings(
    environment: Mapping[str, str],
    *,
    database: str | None = None,
    catalogue: Path | None = None,
) -> Settings:
    """Settings from the environment; what is given by name goes before it. Raises BadInput."""
    own = environment.get("MOODREEL_HOME")
    home = _path("MOODREEL_HOME", own) if own else user_data_path("moodreel", appauthor=False)
    films, models = environment.get("MOODREEL_CATALOGUE"), environment.get("MOODREEL_MODELS")
    return Settings(
        home=home,
        database=database or environment.get("MOODREEL_DATABASE") or home / "moodreel.db",
        models=_path("MOODREEL_MODELS", models) if models else home / "models",
        catalogue=catalogue or (_path("MOODREEL_CATALOGUE", films) if films else None),
        camera=_switch("MOODREEL_CAMERA", environment.get("MOODREEL_CAMERA") or "on"),
        research=_switch("MOODREEL_RESEARCH", environment.get("MOODREEL_RESEARCH") or "on"),
    )


def _path(name: str, value: str) -> Path:
    try:
        return Path(value).expanduser().absolute()
    except RuntimeError:
        raise BadInput(f"{name}: there is no such home folder in {value!r}") from None


def _switch(name: str, value: str) -> bool:
    try:
        return _SWITCH[value.strip().lower()]
    except KeyError:
        raise BadInput(f"{name}: expected on or off, got {value!r}") from None
