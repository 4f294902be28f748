"""The mood in a question: in its words, its chip, a face, or several of them."""

import logging
from dataclasses import replace

from moodreel.domain.mood import Mood, Reading
from moodreel.errors import Busy, CorruptFile, MoodreelError, NotSetUp, SwitchedOff, Unavailable
from moodreel.sensing.fuse import fuse
from moodreel.usecases.read_faces import OFF
from moodreel.web.face_fields import given_reading
from moodreel.web.forms import Asked
from moodreel.web.views import sentence
from moodreel.wiring import Engine

WORDS_UNREAD = "Your words cannot be read just now; tap a mood instead."
REST_ALONE = "Your words cannot be read just now, so this follows {}."
FACE_UNREAD = "Faces cannot be read just now; say it in words or tap a mood instead."

_log = logging.getLogger(__name__)


class NothingRead(Exception):
    """Nothing of the question can be read just now; tells the person so, in a sentence."""

    status = Unavailable.status


def read_asked(engine: Engine, asked: Asked, picture: bytes | None) -> tuple[Mood, str]:
    """The mood, and what to tell of words that were left out of it: they are where they cannot be
    read and there is something else to go by.

    Raises NothingRead; BadInput for what cannot be used, SwitchedOff for a face where faces are
    not to be read.
    """
    face = _face(engine, asked)
    try:
        return _read(engine, asked.text, asked, picture, face), ""
    except (Unavailable, CorruptFile) as error:
        if not asked.text:
            raise _unread(error, picture) from None
        _log.error("words cannot be read: %s", error)
    if not (asked.choose or face or picture):
        raise NothingRead(WORDS_UNREAD)
    try:
        mood = _read(engine, "", asked, picture, face)
    except (Unavailable, CorruptFile):
        raise NothingRead(WORDS_UNREAD) from None
    rest = "the mood that you tapped" if asked.choose else "your face"
    return replace(mood, care=engine.notice(asked.text)), REST_ALONE.format(rest)


def _face(engine: Engine, asked: Asked) -> Reading | None:
    """What the camera saw, where that came with the question."""
    if not asked.face:
        return None
    if not engine.camera:
        raise SwitchedOff(OFF)
    return given_reading(asked.face, engine.clock())


def _read(
    engine: Engine, text: str, asked: Asked, picture: bytes | None, face: Reading | None
) -> Mood:
    """What the camera saw goes before a photo."""
    chosen = asked.choose.lower() or None
    if face is None:
        return engine.read_mood(text=text or None, choose=chosen, picture=picture)
    if not text and not chosen:
        return fuse([face], engine.clock())
    said = engine.read_mood(text=text or None, choose=chosen)
    return replace(fuse([*said.readings, face], engine.clock()), care=said.care)


def _unread(error: MoodreelError, picture: bytes | None) -> Exception:
    """What is told where no words were in it: of a part that was never set up, just that."""
    if picture is None:
        return error
    _log.error("faces cannot be read: %s", error)
    return NothingRead(
        f"{sentence(str(error))}." if isinstance(error, NotSetUp | Busy) else FACE_UNREAD
    )
