"""MiniLM's weights, as far as they can be read without 90 MB of them."""

import json
from pathlib import Path

import numpy as np
import pytest

from moodreel.errors import BadInput, CorruptFile
from moodreel.providers.minilm import PINS, WEIGHTS
from moodreel.workshop.training.minilm_weights import parse_safetensors, weights_from


def safetensors(**arrays: np.ndarray) -> bytes:
    table: dict[str, object] = {"__metadata__": {"format": "pt"}}
    content = b""
    for name, array in arrays.items():
        ends = [len(content), len(content) + array.nbytes]
        table[name] = {"dtype": "F32", "shape": array.shape, "data_offsets": ends}
        content += array.tobytes()
    head = json.dumps(table).encode()
    return len(head).to_bytes(8, "little") + head + content


def test_arrays_come_out_as_they_went_in() -> None:
    a, b = np.arange(6, dtype=np.float32).reshape(2, 3), np.ones(2, dtype=np.float32)
    read = parse_safetensors(safetensors(a=a, b=b))
    assert read.keys() == {"a", "b"}
    assert np.array_equal(read["a"], a)
    assert np.array_equal(read["b"], b)


@pytest.mark.parametrize("name", ["none", "empty"])
def test_what_is_no_folder_of_minilm_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match="run `moodreel models fetch`"):
        weights_from(tmp_path / name)


def test_other_weights_than_the_pinned_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(safetensors(a=np.ones(1, dtype=np.float32)))
    (tmp_path / "vocab.txt").write_text("[PAD]\n")
    with pytest.raises(CorruptFile, match=f"expected SHA-256 {PINS[WEIGHTS].sha256}"):
        weights_from(tmp_path)
