"""Asking a service for a JSON object or a picture, and refusing what is neither."""

import json
from typing import Any

from moodreel.errors import Unavailable
from moodreel.providers.breaker import Breaker
from moodreel.providers.facts import Picture
from moodreel.providers.remote import Remote, Reply

_MOST_JSON_BYTES = 256_000
# A poster 342 pixels wide has about 30 kB.
_MOST_PICTURE_BYTES = 1_000_000
_BEGINS = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/webp": b"RIFF",
}
# Wrong keys and used-up quotas do not mend within seconds.
_REFUSED, _REFUSED_PAUSE_S = (401, 403), 600.0


class Asking:
    """A remote service with its breaker. Every failure counts; that a film is unknown is none."""

    def __init__(self, remote: Remote, breaker: Breaker | None = None) -> None:
        self._remote = remote
        self._breaker = breaker or Breaker(remote.name)

    def document(self, path: str, headers: dict[str, str] | None = None) -> dict[str, Any] | None:
        """The JSON object at this path; None where there is nothing (404). Raises Unavailable."""
        own = {"Accept": "application/json", **(headers or {})}
        reply = self._get(path, own, _MOST_JSON_BYTES)
        if reply.status == 404:
            return None
        try:
            found = json.loads(reply.body) if reply.kind == "application/json" else None
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise self._failed(f"{self._remote.name} sent something else than a JSON object")
        return found

    def picture(self, path: str) -> Picture:
        """The picture at this path: JPEG, PNG or WebP, by what is said and by what it is. Raises
        Unavailable."""
        reply = self._get(path, {"Accept": ", ".join(_BEGINS)}, _MOST_PICTURE_BYTES)
        begins = _BEGINS.get(reply.kind)
        if reply.status != 200 or begins is None or not reply.body.startswith(begins):
            raise self._failed(f"{self._remote.name} sent no picture")
        return Picture(kind=reply.kind, content=reply.body)

    def _get(self, path: str, headers: dict[str, str], at_most: int) -> Reply:
        self._breaker.enter()
        try:
            reply = self._remote.get(path, at_most=at_most, headers=headers)
        except Unavailable as problem:
            raise self._failed(str(problem)) from None
        if reply.status not in (200, 404):
            pause = _REFUSED_PAUSE_S if reply.status in _REFUSED else reply.pause_s
            raise self._failed(_told(self._remote.name, reply.status), pause)
        self._breaker.succeeded()
        return reply

    def _failed(self, why: str, pause_s: float | None = None) -> Unavailable:
        self._breaker.failed(why, pause_s)
        return Unavailable(why)


def _told(name: str, status: int) -> str:
    if status in _REFUSED:
        return f"{name} refuses (HTTP {status}): the key is wrong, or its quota used up"
    return f"{name} is not well (HTTP {status})"
