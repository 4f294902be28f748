"""BlazeFace's graph: what is shipped is what the recipe makes, and computes what LiteRT does."""

from pathlib import Path

import numpy as np
import pytest

from moodreel.errors import CorruptFile, NotFound
from moodreel.inference.bundle import Bundle
from moodreel.providers.blazeface import WEIGHTS
from moodreel.workshop.training.face.tflite import read_tflite

SHIPPED = Path(__file__).parents[2] / "src/moodreel/artefacts/face-detector"


def test_the_file_says_what_blazeface_is(fetched_blazeface: Path) -> None:
    lite = read_tflite(fetched_blazeface / WEIGHTS)
    assert [lite.tensors[number].shape for number in lite.inputs] == [(1, 128, 128, 3)]
    outputs = [lite.tensors[number] for number in lite.outputs]
    assert [(one.name, one.shape) for one in outputs] == [
        ("regressors", (1, 896, 16)),
        ("classificators", (1, 896, 1)),
    ]
    names = [operator.name for operator in lite.operators]
    assert (names.count("CONV_2D"), names.count("DEPTHWISE_CONV_2D")) == (21, 16)
    halves = [tensor for tensor in lite.tensors if tensor.type == "float16"]
    assert all(one.n_bytes == 2 * np.prod(one.shape) for one in halves)


@pytest.mark.parametrize("content", [b"", b"TFL3", b"\0" * 4 + b"TFL3" + b"\xff" * 64])
def test_what_is_no_such_file_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / WEIGHTS).write_bytes(content)
    with pytest.raises(CorruptFile, match=r"is no TensorFlow Lite|cannot be read"):
        read_tflite(tmp_path / WEIGHTS)


@pytest.mark.torch
def test_the_recipe_makes_what_is_shipped(fetched_blazeface: Path, tmp_path: Path) -> None:
    from moodreel.workshop.training.face import detector

    detector.run(fetched_blazeface, tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in SHIPPED.iterdir()}


@pytest.mark.torch
def test_the_recipe_wants_the_pinned_weights(tmp_path: Path) -> None:
    from moodreel.workshop.training.face import detector

    with pytest.raises(NotFound, match="models fetch"):
        detector.run(tmp_path, tmp_path / "out")
    (tmp_path / WEIGHTS).write_bytes(b"other")
    with pytest.raises(CorruptFile, match="expected SHA-256"):
        detector.run(tmp_path, tmp_path / "out")


@pytest.mark.bench
def test_outputs_are_those_of_litert(fetched_blazeface: Path) -> None:
    """Largest difference seen: 2e-4, of numbers up to 137."""
    from ai_edge_litert import interpreter as litert

    theirs = litert.Interpreter(str(fetched_blazeface / WEIGHTS), num_threads=1)
    theirs.allocate_tensors()
    pixels = np.random.default_rng(0).integers(0, 256, (3, 128, 128, 3), dtype=np.uint8)
    pixels[1] = np.linspace(0, 255, 128)[:, None]
    ours = Bundle.open(SHIPPED, fetched_blazeface).run({"pixels": pixels})
    for i, one in enumerate(pixels):
        theirs.set_tensor(0, one[None].astype(np.float32) * np.float32(2 / 255) - 1)
        theirs.invoke()
        boxes, logits = (theirs.get_tensor(o["index"])[0] for o in theirs.get_output_details())
        assert np.abs(boxes - ours["boxes"][i]).max() < 1e-3
        assert np.abs(logits - ours["logits"][i]).max() < 1e-3
