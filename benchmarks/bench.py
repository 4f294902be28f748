"""`make bench`: start, memory and speed on this machine, printed as JSON and kept in results.json.

    python benchmarks/bench.py [--out benchmarks/results.json]

Goals (docs/performance.md): start to ready < 2 s, memory after the first answer < 250 MB,
`recommend` in process p50 / p99 <= 5 / 20 ms, words read in <= 5 ms (the BiLSTM alone <= 1 ms),
a camera's frame in <= 10 ms. Words and faces are read as on a machine where `moodreel models fetch`
has been run: run it first.
"""

import argparse
import json
import os
import platform
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from frames import frame_times, frames

from moodreel.settings import read_settings
from moodreel.wiring import Engine

ROOT = Path(__file__).parents[1]
MOODS = (ROOT / "tests" / "data" / "moods.txt").read_text(encoding="utf-8").splitlines()
MODELS = read_settings(os.environ).models
STARTS = 5


def main() -> None:
    """Runs everything; about half a minute."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results.json")
    out = arguments.parse_args().out
    report = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "cpu": cpu_name(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "load": os.getloadavg()[0],
        },
        "server": serve(),
        **in_process(),
        **camera(),
    }
    text = json.dumps(report, indent=2)
    out.write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(text + "\n")


def serve() -> dict[str, object]:
    """Seconds from the command to /readyz, and memory (RSS) once ready and after answers."""
    with tempfile.TemporaryDirectory() as home:
        first = start(home)[0]
        again = [start(home) for _ in range(STARTS)]
    return {
        "start_to_ready_first_run_s": first,
        "start_to_ready_s": spread([seconds for seconds, _ in again]),
        "memory_ready_mb": again[-1][1]["ready"],
        "memory_after_first_answer_mb": again[-1][1]["first answer"],
        "first_answer_with_words_ms": again[-1][1]["first answer ms"],
        "memory_after_content_mb": again[-1][1]["content"],
    }


def start(home: str) -> tuple[float, dict[str, float]]:
    """One server from start to stop."""
    port = free_port()
    environment = {**os.environ, "MOODREEL_HOME": home, "MOODREEL_MODELS": str(MODELS)}
    command = [sys.executable, "-c", "from moodreel.cli import main; main()", "serve"]
    begun = time.perf_counter()
    server = subprocess.Popen(
        [*command, "--port", str(port)], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        wait_until_ready(port, server)
        seconds = time.perf_counter() - begun
        seen = {"ready": memory_mb(server.pid)}
        begun = time.perf_counter()
        post(port, "/api/v1/recommendations", {"text": MOODS[0], "intent": "lift"})
        seen["first answer ms"] = (time.perf_counter() - begun) * 1000
        seen["first answer"] = memory_mb(server.pid)
        get(port, "/api/v1/films/paddington-2-2017/similar")
        seen["content"] = memory_mb(server.pid)
    finally:
        server.terminate()
        server.wait(10)
    return round(seconds, 3), {name: round(value, 1) for name, value in seen.items()}


def in_process() -> dict[str, object]:
    """Milliseconds inside the process, one thread, over a hundred moods and five intents."""
    import moodreel
    from moodreel.domain.intent import Intent
    from moodreel.usecases.make_wish import Wishes

    engine = moodreel.open()
    begun = time.perf_counter()
    n_films = len(engine.catalogue)
    catalogue_ms = (time.perf_counter() - begun) * 1000
    moods = [engine.read_mood(text=text) for text in MOODS]
    alone = Engine(read_settings({"MOODREEL_HOME": os.devnull}))
    alone.read_mood(text=MOODS[0])
    liked = Wishes(like=["Amélie", "Spirited Away"])
    for mood in moods[:10]:
        engine.recommend(mood, "lift", wishes=liked)
    asked = [(mood, intent) for mood in moods for intent in Intent]
    return {
        "films": n_films,
        "catalogue_load_ms": round(catalogue_ms, 1),
        "words_read_by": engine.text_model(),
        "read_mood_ms": timed([lambda t=t: engine.read_mood(text=t) for t in MOODS * 3]),
        "read_mood_bilstm_ms": timed([lambda t=t: alone.read_mood(text=t) for t in MOODS * 3]),
        "explain_ms": timed([lambda t=t: engine.explain(t) for t in MOODS]),
        "recommend_ms": timed([lambda m=m, i=i: engine.recommend(m, i) for m, i in asked]),
        "recommend_like_two_ms": timed(
            [lambda m=m, i=i: engine.recommend(m, i, wishes=liked) for m, i in asked]
        ),
        "similar_ms": timed(
            [lambda f=f: engine.similar(f.id) for f in engine.catalogue.films[::10]]
        ),
    }


def camera() -> dict[str, object]:
    """Milliseconds for a frame and its steps, over 200 drawn ones."""
    import moodreel

    sys.path.append(str(ROOT))  # for the drawn face of the tests
    from tests.faces import drawn_face

    contents = frames(drawn_face)
    times = frame_times(moodreel.open(), contents)
    kilobytes = round(sum(map(len, contents)) / len(contents) / 1000, 1)
    return {"frame_kb": kilobytes, **{name: spread(taken) for name, taken in times.items()}}


def timed(calls: list[Callable[[], object]]) -> dict[str, float]:
    """Each call once."""
    taken = []
    for call in calls:
        begun = time.perf_counter()
        call()
        taken.append((time.perf_counter() - begun) * 1000)
    return spread(taken)


def spread(values: list[float]) -> dict[str, float]:
    """Median, 99th percentile and count."""
    p50, p99 = np.percentile(values, [50, 99])
    return {"p50": round(float(p50), 3), "p99": round(float(p99), 3), "n": len(values)}


def wait_until_ready(port: int, server: subprocess.Popen[bytes]) -> None:
    """Polls /readyz every 10 ms."""
    for _ in range(3000):
        if server.poll() is not None:
            raise SystemExit("the server stopped before it was ready")
        try:
            get(port, "/readyz")
            return
        except OSError:
            time.sleep(0.01)
    raise SystemExit("the server was not ready within 30 s")


def get(port: int, path: str) -> bytes:
    """A GET on loopback."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return bytes(answer.read())


def post(port: int, path: str, body: object) -> bytes:
    """A POST of JSON on loopback."""
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(asked) as answer:
        return bytes(answer.read())


def memory_mb(pid: int) -> float:
    """Resident memory of a process, from /proc."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return float("nan")


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def cpu_name() -> str:
    """The processor's name, where the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


if __name__ == "__main__":
    main()
