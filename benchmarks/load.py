"""A million ratings in each kind of database, and a crowd at its server.

    python benchmarks/load.py [--seconds 60] [--ratings 1000000] [--only sqlite] [--skip-crowd]

Goals (docs/performance.md): a person's library and their recommendations in 50 ms at the median,
over HTTP, one after another; 50 writers and 200 readers at once for a minute: no write lost, no
answer of the kind 5xx. Prints JSON and keeps it in load.json, one entry a database. MariaDB and
PostgreSQL are started from their packages. Whom a request belongs to is told by a header in place
of a token, which saves one look-up by key a request.
"""

import argparse
import asyncio
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from bench import cpu_name, free_port, memory_mb, wait_until_ready
from crowd import Seen, Visitor, crowd
from load_world import N_PEOPLE, fill, person

ROOT = Path(__file__).parents[1]
OUT = ROOT / "benchmarks" / "load.json"
sys.path.append(str(ROOT))  # for the servers that the tests start

WRITERS, READERS = 50, 200
ASKED, ASKED_MOST, WARMING = 200, 40, 5


def main() -> None:
    """Measures and keeps what was measured."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=60.0)
    arguments.add_argument("--ratings", type=int, default=1_000_000)
    arguments.add_argument("--only", choices=["sqlite", "mariadb", "postgresql"])
    arguments.add_argument("--skip-crowd", action="store_true")
    asked = arguments.parse_args()
    report = json.loads(OUT.read_text(encoding="utf-8")) if OUT.exists() else {}
    for kind in [asked.only] if asked.only else ["sqlite", "mariadb", "postgresql"]:
        with database_url(kind) as url:
            seconds = 0.0 if asked.skip_crowd else asked.seconds
            report[kind] = measured(url, asked.ratings, seconds, report.get(kind, {}))
        sys.stdout.write(json.dumps({kind: report[kind]}, indent=2) + "\n")
        OUT.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


@contextmanager
def database_url(kind: str) -> Iterator[str]:
    """A new, empty database, on the disk."""
    from tests.servers import MariaDb, PostgreSql

    if kind == "sqlite":
        with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
            yield f"sqlite:///{folder}/moodreel.db"
        return
    server = {"mariadb": MariaDb, "postgresql": PostgreSql}[kind](lasting=True)
    with closing(server), server.database() as url:
        yield url


def measured(url: str, n_ratings: int, seconds: float, before: dict) -> dict:
    """Everything about one database."""
    from moodreel.catalogues.bundled import load_bundled
    from moodreel.storage.database import Database

    films = [film.id for film in load_bundled(research=True).films]
    with closing(Database(url)) as database:
        database.prepare()
        begun = time.perf_counter()
        counts = fill(database, films, n_ratings)
        filled_s = time.perf_counter() - begun
        with serving(url) as (port, process):
            report = {
                "at": datetime.now(UTC).isoformat(timespec="seconds"),
                "machine": {"cpu": cpu_name(), "cores": os.cpu_count()},
                "python": platform.python_version(),
                "ratings": sum(counts),
                "people": N_PEOPLE,
                "fill_s": round(filled_s, 1),
                "alone": alone(port, process, counts),
                "crowd": before.get("crowd"),
            }
            if seconds:
                seen, load = busy(port, films, seconds)
                report["crowd"] = {
                    **told(seen, seconds, load),
                    "lost_writes": lost(database, seen),
                    "server_memory_mb": round(memory_mb(process), 1),
                }
    return report


@contextmanager
def serving(url: str) -> Iterator[tuple[int, int]]:
    """Port and process of a server of one process, as `moodreel serve` runs it."""
    port = free_port()
    environment = {**os.environ, "MOODREEL_DATABASE": url, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, str(ROOT / "benchmarks" / "load_server.py"), str(port)]
    process = subprocess.Popen(command, env=environment)
    try:
        wait_until_ready(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


def alone(port: int, process: int, counts: list[int]) -> dict:
    """Milliseconds over HTTP, one request after another, of people drawn at random, and of the one
    with the most ratings; and of processor time in the server, which other programs hardly change.
    """
    draw = random.Random(3)
    people = [person(n) for n in draw.sample(range(len(counts)), ASKED)]
    most = person(int(np.argmax(counts)))
    found: dict[str, object] = {"load": round(os.getloadavg()[0], 1)}
    for whose, asked in {"": people, "_of_most": [most] * ASKED_MOST}.items():
        for kind, ask in {"library": library, "recommendations": recommendations}.items():
            asyncio.run(ask(port, asked[:WARMING]))
            before = cpu_ms(process)
            ms = asyncio.run(ask(port, asked))
            cpu = (cpu_ms(process) - before) / len(asked)
            found[f"{kind}{whose}_ms"] = {**spread(ms), "server_cpu": round(cpu, 1)}
    return {**found, "most_ratings_of_a_person": max(counts)}


async def library(port: int, people: list[str]) -> list[float]:
    """Everybody's newest fifty ratings."""
    return await _ask(port, people, "GET", "/api/v1/ratings?limit=50")


async def recommendations(port: int, people: list[str]) -> list[float]:
    """Ten films for everybody."""
    wish = {"choose": "lonely", "intent": "lift", "n": 10}
    return await _ask(port, people, "POST", "/api/v1/recommendations", wish)


async def _ask(
    port: int, people: list[str], method: str, path: str, body: object = None
) -> list[float]:
    seen = Seen()
    visitor = Visitor(port, people[0], seen)
    for visitor.person in people:
        await visitor.ask("asked", method, path, body)
    assert set(seen.statuses) == {200}, seen.statuses
    return seen.ms["asked"]


def cpu_ms(process: int) -> float:
    """Processor time that the process has used so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def busy(port: int, films: list[str], seconds: float) -> tuple[Seen, list[float]]:
    """The crowd, and the machine's load before and after."""
    draw, before = random.Random(5), os.getloadavg()[0]
    people = [person(n) for n in draw.sample(range(N_PEOPLE), 1000)]
    seen = asyncio.run(
        crowd(port, films, people, writers=WRITERS, readers=READERS, seconds=seconds)
    )
    return seen, [before, os.getloadavg()[0]]


def told(seen: Seen, seconds: float, load: list[float]) -> dict:
    """The crowd's numbers."""
    return {
        "writers": WRITERS,
        "readers": READERS,
        "seconds": seconds,
        "load_before_and_after": [round(one, 1) for one in load],
        "requests_per_s": round(sum(seen.statuses.values()) / seconds, 1),
        "statuses": {str(status): n for status, n in sorted(seen.statuses.items())},
        **{f"{kind}_ms": {"n": len(ms), **spread(ms)} for kind, ms in seen.ms.items()},
    }


def lost(database: object, seen: Seen) -> int:
    """How many ratings the database holds otherwise than their writers were told."""
    people = {who for who, _ in seen.written}
    with database.unit_of_work() as unit:
        kept = {
            (who, own.film_id): own.stars
            for who in people
            for own in unit.ratings.newest(who, 100_000)
        }
    return sum(kept.get(key) != stars for key, stars in seen.written.items())


def spread(ms: list[float]) -> dict[str, float]:
    """Median and 99th percentile."""
    return {name: round(float(np.percentile(ms, q)), 1) for name, q in (("p50", 50), ("p99", 99))}


if __name__ == "__main__":
    main()
