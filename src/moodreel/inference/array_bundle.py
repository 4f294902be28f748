"""Trained arrays as files: `.npz` without objects, `manifest.json`, a card and a notice.

What is not an ONNX graph (item weights, factors) passes this door: every file's size and SHA-256 is
checked, and the arrays are read without pickle.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict
from zipfile import BadZipFile

import numpy as np

from moodreel.errors import CorruptFile
from moodreel.inference.bundle import FORMAT, MANIFEST, FileRecord, check_files, read_document


class ArrayManifest(TypedDict):
    """The JSON beside the arrays."""

    format: int
    name: str
    task: str
    settings: dict[str, Any]
    licence: str
    data: list[dict[str, Any]]
    metrics: dict[str, Any]
    seed: int
    command: str
    files: dict[str, FileRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayBundle:
    """A checked folder."""

    folder: Path
    manifest: ArrayManifest

    @classmethod
    def open(cls, folder: Path, task: str) -> "ArrayBundle":
        """Raises `Unavailable` where there is no such folder; `CorruptFile` where the manifest is
        broken or of another task, or a file is not as it says.
        """
        manifest: ArrayManifest = read_document(folder, ArrayManifest.__required_keys__)
        wanted = {"format": FORMAT, "task": task}
        for key, value in wanted.items():
            if dict(manifest)[key] != value:
                raise CorruptFile(
                    f"{folder / MANIFEST}: expected {key} {value}, got {dict(manifest)[key]}; "
                    "train it again"
                )
        check_files(folder, manifest["files"])
        return cls(folder=folder, manifest=manifest)

    def arrays(self, name: str, wanted: tuple[str, ...]) -> dict[str, np.ndarray]:
        """The arrays of a file by name, those `wanted` among them. Raises `CorruptFile`."""
        path = self.folder / name
        if name not in self.manifest["files"]:
            raise CorruptFile(f"{self.folder / MANIFEST} names no file {name}; train it again")
        try:
            with np.load(path, allow_pickle=False) as stored:
                arrays = {key: stored[key] for key in stored.files}
        except (OSError, ValueError, BadZipFile) as problem:
            raise CorruptFile(f"{path}: expected arrays, got {problem}; train it again") from None
        if absent := [key for key in wanted if key not in arrays]:
            raise CorruptFile(f"{path} lacks {', '.join(absent)}; train it again")
        return arrays
