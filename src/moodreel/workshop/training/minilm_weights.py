"""MiniLM's pretrained weights as arrays, from the folder that they were fetched to.

Standard library and numpy only: a safetensors file is a length, a JSON table of contents and raw
bytes.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.errors import BadInput, CorruptFile
from moodreel.inference.text_inputs import read_pieces
from moodreel.providers.minilm import PIECES, PINS, WEIGHTS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pretrained:
    """What was fetched: arrays by their BERT names, and the word pieces in row order."""

    folder: Path
    arrays: dict[str, FloatArray]
    vocabulary: tuple[str, ...]


def weights_from(folder: Path) -> Pretrained:
    """Reads the folder that `moodreel models fetch` filled.

    Raises `BadInput` where it is not and `CorruptFile` where the weights are not the pinned.
    """
    if not all((folder / name).is_file() for name in PINS):
        raise BadInput(
            f"no MiniLM in {folder}: expected {WEIGHTS} and {PIECES} there; run `moodreel models "
            "fetch` and name the folder that it tells"
        )
    content = (folder / WEIGHTS).read_bytes()
    got = sha256(content).hexdigest()
    if got != PINS[WEIGHTS].sha256:
        raise CorruptFile(f"{folder / WEIGHTS}: expected SHA-256 {PINS[WEIGHTS].sha256}, got {got}")
    return Pretrained(
        folder=folder,
        arrays=parse_safetensors(content),
        vocabulary=tuple(read_pieces(folder / PIECES)),
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
