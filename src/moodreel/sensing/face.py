"""A picture becomes what is seen in it: the faces, the feeling in each, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from moodreel.domain.emotion import CIRCUMPLEX, INDEX, BoolArray, Emotion, FloatArray
from moodreel.domain.mood import ALL_SEEN, Reading
from moodreel.inference.face_crop import SIDE, aligned, pixels_per_crop_pixel
from moodreel.inference.face_detector import Face
from moodreel.inference.face_emotion import FaceReadings
from moodreel.inference.pictures import Pixels, decode

FACE_SEES: BoolArray = ALL_SEEN.copy()
"""(8,) all but love, which no face shows apart from joy."""
FACE_SEES[INDEX[Emotion.LOVE]] = False
FACE_SEES.setflags(write=False)

# A room. Bounds the work on a picture of a crowd, whose faces are too small to read anyway.
MOST_READ = 10

# Beyond these a face is not read, so that nobody is told a feeling that was guessed. How often the
# network is right on faces of FER2013's PublicTest stands beside each: on all of them, 0.60.
# Pixels of the picture along a side of the crop: 0.56 at 32, 0.48 at 24, 0.41 at 20, 0.32 at 16.
SMALL_BELOW = 24
# Standard deviation of the crop's grey levels (0 to 255), with a dim camera's noise of 3 levels:
# 0.58 at 27, 0.53 at 16, 0.40 at 11, 0.33 at 8. How light it is matters little by itself.
FLAT_BELOW = 14
# How far the nose lies from the middle between the eyes, in their distance: 0.65 up to 0.1, 0.57 up
# to 0.2, 0.54 up to 0.4, 0.42 beyond (33 of 689 faces).
TURNED_FROM = 0.4

ProblemKind = Literal["none", "small", "dark", "pale", "turned", "crowd"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceProblem:
    """Why there is no reading."""

    kind: ProblemKind
    message: str
    """What was seen and what helps, in a sentence without a capital or a final dot."""


NO_FACE = FaceProblem(
    kind="none",
    message="there is no face in the picture: look into the camera, near enough that your face "
    "fills a good part of it",
)

SMALL = FaceProblem(
    kind="small", message="the face is too small to be read: come closer, or send a larger picture"
)
DARK = FaceProblem(
    kind="dark", message="the face is too dark to be read: turn on a light in front of you"
)
PALE = FaceProblem(
    kind="pale", message="the face is too pale to be read: step out of the light that shines on it"
)
TURNED = FaceProblem(
    kind="turned", message="the face is turned away: look straight into the camera"
)
CROWD = FaceProblem(
    kind="crowd", message=f"only the {MOST_READ} largest faces of a picture are read: come closer"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFace:
    """One face of a picture: a reading, or the problem."""

    box: tuple[float, float, float, float]
    """Left, top, right, bottom in pixels of the picture as decoded."""
    reading: Reading | None = None
    problem: FaceProblem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """All that was seen in one picture. It holds no pixels."""

    width: int
    height: int
    """Size of the picture as decoded, in pixels: what boxes are measured in."""
    faces: tuple[SeenFace, ...] = ()
    """Largest first, because that is who looks into the camera."""
    problem: FaceProblem | None = None
    """Why the largest face has no reading, or that there is no face."""

    @property
    def reading(self) -> Reading | None:
        """The reading of the largest face; nobody behind it is read in its place."""
        return self.faces[0].reading if self.faces else None


class Detector(Protocol):
    """Whatever finds faces (`inference.face_detector`)."""

    def find(self, pixels: Pixels) -> list[Face]:
        """The faces of a picture (h, w, 3), largest first."""
        ...


class Reader(Protocol):
    """Whatever reads faces (`inference.face_emotion`)."""

    def read_many(self, crops: NDArray[np.uint8]) -> FaceReadings:
        """The readings of aligned grey faces (n, 48, 48)."""
        ...


class FaceSensor:
    """Looks at pictures; keeps nothing of them."""

    def __init__(self, detector: Detector, reader: Reader) -> None:
        self._detector = detector
        self._reader = reader

    def look(self, content: bytes, at: datetime) -> Sight:
        """What is seen in a picture's file, taken at the aware time `at`.

        Raises `BadPicture` where it is none; a picture without a face that can be read is no error
        but a `Sight` with a problem.
        """
        pixels = decode(content)
        found = self._detector.find(pixels)
        seen = self._read(pixels, found[:MOST_READ], at)
        beyond = [SeenFace(box=face.box, problem=CROWD) for face in found[MOST_READ:]]
        height, width = pixels.shape[:2]
        problem = seen[0].problem if seen else NO_FACE
        return Sight(width=width, height=height, faces=(*seen, *beyond), problem=problem)

    def _read(self, pixels: Pixels, found: Sequence[Face], at: datetime) -> list[SeenFace]:
        """All that can be read go through the network together."""
        crops = [aligned(pixels, face) for face in found]
        problems = [_problem(face, crop) for face, crop in zip(found, crops, strict=True)]
        clear = [crop for crop, problem in zip(crops, problems, strict=True) if problem is None]
        read = iter(self._readings(clear, at))
        return [
            SeenFace(box=face.box, problem=problem, reading=None if problem else next(read))
            for face, problem in zip(found, problems, strict=True)
        ]

    def _readings(self, crops: Sequence[NDArray[np.uint8]], at: datetime) -> list[Reading]:
        if not crops:
            return []
        read = self._reader.read_many(np.stack(crops))
        return [
            face_reading(belief, float(sure), at)
            for belief, sure in zip(read.distribution, read.confidence, strict=True)
        ]


def face_reading(distribution: FloatArray, confidence: float, at: datetime) -> Reading:
    """The reading of a face with this belief (8,): what is not seen counts as no opinion, and the
    place on the plane is that of the emotions seen (`CIRCUMPLEX`).
    """
    seen = np.where(FACE_SEES, distribution, 0).astype(np.float32)
    belief = seen / seen.sum()
    valence, arousal = (float(place) for place in belief @ CIRCUMPLEX)
    return Reading(
        distribution=belief,
        sees=FACE_SEES,
        valence=valence,
        arousal=arousal,
        confidence=confidence,
        source="face",
        at=at,
    )


def _problem(face: Face, crop: NDArray[np.uint8]) -> FaceProblem | None:
    """Why this face cannot be read, the thing that helps most first; None where it can."""
    if SIDE * pixels_per_crop_pixel(face) < SMALL_BELOW:
        return SMALL
    if crop.std() < FLAT_BELOW:
        return DARK if crop.mean() < 128 else PALE
    if abs(_nose_between_eyes(face) - 0.5) > TURNED_FROM:
        return TURNED
    return None


def _nose_between_eyes(face: Face) -> float:
    """Where the nose lies along the line of the eyes: 0 below the one, 1 below the other."""
    (x, y), (other_x, other_y) = face.eyes
    along = other_x - x, other_y - y
    length = along[0] ** 2 + along[1] ** 2
    return ((face.nose[0] - x) * along[0] + (face.nose[1] - y) * along[1]) / max(length, 1e-6)
