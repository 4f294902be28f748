"""Sensors that see what a test says, where a picture's content does not matter."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tests.worlds import NOON

from moodreel.domain.emotion import Emotion, distribution
from moodreel.domain.mood import Reading
from moodreel.errors import SwitchedOff
from moodreel.providers import blazeface
from moodreel.sensing.face import FaceProblem, SeenFace, Sight, face_reading
from moodreel.usecases.read_faces import OFF
from moodreel.wiring import Engine

DARK = FaceProblem(kind="dark", message="the face is too dark: turn on a light in front of you")
NONE = FaceProblem(kind="none", message="no face was found: come nearer")
BOX = (160.0, 120.0, 480.0, 420.0)


def a_face(confidence: float = 0.9, **shares: float) -> Reading:
    weights = {Emotion(name): share for name, share in (shares or {"joy": 1.0}).items()}
    return face_reading(distribution(weights), confidence, NOON)


def a_sight(*readings: Reading, problem: FaceProblem | None = None) -> Sight:
    """A frame of 640 by 480 with these faces; with a problem and no reading, a face that has it."""
    faces = [SeenFace(box=BOX, reading=reading) for reading in readings]
    if problem and problem.kind != "none":
        faces = [SeenFace(box=BOX, problem=problem)]
    return Sight(width=640, height=480, faces=tuple(faces), problem=problem)


class Sees:
    """Answers every picture with the same sight, or what a function does."""

    def __init__(self, sight: Sight | Callable[[], Sight], *, camera: bool) -> None:
        self._sight = sight
        self._camera = camera

    def look(self, _content: bytes, _at: datetime) -> Sight:
        if not self._camera:
            raise SwitchedOff(OFF)
        return self._sight() if callable(self._sight) else self._sight


def let_see(engine: Engine, sight: Sight | Callable[[], Sight]) -> None:
    """From now on the engine sees this, and holds its detector for fetched."""
    engine.__dict__["_faces"] = Sees(sight, camera=engine.camera)
    put_weights(engine.settings.models)


def put_weights(models: Path) -> None:
    """A file of the size that the detector's weights have."""
    (models / blazeface.FOLDER).mkdir(parents=True, exist_ok=True)
    with (models / blazeface.FOLDER / blazeface.WEIGHTS).open("wb") as file:
        file.truncate(blazeface.PINS[blazeface.WEIGHTS].bytes)
