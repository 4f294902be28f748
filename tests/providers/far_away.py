"""A server that plays an outside service, over real HTTP on this machine."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

JPEG = b"\xff\xd8\xff\xe0" + b"a picture" * 50


@dataclass
class FarAway:
    """The server; `answer` gets the request and writes what it likes."""

    origin: str
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Path and headers of each request."""
    answer: Callable[["Request"], None] = lambda request: request.say(404)
    over: Event = field(default_factory=Event)
    """Set when the server stops, for answers that hang."""

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.seen]


class Request(BaseHTTPRequestHandler):
    far: FarAway

    body: Any = None
    """What was posted, as JSON."""

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.do_GET()

    def do_GET(self) -> None:
        self.far.seen.append((self.path, dict(self.headers.items())))
        with suppress(OSError):  # who asked went away
            self.far.answer(self)

    def say(
        self,
        status: int,
        body: bytes = b"",
        kind: str = "text/plain",
        **headers: str,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def say_json(self, document: Any, status: int = 200, **headers: str) -> None:
        kind = "application/json; charset=utf-8"
        self.say(status, json.dumps(document).encode(), kind, **headers)

    def hang(self) -> None:
        self.far.over.wait(20)

    def drip(self) -> None:
        """A byte now and then, so that no single wait is long."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        while not self.far.over.wait(0.05):
            self.wfile.write(b" ")
            self.wfile.flush()

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@contextmanager
def far_away(answer: Callable[[Request], None] | None = None) -> Iterator[FarAway]:
    """A server for the while of a block."""
    far = FarAway("")
    handler = type("Handler", (Request,), {"far": far, "timeout": 20})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    far.origin = f"http://127.0.0.1:{server.server_address[1]}"
    if answer is not None:
        far.answer = answer
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield far
    finally:
        far.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def within(seconds: float, true: Callable[[], bool]) -> bool:
    """Whether it becomes true in that time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.01)
    return true()
