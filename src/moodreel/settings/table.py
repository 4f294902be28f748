"""What can be set from outside, and how the environment and a file are read.

Each setting is one field: `camera` is MOODREEL_CAMERA in the environment and camera in the file,
which MOODREEL_CONFIG names, or moodreel.toml in the home where there is one. The environment goes
before the file. The README's table says what each is for.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from moodreel.errors import BadInput
from moodreel.settings.file import Source, read_file
from moodreel.settings.values import (
    READ,
    SECRET,
    days,
    has_password,
    hosts,
    key,
    one_of,
    origins,
    path,
    proxies,
    setting,
    switch,
    text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set from outside."""

    home: Path = setting(path)
    """Folder for the database and caches."""
    database: str | Path = setting(text, secret=has_password)
    """A URL; or the SQLite file in the home, which a URL could not name if it holds a ?."""
    models: Path = setting(path)
    """Where third-party weights are fetched to."""
    catalogue: Path | None = setting(path, default=None)
    """A catalogue file in place of the bundled one."""
    camera: bool = setting(switch, default=True)
    """Whether faces are read at all; off for schools and workplaces (docs/privacy.md)."""
    research: bool = setting(switch, default=True)
    """Whether artefacts for research only (artefacts/research) are loaded."""
    accounts: str = setting(one_of("auto", "on", "off"), default="auto")
    """Whether people sign in; auto: not on this machine alone, until its one person wants to."""
    registration: str = setting(one_of("open", "closed"), default="open")
    """Whether people may make accounts themselves, where they sign in."""
    hosts: tuple[str, ...] = setting(hosts, default=())
    """Names under which a server is reached from elsewhere; it answers to no others then."""
    proxies: tuple[str, ...] = setting(proxies, default=("127.0.0.1", "::1"))
    """Whose word is taken for who asks, and whether over TLS: reverse proxies before the server."""
    keep_shown_days: int = setting(days, default=180)
    """How long what answers showed is kept; 0 keeps none (docs/people.md)."""
    cors: tuple[str, ...] = setting(origins, default=())
    """Origins of other websites whose pages may ask (api/cors.py)."""
    tmdb_key: str | None = setting(key, default=None, secret=True)
    """A key of one's own for TMDB: posters and facts come from there (docs/providers.md)."""
    omdb_key: str | None = setting(key, default=None, secret=True)
    """The same for OMDb."""
    llm: str | None = setting(text, default=None)
    """A language model, as provider:model; asked where somebody asks for it (docs/providers.md)."""
    llm_url: str | None = setting(text, default=None)
    """Where it is, for servers of OpenAI's protocol."""
    llm_key: str | None = setting(key, default=None, secret=True)
    """Its key; else what its own environment variable holds."""
    review_model: str | None = setting(text, default=None)
    """A classifier of reviews from Hugging Face's hub, by name or folder, in place of ours."""
    config: Path | None = None
    """The file that was read, if there is one."""


def names() -> tuple[str, ...]:
    """What each setting is called in the file, in order; MOODREEL_CONFIG names the file itself."""
    return tuple(own.name for own in fields(Settings) if READ in own.metadata)


def read_settings(
    environment: Mapping[str, str],
    *,
    database: str | None = None,
    catalogue: Path | None = None,
) -> Settings:
    """Settings from the environment and the file; what is given by name goes before both. Raises
    BadInput.
    """
    found = _from_environment(environment)
    source = _file(environment, found.get("home"))
    given = {"database": database, "catalogue": catalogue}
    found = (
        (_from_file(source) if source else {})
        | found
        | {key: value for key, value in given.items() if value}
    )
    home = found.setdefault("home", _usual_home())
    found.setdefault("database", home / "moodreel.db")
    found.setdefault("models", home / "models")
    return Settings(**found, config=source.path if source else None)


def _usual_home() -> Path:
    return user_data_path("moodreel", appauthor=False)


def _file(environment: Mapping[str, str], home: Path | None) -> Source | None:
    """The file that is named, or the one in the home, which cannot say where the home is."""
    secrets = {own.name: own.metadata[SECRET] for own in fields(Settings) if own.metadata}
    if named := environment.get("MOODREEL_CONFIG"):
        return read_file(path("MOODREEL_CONFIG", named), secrets)
    usual = (home or _usual_home()) / "moodreel.toml"
    if not os.path.lexists(usual):
        return None
    source = read_file(usual, secrets)
    if "home" in source.values:
        raise BadInput(
            f"{source.name('home')}: a file in the home cannot move it. Set MOODREEL_HOME, or name "
            "the file in MOODREEL_CONFIG"
        )
    return source


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    given = {key: environment.get(f"MOODREEL_{key.upper()}") for key in names()}
    return {
        key: _reader(key)(f"MOODREEL_{key.upper()}", value) for key, value in given.items() if value
    }


def _from_file(source: Source) -> dict[str, Any]:
    return {
        key: _reader(key)(source.name(key), value) for key, value in source.values.items() if value
    }


def _reader(key: str) -> Any:
    return next(own.metadata[READ] for own in fields(Settings) if own.name == key)
