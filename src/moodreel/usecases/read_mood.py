"""Words, a choice, a picture of a face, or some of them, become a mood."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from moodreel.domain.mood import UNSAID, Mood, Reading
from moodreel.errors import Busy, CorruptFile, NoFace, NotSetUp, Unavailable
from moodreel.sensing.care import notice
from moodreel.sensing.choice import read_choice
from moodreel.sensing.face import Sight
from moodreel.sensing.fuse import fuse

TextReader = Callable[[str, datetime], Reading]
Looker = Callable[[bytes, datetime], Sight]

LEFT_OUT = "the picture was left out"
UNREAD = "faces cannot be read just now"

_log = logging.getLogger(__name__)


class ReadMood:
    """Asks the sensors and fuses what they saw; keeps nothing."""

    def __init__(
        self,
        read_text: TextReader,
        look: Looker,
        clock: Callable[[], datetime],
        feeling: Callable[[str], str] = str.strip,
    ) -> None:
        """`feeling` gives what of a text is no wish for films: nothing, where all of it is."""
        self._read_text = read_text
        self._feeling = feeling
        self._look = look
        self._clock = clock

    def __call__(
        self, text: str | None = None, choice: str | None = None, picture: bytes | None = None
    ) -> Mood:
        """The mood in the words, the choice and the largest face of the picture; blank words beside
        another count as none, and what only asks for films says nothing of a mood. A note
        stands with it where the words sound like a crisis, whatever is beside them. A face that
        cannot be read costs what was said a note, and no more.

        Raises BadInput where none is given, the words cannot be read, or the picture is none;
        UnknownName for a choice that is not on the list; NoFace, Unavailable and CorruptFile for a
        picture alone; SwitchedOff for any picture where faces shall not be read.
        """
        now = self._clock()
        readings: list[Reading] = []
        notes: tuple[str, ...] = ()
        if choice is not None:
            readings.append(read_choice(choice, now))
        if text is not None and (text.strip() or (choice is None and picture is None)):
            felt = self._feeling(text) if text.strip() else text
            if felt or not text.strip():
                readings.append(self._read_text(felt, now))
        if picture is not None:
            face, notes = self._face(picture, now, alone=not readings and not (text or "").strip())
            readings.extend(face)
        care = notice(text) if text is not None and text.strip() else None
        mood = fuse(readings, now) if readings or text is None else UNSAID
        return replace(mood, care=care, notes=notes)

    def _face(
        self, picture: bytes, now: datetime, *, alone: bool
    ) -> tuple[list[Reading], tuple[str, ...]]:
        """One reading or none, and what to know of it."""
        try:
            sight = self._look(picture, now)
        except (Unavailable, CorruptFile) as problem:
            if alone:
                raise
            _log.error("faces cannot be read: %s", problem)
            told = str(problem) if isinstance(problem, NotSetUp | Busy) else UNREAD
            return [], (f"{LEFT_OUT}: {told}",)
        if sight.reading is None:
            why = sight.problem.message if sight.problem else UNREAD
            if alone:
                raise NoFace(why)
            return [], (f"{LEFT_OUT}: {why}",)
        return [sight.reading], _room(len(sight.faces))


def _room(n_faces: int) -> tuple[str, ...]:
    if n_faces < 2:
        return ()
    return (f"{n_faces} faces are in the picture: the largest was read",)
