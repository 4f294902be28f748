"""A picture is looked at: which faces are told, which are read, and why not."""

from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from tests.worlds import NOON

from moodreel.domain.emotion import INDEX, N_EMOTIONS, Emotion
from moodreel.errors import BadPicture
from moodreel.inference.face_detector import Face
from moodreel.inference.face_emotion import FaceReadings
from moodreel.inference.pictures import Pixels
from moodreel.sensing.face import CROWD, MOST_READ, NO_FACE, FaceSensor, Sight

JOY, LOVE = INDEX[Emotion.JOY], INDEX[Emotion.LOVE]
WIDTH, HEIGHT = 320, 240


def a_face(left: float = 100, top: float = 60, size: float = 120, nose: float = 0.5) -> Face:
    """A face that looks into the camera; `nose` is where it lies between the eyes, from 0 to 1."""
    eyes = ((left + 0.3 * size, top + 0.3 * size), (left + 0.7 * size, top + 0.3 * size))
    return Face(
        box=(left, top, left + size, top + size),
        score=0.9,
        eyes=eyes,
        nose=(eyes[0][0] + nose * (eyes[1][0] - eyes[0][0]), top + 0.55 * size),
        mouth=(left + 0.5 * size, top + 0.75 * size),
        ears=((left + 0.05 * size, top + 0.4 * size), (left + 0.95 * size, top + 0.4 * size)),
    )


class Found:
    """Finds the faces that it is told, in whatever picture."""

    def __init__(self, *faces: Face) -> None:
        self._faces = list(faces)

    def find(self, pixels: Pixels) -> list[Face]:
        assert pixels.shape == (HEIGHT, WIDTH, 3)
        return self._faces


class Cheerful:
    """Reads every face as joy, and a little love that no face shows; counts its batches."""

    def __init__(self) -> None:
        self.batches: list[tuple[int, ...]] = []

    def read_many(self, crops: NDArray[np.uint8]) -> FaceReadings:
        self.batches.append(crops.shape)
        belief = np.zeros((len(crops), N_EMOTIONS), np.float32)
        belief[:, JOY], belief[:, LOVE] = 0.8, 0.2
        return FaceReadings(
            distribution=belief, confidence=np.full(len(crops), 0.7, dtype=np.float32)
        )


def a_photo(low: int = 60, high: int = 200) -> bytes:
    """A chequered picture."""
    rows, columns = np.indices((HEIGHT, WIDTH)) // 20
    grey = np.where((rows + columns) % 2, low, high).astype(np.uint8)[..., None].repeat(3, axis=2)
    file = BytesIO()
    Image.fromarray(grey).save(file, "PNG")
    return file.getvalue()


def look(*faces: Face, photo: bytes | None = None) -> Sight:
    return FaceSensor(Found(*faces), Cheerful()).look(photo or a_photo(), NOON)


def test_a_face_is_told_with_its_box_and_its_reading() -> None:
    sight = look(a_face())
    assert (sight.width, sight.height, sight.problem) == (WIDTH, HEIGHT, None)
    assert sight.faces[0].box == a_face().box
    assert sight.reading is sight.faces[0].reading
    assert sight.reading is not None
    assert sight.reading.distribution[JOY] == 1
    assert sight.reading.confidence == pytest.approx(0.7)
    assert (sight.reading.source, sight.reading.at) == ("face", NOON)


def test_a_picture_without_a_face_says_so_and_what_helps() -> None:
    sight = look()
    assert sight.faces == ()
    assert sight.problem == NO_FACE
    assert sight.reading is None
    assert "look into the camera" in NO_FACE.message


def test_all_faces_of_a_room_are_read_at_once_and_the_largest_leads() -> None:
    reader = Cheerful()
    room = [a_face(size=120), a_face(left=10, size=80), a_face(left=200, size=70)]
    sight = FaceSensor(Found(*room), reader).look(a_photo(), NOON)
    assert [face.box for face in sight.faces] == [face.box for face in room]
    assert all(face.reading is not None for face in sight.faces)
    assert reader.batches == [(3, 48, 48)]


def test_of_a_crowd_the_largest_faces_are_read_and_the_others_only_counted() -> None:
    sight = look(*[a_face()] * (MOST_READ + 3))
    assert len(sight.faces) == MOST_READ + 3
    assert [face.problem for face in sight.faces[MOST_READ:]] == [CROWD] * 3
    assert sight.problem is None


@pytest.mark.parametrize(
    ("face", "photo", "kind", "helps"),
    [
        (a_face(size=20), None, "small", "come closer"),
        (a_face(), a_photo(0, 20), "dark", "turn on a light in front of you"),
        (a_face(), a_photo(240, 255), "pale", "step out of the light"),
        (a_face(nose=-0.2), None, "turned", "look straight into the camera"),
        (a_face(nose=1.2), None, "turned", "look straight into the camera"),
    ],
)
def test_a_face_that_cannot_be_read_says_why_and_what_helps(
    face: Face, photo: bytes | None, kind: str, helps: str
) -> None:
    sight = look(face, photo=photo)
    assert sight.problem is not None
    assert sight.problem is sight.faces[0].problem
    assert (sight.problem.kind, sight.reading) == (kind, None)
    assert helps in sight.problem.message


def test_nobody_is_read_in_place_of_the_largest_face() -> None:
    sight = look(a_face(nose=1.2), a_face(left=10, size=80))
    assert sight.reading is None
    assert sight.problem is not None
    assert sight.faces[1].reading is not None


def test_nothing_is_read_where_no_face_can_be() -> None:
    reader = Cheerful()
    FaceSensor(Found(a_face(size=20)), reader).look(a_photo(), NOON)
    assert reader.batches == []


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(BadPicture):
        look(photo=b"a letter to my aunt")
