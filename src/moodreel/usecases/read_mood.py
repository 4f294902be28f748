"""Words or a choice, or both, become a mood."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from moodreel.domain.mood import Mood, Reading
from moodreel.sensing.care import notice
from moodreel.sensing.choice import read_choice
from moodreel.sensing.fuse import fuse

TextReader = Callable[[str, datetime], Reading]


class ReadMood:
    """Asks the sensors and fuses what they saw; keeps nothing."""

    def __init__(self, read_text: TextReader, clock: Callable[[], datetime]) -> None:
        self._read_text = read_text
        self._clock = clock

    def __call__(self, text: str | None = None, choice: str | None = None) -> Mood:
        """The mood in the words and the choice; blank words beside a choice count as none. A note
        stands with it where the words sound like a crisis, whatever is chosen beside them.

        Raises BadInput where neither is given or the words cannot be read, UnknownName for a choice
        that is not on the list.
        """
        now = self._clock()
        readings = []
        if choice is not None:
            readings.append(read_choice(choice, now))
        if text is not None and (text.strip() or choice is None):
            readings.append(self._read_text(text, now))
        care = notice(text) if text is not None and text.strip() else None
        return replace(fuse(readings, now), care=care)
