"""What the camera's panel says before anything is seen: what is guessed, how, and how well."""

from dataclasses import dataclass
from typing import Any

from moodreel.domain.emotion import EMOTIONS
from moodreel.errors import MoodreelError
from moodreel.inference.bundle import MANIFEST, read_manifest
from moodreel.providers import blazeface
from moodreel.sensing.face import FACE_SEES
from moodreel.uploads import MAX_PICTURE_BYTES
from moodreel.web.camera import FRAME
from moodreel.wiring import Engine
from moodreel.wiring.artefacts import FACE

CLOSED = "Faces cannot be read here just now, because {}."


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraPanel:
    """The panel as its template needs it."""

    closed: str
    """Why no face can be read here now, in sentences; empty where one can."""
    right_of_hundred: int | None
    """Of a hundred pictures that nothing was learnt from; None where that is not known."""
    frame: str = FRAME
    most_megabytes: int = MAX_PICTURE_BYTES // 1024 // 1024
    emotions: tuple[tuple[str, bool], ...] = tuple(
        (emotion.value, bool(seen)) for emotion, seen in zip(EMOTIONS, FACE_SEES, strict=True)
    )
    """Every emotion, and whether a face tells it."""


def camera_panel(engine: Engine) -> CameraPanel | None:
    """The panel; None where the camera is switched off, and nothing of it is to be shown."""
    if not engine.camera:
        return None
    return CameraPanel(closed=_closed(engine), right_of_hundred=_right_of_hundred())


def _closed(engine: Engine) -> str:
    if not engine.settings.research:
        return CLOSED.format("what is for research only is switched off (MOODREEL_RESEARCH=off)")
    if not (FACE / MANIFEST).is_file():
        return CLOSED.format("the network that reads them is not there")
    if not blazeface.is_fetched(engine.settings.models):
        return CLOSED.format(f"{blazeface.NAME} is not fetched: run `moodreel models fetch`")
    return ""


def _right_of_hundred() -> int | None:
    """From the network's own manifest: its accuracy on the pictures kept apart for the end, else on
    those that it was chosen by.
    """
    try:
        metrics: dict[str, Any] = read_manifest(FACE)["metrics"]
        scores = metrics.get("test") or metrics["validation"]
        accuracy: float = scores["accuracy"]["value"]
        return round(100 * accuracy)
    except (MoodreelError, KeyError, TypeError):
        return None
