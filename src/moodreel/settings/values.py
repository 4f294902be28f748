"""How one setting is written, and how it is read: text from the environment or the file."""

import re
from collections.abc import Callable
from dataclasses import MISSING, field
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from moodreel.errors import BadInput, shorten

# A value is read from its text; the first argument names the setting in messages.
Reader = Callable[[str, str], object]

READ, SECRET = "read", "secret"

_MOST_DAYS = 3_650
_SWITCH = {"on": True, "off": False}
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_ORIGIN = re.compile(rf"https?://({_HOST.pattern}|\[[0-9a-f:.]+\])(:(?P<port>\d{{1,5}}))?")
_KEY = re.compile(r"[!-~]{4,2000}")
_PASSWORD = re.compile(r"://[^/@]*:[^/]*@|[?&]password=", re.IGNORECASE)


def setting(
    read: Reader, *, default: Any = MISSING, secret: Callable[[str], bool] | bool = False
) -> Any:
    """A field of `Settings`: how its text is read, and which texts are nobody else's business.

    A field that may hold a secret stays out of the representation of the settings.
    """
    hidden = secret if callable(secret) else lambda _: bool(secret)
    return field(default=default, repr=not secret, metadata={READ: read, SECRET: hidden})


def path(name: str, value: str) -> Path:
    """An absolute path; ~ is a home folder. Raises BadInput."""
    try:
        return Path(value).expanduser().absolute()
    except RuntimeError:
        raise BadInput(f"{name}: there is no such home folder in {value!r}") from None


def switch(name: str, value: str) -> bool:
    """On or off. Raises BadInput."""
    try:
        return _SWITCH[value.strip().lower()]
    except KeyError:
        raise BadInput(f"{name}: expected on or off, got {shorten(value)!r}") from None


def one_of(*words: str) -> Reader:
    """One of these words."""

    def read(name: str, value: str) -> str:
        word = value.strip().lower()
        if word not in words:
            told = ", ".join(words)
            raise BadInput(f"{name}: expected one of {told}, got {shorten(value)!r}")
        return word

    return read


def days(name: str, value: str) -> int:
    """A whole number of days, none to ten years. Raises BadInput."""
    digits = value.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 4) or int(digits) > _MOST_DAYS:
        raise BadInput(
            f"{name}: expected whole days from 0 to {_MOST_DAYS:,}, got {shorten(value)!r}"
        )
    return int(digits)


def text(name: str, value: str) -> str:  # noqa: ARG001 - a reader like the others
    """The text as it stands, without blanks around it: a URL, a key, a token."""
    return value.strip()


def texts(name: str, value: str) -> tuple[str, ...]:  # noqa: ARG001 - a reader like the others
    """Texts separated by commas or blanks."""
    return tuple(value.replace(",", " ").split())


def hosts(name: str, value: str) -> tuple[str, ...]:
    """Host names, without port. Raises BadInput."""
    found = tuple(host.lower() for host in texts(name, value))
    for host in found:
        if not _HOST.fullmatch(host):
            raise BadInput(
                f"{name}: expected host names like films.example.org, without https:// and port, "
                f"got {shorten(host)!r}"
            )
    return found


def origins(name: str, value: str) -> tuple[str, ...]:
    """Origins of websites, or * for any. Raises BadInput."""
    found = tuple(origin.lower() for origin in texts(name, value))
    for origin in found:
        if origin != "*" and not _is_origin(origin):
            raise BadInput(
                f"{name}: expected origins like https://films.example.org or "
                f"http://localhost:5173, without a path, or *; got {shorten(origin)!r}"
            )
    return found


def key(name: str, value: str) -> str:
    """A key or token as a service hands it out. Raises BadInput, which does not repeat it."""
    value = value.strip()
    if not _KEY.fullmatch(value):
        raise BadInput(f"{name}: expected a key of 4 to 2,000 plain characters without blanks")
    return value


def _is_origin(value: str) -> bool:
    parts = _ORIGIN.fullmatch(value)
    return parts is not None and int(parts["port"] or 0) < 65_536


def proxies(name: str, value: str) -> tuple[str, ...]:
    """Addresses or networks, or * for any. Raises BadInput."""
    found = texts(name, value)
    for address in found:
        if address != "*" and not _is_network(address):
            raise BadInput(
                f"{name}: expected addresses like 127.0.0.1 or networks like 10.0.0.0/8, got "
                f"{shorten(address)!r}"
            )
    return found


def _is_network(address: str) -> bool:
    try:
        ip_network(address)
    except ValueError:
        return False
    return True


def has_password(value: str) -> bool:
    """Whether a database URL holds one."""
    return _PASSWORD.search(value) is not None
