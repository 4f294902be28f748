"""What came from outside, kept on disk for a while: bounded, and gone when its time is over.

A file an entry, named by the sum of its key: one line of JSON (until when, how many bytes, media
type), then the bytes. Files take their places whole. What is damaged counts as absent, and a disk
that cannot be written costs no more than asking again.
"""

import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

_log = logging.getLogger(__name__)

# TMDB's terms let its content be kept for six months.
LONGEST = timedelta(days=180)
# Posters of the whole catalogue at 30 kB each, twice.
MOST_BYTES = 150_000_000
_ROOM_LEFT = 0.9
_ENDING, _UNFINISHED = ".kept", ".part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One entry."""

    content: bytes
    kind: str


class DiskCache:
    """A folder of entries. Threads and processes may share it; the one to write last wins."""

    def __init__(
        self, folder: Path, clock: Callable[[], datetime], *, most_bytes: int = MOST_BYTES
    ) -> None:
        """`clock` gives aware times."""
        self._folder = folder
        self._clock = clock
        self._most_bytes = most_bytes
        self._lock = Lock()
        self._bytes: int | None = None

    def get(self, key: str) -> Kept | None:
        """The entry, unless its time is over."""
        path = self._path(key)
        try:
            with path.open("rb") as file:
                head, content = json.loads(file.readline()), file.read()
            until = datetime.fromisoformat(head["until"])
            if len(content) == head["bytes"] and self._clock() < until:
                return Kept(content=content, kind=str(head["kind"]))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError, KeyError, TypeError):
            pass  # damaged: it goes like one whose time is over
        _remove(path)
        return None

    def put(self, key: str, content: bytes, kind: str, keep: timedelta) -> None:
        """Keeps the entry, half a year at most; the oldest go where there is no room."""
        until = self._clock() + min(keep, LONGEST)
        head = {"until": until.isoformat(), "bytes": len(content), "kind": kind}
        entry = json.dumps(head).encode() + b"\n" + content
        try:
            self._write(self._path(key), entry)
            self._make_room(len(entry))
        except OSError as problem:
            _log.warning("nothing is kept of what came from outside: %s", problem.strerror)

    def sweep(self) -> None:
        """Removes all whose time is over, and what a killed process left."""
        for path in self._files(_UNFINISHED):
            if self._clock().timestamp() - _modified(path) > timedelta(days=1).total_seconds():
                _remove(path)
        for path in self._files(_ENDING):
            try:
                with path.open("rb") as file:
                    over = datetime.fromisoformat(json.loads(file.readline())["until"])
                if self._clock() < over:
                    continue
            except (OSError, ValueError, KeyError, TypeError):
                pass
            _remove(path)

    def _path(self, key: str) -> Path:
        return self._folder / (sha256(key.encode()).hexdigest() + _ENDING)

    def _write(self, path: Path, entry: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        part = NamedTemporaryFile(dir=self._folder, suffix=_UNFINISHED, delete=False)  # noqa: SIM115
        try:
            with part:
                part.write(entry)
            os.replace(part.name, path)  # noqa: PTH105 - a name, not a path
        except OSError:
            _remove(Path(part.name))
            raise

    def _make_room(self, added: int) -> None:
        with self._lock:
            if self._bytes is None:
                self._bytes = sum(_size(path) for path in self._files(_ENDING))
            else:
                self._bytes += added
            if self._bytes <= self._most_bytes:
                return
            oldest_first = sorted(self._files(_ENDING), key=_modified)
            left = sum(_size(path) for path in oldest_first)
            for path in oldest_first:
                if left <= _ROOM_LEFT * self._most_bytes:
                    break
                left -= _size(path)
                _remove(path)
            self._bytes = left

    def _files(self, ending: str) -> list[Path]:
        return list(self._folder.glob(f"*{ending}")) if self._folder.is_dir() else []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        _log.warning("an entry of the cache stays: %s", problem.strerror)
