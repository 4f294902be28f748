"""The settings file: TOML, one line a setting, and closed to others where it holds a secret."""

import os
import re
import stat
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from moodreel.errors import BadInput, UnknownName

_LONGEST_BYTES = 100_000
_PLACE = re.compile(r"\((at [^()]*)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a settings file says, and where it is."""

    path: Path
    values: Mapping[str, str]

    def name(self, key: str) -> str:
        """How messages name a setting of the file."""
        return f"{key} in {self.path}"


def read_file(path: Path, secrets: Mapping[str, Callable[[str], bool]]) -> Source:
    """The settings in the file as text.

    `secrets` tells of each setting that there is whether a text is a secret. Raises BadInput,
    which never repeats a value.
    """
    content, about = _bytes(path)
    values = {key: _text(f"{key} in {path}", value) for key, value in _parse(path, content).items()}
    for key in values:
        if key not in secrets:
            raise UnknownName(f"setting in {path}", key, tuple(secrets))
    if os.name == "posix":
        _check_rights(path, about, [key for key, value in values.items() if secrets[key](value)])
    return Source(path=path, values=values)


def _bytes(path: Path) -> tuple[bytes, os.stat_result]:
    """Content and rights of one and the same file, whatever is put in its place meanwhile."""
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST_BYTES + 1), os.fstat(file.fileno())
    except OSError as error:
        raise BadInput(
            f"expected a settings file in {path}: {error.strerror}. It is named by MOODREEL_CONFIG,"
            " or moodreel.toml in MOODREEL_HOME"
        ) from None


def _parse(path: Path, content: bytes) -> Mapping[str, object]:
    if len(content) > _LONGEST_BYTES:
        raise BadInput(f"expected a settings file of at most {_LONGEST_BYTES:,} bytes in {path}")
    try:
        return tomllib.loads(content.decode())
    except UnicodeDecodeError:
        raise BadInput(f"expected a settings file in UTF-8 in {path}") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        # The place alone: the line may hold a password.
        place = _PLACE.search(str(error))
        raise BadInput(
            f"expected TOML in {path}, a line each like camera = false; it cannot be read"
            + (f" {place[1]}" if place else "")
        ) from None


def _text(name: str, value: object) -> str:
    match value:
        case bool():
            return "on" if value else "off"
        case str():
            return value
        case int():
            return str(value)
        case list() if all(isinstance(one, str) for one in value):
            return ",".join(value)
    raise BadInput(f"{name}: expected a text, a number, true, false or a list of texts")


def _check_rights(path: Path, about: os.stat_result, secrets: list[str]) -> None:
    mode = stat.S_IMODE(about.st_mode)
    if about.st_uid not in (os.geteuid(), 0):
        raise BadInput(
            f"expected a settings file of your own or of root in {path}, and it belongs to the user"
            f" {about.st_uid}, who could change it at any time"
        )
    if mode & stat.S_IWOTH or (secrets and mode & 0o077):
        why = f"it holds {', '.join(secrets)}" if secrets else "anybody may write to it"
        raise BadInput(
            f"expected a settings file that is closed to others in {path}, as {why}; its rights are"
            f" {mode:03o}. Run: chmod 600 {path}"
        )
