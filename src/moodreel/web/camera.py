"""The camera's route: one frame in, what is seen in it out, and nothing kept between two frames."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.responses import JSONResponse, Response

from moodreel.domain.mood import SURE_FROM, Reading
from moodreel.errors import BadInput, Busy, MoodreelError, NotSetUp, SwitchedOff
from moodreel.sensing.face import FaceProblem, Sight
from moodreel.sensing.steady import steady
from moodreel.uploads import MAX_PICTURE_BYTES, ROOM_FOR_FIELDS, PictureForm, read_picture_form
from moodreel.usecases.read_faces import OFF
from moodreel.usecases.read_mood import UNREAD
from moodreel.web.face_fields import given_frames, reading_json
from moodreel.web.pages import Pages
from moodreel.web.views import sentence

FRAME = "/camera/frame"
MAX_FRAME_BYTES = 1024 * 1024
"""A frame of 640 by 480 pixels as JPEG has 30 to 100 kB."""

PICTURE_BODIES = {
    FRAME: MAX_FRAME_BYTES + ROOM_FOR_FIELDS,
    "/answers": MAX_PICTURE_BYTES + ROOM_FOR_FIELDS,
}
"""Paths of the pages whose forms may carry a picture, and how many bytes such a form may have."""

# So many frames are looked at at a time, whatever number of tabs sends them: the rest of the
# machine, and of the pages, stays free. Who waits longer is told to come back.
_LOOKS_AT_ONCE, _WAITS_S = 2, 0.5

_log = logging.getLogger(__name__)


Frame = Annotated[PictureForm, Depends(read_picture_form)]


def camera_router(pages: Pages) -> APIRouter:
    """The route for frames; where the camera is switched off it answers that it is."""
    router = APIRouter(include_in_schema=False)
    turns = BoundedSemaphore(_LOOKS_AT_ONCE)
    engine = pages.engine

    @router.post(FRAME)
    def frame(form: Frame) -> Response:
        try:
            if not engine.camera:
                raise SwitchedOff(OFF)
            picture = _picture(form)
            earlier = given_frames(str(form.fields.get("earlier", "")), engine.clock())
            with _turn(turns):
                return _json(seen_json(engine.look(picture), earlier))
        except MoodreelError as error:
            answer = _json({"message": _told(error)}, error.status)
            if isinstance(error, Busy):
                answer.headers["Retry-After"] = "1"
            return answer

    return router


def seen_json(sight: Sight, earlier: list[tuple[float, Reading]]) -> dict[str, Any]:
    """What the page shows of a frame: of its largest face, and of the second up to it."""
    reading = sight.reading
    return {
        "size": [sight.width, sight.height],
        "faces": len(sight.faces),
        "box": _shares(sight) if sight.faces else None,
        "problem": _problem(sight.problem) if sight.problem else None,
        "reading": reading_json(reading) if reading else None,
        "steady": _steady_json(steady([*earlier, (0.0, reading)])) if reading else None,
    }


def _picture(form: PictureForm) -> bytes:
    if form.picture is None:
        raise BadInput("expected a frame of the camera as the file picture, got none")
    if len(form.picture) > MAX_FRAME_BYTES:
        raise BadInput(
            f"expected a frame of at most {MAX_FRAME_BYTES // 1024} kB, got a larger one"
        )
    return form.picture


def _told(error: MoodreelError) -> str:
    """A sentence. Which file is damaged or missing stands in the log only."""
    if error.status < 500 or isinstance(error, NotSetUp | Busy):
        return f"{sentence(error.message)}."
    _log.error("faces cannot be read: %s", error)
    return f"{sentence(UNREAD)}."


@contextmanager
def _turn(turns: BoundedSemaphore) -> Iterator[None]:
    if not turns.acquire(timeout=_WAITS_S):
        raise Busy("other frames are being looked at; try again in a moment")
    try:
        yield
    finally:
        turns.release()


def _shares(sight: Sight) -> list[float]:
    """The largest face's left, top, right and bottom as shares of the frame, within it."""
    left, top, right, bottom = sight.faces[0].box
    places = (left / sight.width, top / sight.height, right / sight.width, bottom / sight.height)
    return [round(min(max(place, 0.0), 1.0), 4) for place in places]


def _problem(problem: FaceProblem) -> dict[str, str]:
    return {"kind": problem.kind, "message": f"{sentence(problem.message)}."}


def _steady_json(reading: Reading) -> dict[str, Any]:
    return {
        **reading_json(reading),
        "valence": round(reading.valence, 4),
        "arousal": round(reading.arousal, 4),
        "sure": reading.confidence >= SURE_FROM,
    }


def _json(content: dict[str, Any], status: int = 200) -> JSONResponse:
    return JSONResponse(content, status, headers={"Cache-Control": "no-store"})
