"""A trained thing as files: `model.onnx`, `manifest.json`, `card.md` and what the manifest names.

Goods from the workshop are checked at this door: every file's size and SHA-256, and the labels.
"""

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path
from threading import Lock
from typing import Any, NotRequired, TypedDict

import numpy as np

from moodreel.domain.emotion import EMOTIONS
from moodreel.errors import CorruptFile, Unavailable

FORMAT = 1
MANIFEST = "manifest.json"
MODEL = "model.onnx"
_UNLABELLED = ("face-detection", "sentence-vectors")
_REMEDY = "fetch or build the bundle again"
_EXTERNAL_FOLDER = "session.model_external_initializers_file_folder_path"


class FileRecord(TypedDict):
    """What the manifest says of one file."""

    sha256: str
    bytes: int


class TensorRecord(TypedDict):
    """One input or output of the model; a name in the shape is a free size."""

    type: str
    shape: list[int | str]


class Manifest(TypedDict):
    """The JSON beside the model; the card explains the model to people."""

    format: int
    name: str
    task: str
    labels: list[str]
    inputs: dict[str, TensorRecord]
    outputs: dict[str, TensorRecord]
    preprocessing: dict[str, Any]
    calibration: dict[str, float]
    licence: str
    data: list[dict[str, Any]]
    metrics: dict[str, Any]
    seed: int
    command: str
    files: dict[str, FileRecord]
    blend: NotRequired[dict[str, Any]]
    """Beside which model, by its SHA-256, with which share and temperature (`text_blend`)."""
    fetched: NotRequired[dict[str, FileRecord]]
    """Files that the model needs and the bundle does not hold, as they are not ours to ship."""


@dataclass(slots=True)
class Bundle:
    """A checked folder. The model is loaded by the first `run` and kept."""

    folder: Path
    manifest: Manifest
    fetched: Path | None = None
    """The folder of the files that were fetched for it."""
    _session: Any = field(default=None, repr=False)
    _loading: Any = field(default_factory=Lock, repr=False, compare=False)

    @classmethod
    def open(cls, folder: Path, fetched: Path | None = None) -> "Bundle":
        """Checks every file the manifest names; those under its `fetched` in the folder `fetched`.

        Raises `Unavailable` where there is no such folder or what must be fetched is not there, and
        `CorruptFile` with the file's name where the manifest is broken, its labels are not
        `EMOTIONS` (a face detector and a sentence encoder have none), or a file is not as it says.
        """
        manifest = read_manifest(folder)
        check_files(folder, manifest["files"])
        for name, record in manifest.get("fetched", {}).items():
            if fetched is None or not (fetched / name).is_file():
                raise Unavailable(f"{folder.name} needs {name}: run `moodreel models fetch`")
            check_files(fetched, {name: record})
        return cls(folder=folder, manifest=manifest, fetched=fetched)

    def path(self, name: str) -> Path:
        """A checked file. Raises `CorruptFile` where the manifest does not name it."""
        if self.fetched is not None and name in self.manifest.get("fetched", {}):
            return self.fetched / name
        if name not in self.manifest["files"]:
            raise CorruptFile(f"{self.folder / MANIFEST} names no file {name}; {_REMEDY}")
        return self.folder / name

    def run(self, inputs: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
        """The model's outputs by name. One thread: two only help on an idle machine."""
        with self._loading:  # eight threads at once shall not load eight models
            if self._session is None:
                self._session = _load(self.path(MODEL), self.fetched)
        names = [output.name for output in self._session.get_outputs()]
        return dict(zip(names, self._session.run(names, dict(inputs)), strict=True))


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Writes the manifest last, with size and checksum of every other file of the folder."""
    files = {
        path.name: FileRecord(
            sha256=sha256(path.read_bytes()).hexdigest(), bytes=path.stat().st_size
        )
        for path in sorted(folder.iterdir())
        if path.name != MANIFEST
    }
    document = {"format": FORMAT, **manifest, "files": files}
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """What a bundle says of itself; its files are not looked at. Raises as `Bundle.open` does."""
    manifest: Manifest = read_document(folder, Manifest.__required_keys__)
    _check_meaning(manifest, folder / MANIFEST)
    return manifest


def read_document(folder: Path, required: Collection[str]) -> Any:
    """The manifest of any trained thing as JSON: an object with these keys, among them `files`.

    Raises `Unavailable` where there is no such folder, `CorruptFile` where it is not sound.
    """
    if not folder.is_dir():
        raise Unavailable(f"no model bundle at {folder}; train one or fetch it")
    path = folder / MANIFEST
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as problem:
        raise CorruptFile(f"{path} is missing; {_REMEDY}") from problem
    except (OSError, ValueError) as problem:
        raise CorruptFile(f"{path} is not readable JSON ({problem}); {_REMEDY}") from problem
    absent = sorted(set(required) - set(document)) if _is_object(document) else ["{}"]
    lists = () if absent else (document["files"], document.get("fetched", {}))
    if absent or not document["files"] or not all(map(_is_object, lists)):
        raise CorruptFile(f"{path} lacks {', '.join(absent) or 'its list of files'}; {_REMEDY}")
    return document


def check_files(folder: Path, files: Mapping[str, FileRecord]) -> None:
    """Raises `CorruptFile` with the file's name where one of the folder is not as its record says,
    in size or SHA-256.
    """
    for name, record in files.items():
        _check_file(folder, name, record)


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _check_meaning(manifest: Manifest, path: Path) -> None:
    labels = [] if manifest["task"] in _UNLABELLED else [e.value for e in EMOTIONS]
    wanted = {"format": FORMAT, "labels": labels}
    for key, value in wanted.items():
        got = dict(manifest)[key]
        if got != value:
            raise CorruptFile(f"{path}: expected {key} {value}, got {got}; {_REMEDY}")


def _check_file(folder: Path, name: str, record: FileRecord) -> None:
    path = folder / name
    if Path(name).name != name:
        raise CorruptFile(f"{folder / MANIFEST} names {name!r}, which is not a plain file name")
    try:
        with path.open("rb") as file:
            got = file_digest(file, "sha256").hexdigest()
        size, wanted_size, wanted = path.stat().st_size, record["bytes"], record["sha256"]
    except FileNotFoundError as problem:
        raise CorruptFile(f"{path} is missing, the manifest names it; {_REMEDY}") from problem
    except (OSError, KeyError, TypeError) as problem:
        raise CorruptFile(f"{path} cannot be checked ({problem!r}); {_REMEDY}") from problem
    if size != wanted_size or got != wanted:
        raise CorruptFile(
            f"{path}: expected {wanted_size} bytes with SHA-256 {str(wanted)[:12]}…, got "
            f"{size} bytes with {got[:12]}…; {_REMEDY}"
        )


def _runtime() -> Any:
    """onnxruntime: heavy, and only needed once something is read.

    From 1.29 on it tells its makers how it is used, on every system, and leaves a number in the
    temporary folder, unless it is told not to before it starts (onnxruntime's pull request 27379;
    on Windows by the call).
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    return onnxruntime


def _load(path: Path, fetched: Path | None) -> Any:
    onnxruntime = _runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model: str | bytes = str(path)
    if fetched is not None:  # the graph names them; a graph in memory may have a folder of its own
        options.add_session_config_entry(_EXTERNAL_FOLDER, str(fetched))
        model = path.read_bytes()
    try:
        return onnxruntime.InferenceSession(
            model, sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as problem:  # onnxruntime's errors share no public base
        raise CorruptFile(f"{path} is not a model onnxruntime can load; {_REMEDY}") from problem
