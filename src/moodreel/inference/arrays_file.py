"""A trained thing of arrays as files: `manifest.json` and the `.npz` that it names.

Goods from the workshop are checked at this door: task, size, SHA-256, and no objects inside. The
`.npz` carries its sum in its name and the manifest is renamed into place last, so that a training
that is broken off at any moment leaves the old artefact whole.
"""

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, NotRequired, TypedDict
from zipfile import BadZipFile

import numpy as np

from moodreel.errors import CorruptFile, Unavailable

FORMAT = 1
MANIFEST = "manifest.json"
_REMEDY = "train it again"

Arrays = dict[str, np.ndarray]


class ArraysManifest(TypedDict):
    """The JSON beside the arrays."""

    format: int
    name: str
    """Of the model, as `--model` takes it."""
    task: str
    kind: str
    """Which arithmetic reads the arrays."""
    data: list[dict[str, Any]]
    settings: dict[str, Any]
    seed: int
    command: str
    metrics: dict[str, Any]
    licence: str
    files: NotRequired[dict[str, dict[str, Any]]]
    """Size and SHA-256 of the one `.npz`."""


def read(folder: Path, task: str) -> tuple[ArraysManifest, Arrays]:
    """A checked manifest and its arrays.

    Raises `Unavailable` where there is no such folder, `CorruptFile` with the file's name where
    something is missing, damaged or of another task.
    """
    manifest = read_manifest(folder, task)
    files = manifest.get("files", {})
    if len(files) != 1 or not all(Path(name).name == name for name in files):
        raise CorruptFile(f"{folder / MANIFEST}: expected the plain name of one file; {_REMEDY}")
    ((name, record),) = files.items()
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise CorruptFile(f"{path} cannot be read ({problem.strerror}); {_REMEDY}") from problem
    if sha256(content).hexdigest() != record.get("sha256"):
        raise CorruptFile(f"{path} is not the file that its manifest describes; {_REMEDY}")
    try:
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            return manifest, {key: arrays[key] for key in arrays.files}
    except (OSError, ValueError, BadZipFile) as problem:
        raise CorruptFile(f"{path} is not a file of plain arrays; {_REMEDY}") from problem


def read_manifest(folder: Path, task: str) -> ArraysManifest:
    """What an artefact says of itself; its arrays are not looked at. Raises as `read` does."""
    path = folder / MANIFEST
    if not folder.is_dir():
        raise Unavailable(
            f"nothing trained at {folder}: run `moodreel train {task} --out {folder}`"
        )
    try:
        manifest: ArraysManifest = json.loads(path.read_text(encoding="utf-8"))
        absent = sorted(ArraysManifest.__required_keys__ - set(manifest))
    except (OSError, ValueError, TypeError) as problem:
        raise CorruptFile(f"{path}: expected the JSON of an artefact; {_REMEDY}") from problem
    if absent:
        raise CorruptFile(f"{path} lacks {', '.join(absent)}; {_REMEDY}")
    if (manifest["format"], manifest["task"]) != (FORMAT, task):
        got = f"{manifest['task']!r} of format {manifest['format']!r}"
        raise CorruptFile(f"{path}: expected {task!r} of format {FORMAT}, got {got}; {_REMEDY}")
    return manifest


def write(folder: Path, manifest: ArraysManifest, arrays: Arrays) -> Path:
    """Writes both files and takes an older `.npz` away; gives the path of the new one."""
    folder.mkdir(parents=True, exist_ok=True)
    packed = BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    content = packed.getvalue()
    digest = sha256(content).hexdigest()
    path = folder / f"{manifest['kind']}-{digest[:12]}.npz"
    _put(path, content)
    record = {"sha256": digest, "bytes": len(content)}
    document: Mapping[str, Any] = {**manifest, "files": {path.name: record}}
    _put(folder / MANIFEST, (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode())
    for other in folder.glob("*.npz"):
        if other != path:
            other.unlink()
    return path


def _put(path: Path, content: bytes) -> None:
    """All of it or nothing."""
    aside = path.with_name(path.name + ".part")
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
