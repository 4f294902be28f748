"""After a real server has read pictures, nothing of them lies anywhere on the machine."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import httpx2
import numpy as np
import pytest
from PIL import Image

from moodreel.settings import read_settings

# Tells every file that Python opens for writing, and which temporary ones have no name.
SERVER = """
import os, sys
told = open(sys.argv.pop(1), "a", buffering=1)
def watch(event, arguments):
    if event == "open" and arguments[2] and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        told.write(f"{arguments[0]}\\n")
    elif event.startswith("tempfile."):
        told.write(f"{event} {arguments}\\n")
sys.addaudithook(watch)
from moodreel.cli import main
main()
"""
MARKER, NAME = b"Xylophona was here", "Unravelling.jpg"


@dataclass(frozen=True)
class Served:
    address: str
    pid: int
    home: Path
    written: Path
    said: Path

    def peak_mb(self) -> float:
        """The most memory that the server ever held (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        return next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line) / 1024

    def send(self, picture: bytes, **fields: str) -> str:
        parts = [
            f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items()
        ]
        head = f'Content-Disposition: form-data; name="picture"; filename="{NAME}"'
        parts.append(f"--x\r\n{head}\r\nContent-Type: image/jpeg\r\n\r\n".encode() + picture)
        body = b"".join(parts) + b"\r\n--x--\r\n"
        kind = {"Content-Type": "multipart/form-data; boundary=x"}
        address = f"{self.address}/api/v1/mood"
        return httpx2.post(address, content=body, headers=kind, timeout=120).text


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    written, said = tmp_path / "written", tmp_path / "said"
    environment = {**os.environ, "MOODREEL_HOME": str(home), "TMPDIR": str(temporary)}
    environment["MOODREEL_MODELS"] = str(read_settings(os.environ).models)
    command = [sys.executable, "-c", SERVER, str(written), "serve", "--port", str(port)]
    with said.open("wb") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{address}/readyz", server)
            yield Served(address=address, pid=server.pid, home=home, written=written, said=said)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert server.poll() is None
        try:
            httpx2.get(address)
            return
        except httpx2.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server was not ready in 30 s")


def a_photo(height: int = 1200) -> bytes:
    """A few megabytes, with a comment in it."""
    size = (height, height * 4 // 3, 3)
    noise = np.random.default_rng(0).integers(0, 256, size, dtype=np.uint8)
    file = BytesIO()
    Image.fromarray(noise).save(file, "JPEG", quality=95, comment=MARKER)
    return file.getvalue()


def test_neither_logs_nor_database_nor_temporary_folder_hold_anything_of_a_picture(
    served: Served,
) -> None:
    photo = a_photo()
    assert len(photo) > 2_000_000
    answer = served.send(photo)
    assert "no face" in answer or "faces cannot be read" in answer
    assert '"source":"choice"' in served.send(photo, choose="sad")
    assert '"status":' in served.send(MARKER * 200_000)
    assert '"status":' in served.send(photo[: len(photo) // 2])
    with ThreadPoolExecutor(8) as pool:
        assert len(list(pool.map(served.send, [photo] * 8))) == 8
    _check_traces(served, photo)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads memory from /proc")
def test_a_dozen_large_pictures_at_once_take_no_more_memory_than_a_few(served: Served) -> None:
    photo = a_photo(2200)
    assert len(photo) > 6_000_000
    served.send(photo)
    one = served.peak_mb()
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(served.send, [photo] * 12))
    assert all('"status":' in answer for answer in answers)
    # Measured: 147 MB above the 182 of the first. Four are held, each a few times over on its way.
    assert served.peak_mb() - one < 250


def _check_traces(served: Served, photo: bytes) -> None:
    opened = served.written.read_text(encoding="utf-8").splitlines()
    own = [str(served.home), os.devnull]
    assert [one for one in opened if not one.startswith(tuple(own))] == []
    files = [path for path in served.home.parent.rglob("*") if path.is_file()]
    assert not [path for path in files if path.parent.name == "temporary"]
    for path in files:
        held = path.read_bytes()
        for trace in (MARKER, NAME.encode(), photo[1000:1040], photo[-200:-160], b"emotions"):
            assert trace not in held, (path.name, trace)
    with sqlite3.connect(served.home / "moodreel.db") as database:
        for table in ("feedback", "labels", "ratings"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608
