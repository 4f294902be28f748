"""One server elsewhere that may be asked: over https, bounded in time and size, never led away.

A key may stand in a path (OMDb wants it there) or in a header, so that no message and no log holds
either: they name the service alone.
"""

import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Timer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from moodreel.errors import Unavailable

if TYPE_CHECKING:
    from http.client import HTTPConnection, HTTPResponse

_USER_AGENT = "moodreel"
# Slower than this, a picture comes too late for the page that asked for it.
TIMEOUT_S = 4.0
_LONGEST_PAUSE_S = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came, whatever its status."""

    status: int
    kind: str
    """Media type, in lower case and without parameters."""
    body: bytes
    pause_s: float | None
    """How long the service asks to be left alone."""


class Remote:
    """A service at one origin. `name` is what messages call it."""

    def __init__(self, name: str, origin: str, *, timeout_s: float = TIMEOUT_S) -> None:
        """Raises ValueError for an origin that is not https; this very machine may be http."""
        parts = urlsplit(origin)
        self._host, self._port = parts.hostname or "", parts.port
        self._plain = parts.scheme == "http" and self._host in ("127.0.0.1", "::1")
        if parts.path or not self._host or not (self._plain or parts.scheme == "https"):
            raise ValueError("expected an origin like https://example.org")
        self.name, self._timeout_s = name, timeout_s

    def get(self, path: str, *, at_most: int, headers: Mapping[str, str] | None = None) -> Reply:
        """What the service answers to GET of this path (with its query), of `at_most` bytes.

        One connection a request, a whole of `timeout_s` seconds. Raises Unavailable where nothing
        whole comes in time, and where the answer leads elsewhere, is packed or is too large.
        """
        # Here, because nobody who asks nobody shall wait for TLS to load.
        from http.client import HTTPException

        connection = self._connection()
        try:
            connection.connect()
            # The time-out of a socket starts anew with every byte: this one does not.
            late = Event()
            watch = Timer(self._timeout_s, _cut, (connection.sock, late))
            watch.start()
            try:
                reply = self._exchange(connection, path, at_most, headers or {})
            finally:
                watch.cancel()
            if late.is_set():
                raise TimeoutError
            return reply
        except TimeoutError:
            raise Unavailable(f"{self.name} did not answer within {self._timeout_s:g} s") from None
        except (OSError, HTTPException, ValueError) as problem:
            kind = type(problem).__name__
            raise Unavailable(f"{self.name} did not answer ({kind})") from None
        finally:
            connection.close()

    def _connection(self) -> "HTTPConnection":
        from http.client import HTTPConnection, HTTPSConnection

        kind = HTTPConnection if self._plain else HTTPSConnection
        return kind(self._host, self._port, timeout=self._timeout_s)

    def _exchange(
        self, connection: "HTTPConnection", path: str, at_most: int, headers: Mapping[str, str]
    ) -> Reply:
        own = {"User-Agent": _USER_AGENT, "Accept-Encoding": "identity", "Connection": "close"}
        connection.request("GET", path, headers={**own, **headers})
        with connection.getresponse() as answer:
            return self._read(answer, at_most)

    def _read(self, answer: "HTTPResponse", at_most: int) -> Reply:
        if 300 <= answer.status < 400:
            raise Unavailable(f"{self.name} leads elsewhere (HTTP {answer.status})")
        if answer.getheader("Content-Encoding", "identity").lower() != "identity":
            raise Unavailable(f"{self.name} sent a packed answer, which was not asked for")
        body = answer.read(at_most + 1)
        if len(body) > at_most:
            raise Unavailable(f"{self.name} sent more than {at_most:,} bytes")
        if answer.length:
            raise Unavailable(f"{self.name} broke off its answer")
        kind = answer.getheader("Content-Type", "").partition(";")[0].strip().lower()
        return Reply(status=answer.status, kind=kind, body=body, pause_s=_pause(answer))


def _cut(sock: socket.socket, late: Event) -> None:
    late.set()
    with suppress(OSError):  # it was closed meanwhile
        sock.shutdown(socket.SHUT_RDWR)


def _pause(answer: "HTTPResponse") -> float | None:
    """Seconds in Retry-After, a day at most; dates are not read."""
    told = answer.getheader("Retry-After", "").strip()
    return min(float(told), _LONGEST_PAUSE_S) if told.isascii() and told.isdigit() else None
