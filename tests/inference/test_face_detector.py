"""Where faces are found: drawn ones, whose places are known, and none where there is none."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from tests.faces import EYES, drawn_face

from moodreel.errors import CorruptFile, Unavailable
from moodreel.inference.bundle import MANIFEST, Bundle
from moodreel.inference.face_detector import Face, FaceDetector, anchors
from moodreel.inference.pictures import Pixels

ARTEFACTS = Path(__file__).parents[2] / "src/moodreel/artefacts"
SHIPPED = ARTEFACTS / "face-detector"


def scene(width: int, height: int, *places: tuple[int, int, int]) -> Pixels:
    """A grey picture with drawn faces of these sides at left and top."""
    picture = np.full((height, width, 3), 150, np.uint8)
    for side, left, top in places:
        picture[top : top + side, left : left + side] = drawn_face(side)
    return picture


def distance(face: Face, side: int, left: int, top: int) -> float:
    """How far the eyes are from where they were drawn, as a share of the drawing's side."""
    drawn = np.array(EYES) * side + (left, top)
    return float(np.abs(np.array(face.eyes) - drawn).max() / side)


@pytest.mark.parametrize("place", [(420, 0, 20), (300, 300, 100), (220, 210, 130)])
def test_a_face_is_found_with_its_eyes(detector: FaceDetector, place: tuple[int, int, int]) -> None:
    (face,) = detector.find(scene(640, 480, place))
    assert distance(face, *place) < 0.05
    side, left, top = place
    assert face.eyes[0][0] < face.nose[0] < face.eyes[1][0]
    assert face.ears[0][0] < face.eyes[0][0] < face.eyes[1][0] < face.ears[1][0]
    assert face.eyes[0][1] < face.nose[1] < face.mouth[1]
    assert left < face.box[0] < face.box[2] < left + side
    assert top < face.box[1] < face.box[3] < top + side
    assert 0.65 <= face.score <= 1


@pytest.mark.parametrize(
    ("width", "height", "place"),
    [
        (640, 480, (130, 470, 20)), (640, 480, (110, 5, 365)), (480, 640, (140, 300, 480)),
        (1280, 720, (150, 900, 300)), (1280, 1280, (130, 1100, 1140)),
    ],
)  # fmt: skip
def test_a_small_face_is_found_by_looking_closer(
    detector: FaceDetector, width: int, height: int, place: tuple[int, int, int]
) -> None:
    (face,) = detector.find(scene(width, height, place))
    assert distance(face, *place) < 0.08


def test_several_faces_come_largest_first(detector: FaceDetector) -> None:
    places = [(170, 20, 20), (260, 380, 10), (210, 100, 250)]
    faces = detector.find(scene(640, 480, *places))
    assert [face.size for face in faces] == sorted((face.size for face in faces), reverse=True)
    by_size = sorted(places, reverse=True)
    assert len(faces) == 3
    assert all(distance(face, *place) < 0.08 for face, place in zip(faces, by_size, strict=True))


def test_equal_pictures_give_equal_faces(detector: FaceDetector) -> None:
    picture = scene(640, 480, (300, 100, 100))
    assert detector.find(picture) == detector.find(picture.copy())


@pytest.mark.parametrize("shape", [(480, 640), (640, 480), (1, 1), (1, 1280), (1280, 2), (50, 900)])
@pytest.mark.parametrize("kind", ["black", "white", "grey", "noise", "stripes", "slope"])
def test_where_there_is_no_face_none_is_found(
    detector: FaceDetector, shape: tuple[int, int], kind: str
) -> None:
    rng = np.random.default_rng(0)
    height, width = shape
    made = {
        "black": np.zeros(shape), "white": np.full(shape, 255), "grey": np.full(shape, 127),
        "noise": rng.integers(0, 256, shape), "stripes": np.indices(shape).sum(0) // 8 % 2 * 255,
        "slope": np.broadcast_to(np.linspace(0, 255, width), shape),
    }  # fmt: skip
    picture = np.repeat(made[kind][..., None], 3, axis=2).astype(np.uint8)
    assert picture.shape == (height, width, 3)
    assert detector.find(picture) == []


def test_a_box_ends_with_the_picture(detector: FaceDetector) -> None:
    picture = scene(640, 480, (420, 100, 30))[:330, 180:]
    for face in detector.find(np.ascontiguousarray(picture)):
        left, top, right, bottom = face.box
        assert 0 <= left < right <= picture.shape[1]
        assert 0 <= top < bottom <= picture.shape[0]


def test_anchors_are_those_of_the_short_range_net() -> None:
    """Two for each of 16 x 16 cells, six for each of 8 x 8, row by row."""
    centres = anchors()
    assert centres.shape == (896, 2)
    assert centres[[0, 1, 2, 32, 511]].tolist() == [
        [1 / 32, 1 / 32], [1 / 32, 1 / 32], [3 / 32, 1 / 32], [1 / 32, 3 / 32], [31 / 32, 31 / 32],
    ]  # fmt: skip
    assert centres[[512, 517, 518, 895]].tolist() == [
        [1 / 16, 1 / 16], [1 / 16, 1 / 16], [3 / 16, 1 / 16], [15 / 16, 15 / 16],
    ]  # fmt: skip


def test_without_the_weights_it_is_said_what_helps() -> None:
    with pytest.raises(Unavailable, match=r"needs face_detection_short_range\.tflite: run `moodre"):
        Bundle.open(SHIPPED)


def test_damaged_weights_are_named(fetched_blazeface: Path, tmp_path: Path) -> None:
    for name in fetched_blazeface.iterdir():
        content = bytearray(name.read_bytes())
        content[-100] ^= 1
        (tmp_path / name.name).write_bytes(content)
    with pytest.raises(CorruptFile, match=r"short_range\.tflite: expected 229032 bytes"):
        Bundle.open(SHIPPED, tmp_path)


def test_a_bundle_that_is_no_detector_is_refused() -> None:
    with pytest.raises(CorruptFile, match="expected a bundle for face-detection"):
        FaceDetector(Bundle.open(ARTEFACTS / "text-emotion-bilstm"))


def test_only_a_detector_goes_without_labels(tmp_path: Path) -> None:
    copy = shutil.copytree(ARTEFACTS / "text-emotion-bilstm", tmp_path / "copy")
    document = json.loads((copy / MANIFEST).read_text(encoding="utf-8"))
    (copy / MANIFEST).write_text(json.dumps(document | {"labels": []}), encoding="utf-8")
    with pytest.raises(CorruptFile, match="expected labels"):
        Bundle.open(copy)


def test_the_bundle_ships_no_weights() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 40_000
