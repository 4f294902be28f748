"""A picture becomes what is seen in it: the faces, the feeling in each, or why there is none."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np

from moodreel.domain.emotion import CIRCUMPLEX, INDEX, BoolArray, Emotion, FloatArray
from moodreel.domain.mood import ALL_SEEN, Reading

FACE_SEES: BoolArray = ALL_SEEN.copy()
"""(8,) all but love, which no face shows apart from joy."""
FACE_SEES[INDEX[Emotion.LOVE]] = False
FACE_SEES.setflags(write=False)

# A room. Bounds the work on a picture of a crowd, whose faces are too small to read anyway.
MOST_READ = 10

ProblemKind = Literal["none", "small", "dark", "turned"]


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
