"""Many people at one server at once: writers whose every write is looked for afterwards, and
readers. Closed loops without a pause: the next request is sent as soon as the last is answered.
"""

import asyncio
import json
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

Written = dict[tuple[str, str], float]


@dataclass(slots=True)
class Seen:
    """What came of all requests."""

    ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[int] = field(default_factory=Counter)
    written: Written = field(default_factory=dict)
    """The stars that each person was last told to be kept of each film."""


@dataclass(slots=True)
class Visitor:
    """One connection that stays open, with the name of whom it speaks for."""

    port: int
    person: str
    seen: Seen
    _streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, kind: str, method: str, path: str, body: object = None) -> int:
        """Sends a request, notes how long its answer took, and gives the status."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._streams
        content = b"" if body is None else json.dumps(body).encode()
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nX-Person: {self.person}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        begun = time.perf_counter()
        writer.write(head.encode() + content)
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
        await reader.readexactly(int(headers.get("content-length", 0)))
        self.seen.ms[kind].append((time.perf_counter() - begun) * 1000)
        status = int(lines[0].split()[1])
        self.seen.statuses[status] += 1
        if headers.get("connection") == "close":
            writer.close()
            self._streams = None
        return status


async def write(visitor: Visitor, films: list[str], until: float) -> None:
    """Rates a film after another, the same ones again and again."""
    draw = random.Random(visitor.person)
    while time.monotonic() < until:
        film, stars = draw.choice(films), draw.randint(1, 10) / 2
        path = f"/api/v1/ratings/{film}"
        if await visitor.ask("rate", "PUT", path, {"stars": stars}) == 204:
            visitor.seen.written[visitor.person, film] = stars


async def read(visitor: Visitor, people: list[str], until: float) -> None:
    """Looks at a library, asks for films, looks at a page."""
    draw = random.Random(visitor.person)
    moods = ("lonely", "angry", "bored", "happy", "anxious")
    while time.monotonic() < until:
        visitor.person = draw.choice(people)
        await visitor.ask("library", "GET", "/api/v1/ratings?limit=50")
        wish = {"choose": draw.choice(moods), "intent": "lift", "n": 10}
        await visitor.ask("recommendations", "POST", "/api/v1/recommendations", wish)
        await visitor.ask("page of films", "GET", "/films")


async def crowd(
    port: int,
    films: list[str],
    people: list[str],
    *,
    writers: int,
    readers: int,
    seconds: float,
) -> Seen:
    """All at once for so many seconds; each finishes the request that it is at."""
    seen, until = Seen(), time.monotonic() + seconds
    writing = [Visitor(port, f"writer-{n}", seen) for n in range(writers)]
    reading = [Visitor(port, f"reader-{n}", seen) for n in range(readers)]
    await asyncio.gather(
        *(write(visitor, films[:200], until) for visitor in writing),
        *(read(visitor, people, until) for visitor in reading),
    )
    return seen
