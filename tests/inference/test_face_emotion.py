"""The shipped face network: golden numbers, and what it says of itself."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.faces import drawn_face

from moodreel.domain.emotion import INDEX, Emotion
from moodreel.errors import CorruptFile
from moodreel.inference.bundle import MODEL, Bundle, read_manifest, write_manifest
from moodreel.inference.face_crop import aligned
from moodreel.inference.face_detector import FaceDetector
from moodreel.inference.face_emotion import SIDE, FaceEmotionModel
from moodreel.wiring.artefacts import FACE

LOVE = INDEX[Emotion.LOVE]
GOLDEN = (
    [0.2228, 0.0247, 0.4509, 0.1603, 0.0, 0.0572, 0.0591, 0.0249],
    [0.0849, 0.0048, 0.3402, 0.0664, 0.0, 0.3173, 0.0191, 0.1673],
)


@pytest.fixture(scope="module")
def model() -> FaceEmotionModel:
    return FaceEmotionModel(Bundle.open(FACE))


def ramps() -> np.ndarray:
    """Two crops: brighter to the right, and a bright disc."""
    x, y = np.meshgrid(np.arange(SIDE), np.arange(SIDE))
    disc = np.where((x - 24) ** 2 + (y - 24) ** 2 < 300, 200, 40)
    return np.stack([x * 5, disc]).astype(np.uint8)


def test_fixed_crops_have_fixed_numbers(model: FaceEmotionModel) -> None:
    read = model.read_many(ramps())
    assert read.distribution[0] == pytest.approx(GOLDEN[0], abs=2e-3)
    assert read.distribution[1] == pytest.approx(GOLDEN[1], abs=2e-3)
    assert read.confidence == pytest.approx(read.distribution.max(axis=1))


def test_light_and_contrast_say_nothing(model: FaceEmotionModel, detector: FaceDetector) -> None:
    picture = drawn_face()
    crop = aligned(picture, detector.find(picture)[0])
    dim = (crop * 0.5 + 20).astype(np.uint8)
    read = model.read_many(np.stack([crop, dim])).distribution
    assert read[1] == pytest.approx(read[0], abs=0.03)


def test_faces_are_read_in_a_batch_as_alone_and_never_as_love(model: FaceEmotionModel) -> None:
    crops = np.random.default_rng(0).integers(0, 256, (5, SIDE, SIDE), dtype=np.uint8)
    batch = model.read_many(crops).distribution
    alone = np.concatenate([model.read_many(crop[None]).distribution for crop in crops])
    assert batch == pytest.approx(alone, abs=1e-4)
    assert not batch[:, LOVE].any()
    assert not model.sees[LOVE]


@pytest.mark.parametrize(
    "crops",
    [
        np.zeros((48, 48), dtype=np.uint8),
        np.zeros((1, 64, 64), dtype=np.uint8),
        np.zeros((1, 48, 48), dtype=np.float32),
    ],
)
def test_other_shapes_and_types_are_refused(model: FaceEmotionModel, crops: Any) -> None:
    with pytest.raises(ValueError, match="expected bytes"):
        model.read_many(crops)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("task", "text-emotion"),
        ("calibration", {}),
        ("calibration", {"temperature": 0}),
        ("calibration", {"temperature": "warm"}),
        ("preprocessing", {"sees": []}),
        ("preprocessing", {"sees": ["gloom"]}),
        ("preprocessing", {}),
    ],
)
def test_a_bundle_that_lacks_what_it_must_say_is_refused(
    tmp_path: Path, part: str, value: Any
) -> None:
    (tmp_path / MODEL).write_bytes(b"never loaded")
    manifest: dict[str, Any] = {**read_manifest(FACE), part: value}
    write_manifest(tmp_path, {k: v for k, v in manifest.items() if k not in {"files", "format"}})
    with pytest.raises(CorruptFile, match="build it again"):
        FaceEmotionModel(Bundle.open(tmp_path))
