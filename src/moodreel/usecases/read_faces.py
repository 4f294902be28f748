"""Faces are read, where that is switched on and set up; else an error says what helps."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from moodreel.domain.lazy import lazy
from moodreel.errors import SwitchedOff
from moodreel.sensing.face import Sight

OFF = "faces are not read here: this is switched off (MOODREEL_CAMERA=off); use words or a choice"
NOT_SET_UP = "faces cannot be read here yet; use words or a choice"


class Sensor(Protocol):
    """Whatever looks at pictures (`sensing.face`)."""

    def look(self, content: bytes, at: datetime) -> Sight:
        """What is seen in a picture's file. Raises BadPicture."""
        ...


class ReadFaces:
    """Looks at pictures of faces. What that needs is loaded with the first."""

    def __init__(self, *, camera: bool, open_sensor: Callable[[], Sensor]) -> None:
        """`camera` is whether faces shall be read at all."""
        self._camera = camera
        self._open = open_sensor

    def look(self, content: bytes, at: datetime) -> Sight:
        """What is seen in a picture's file, taken at this aware time; keeps nothing of it.

        Raises SwitchedOff before it looks, BadPicture, Unavailable, CorruptFile.
        """
        if not self._camera:
            raise SwitchedOff(OFF)
        return self._sensor.look(content, at)

    @lazy
    def _sensor(self) -> Sensor:
        return self._open()
