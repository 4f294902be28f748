"""What the page hands back of faces it was told of: checked as if it came from anybody."""

import json
from datetime import datetime
from typing import Any

import numpy as np

from moodreel.domain.emotion import EMOTIONS, FloatArray
from moodreel.domain.mood import Reading, emotions_json
from moodreel.errors import BadInput
from moodreel.sensing.face import FACE_SEES, face_reading

MOST_EARLIER = 20
"""Frames of a second, at the pace that the page keeps, with room to spare."""
_MOST_CHARACTERS = 20_000
# Shares are told to four places; of far less no distribution can be made.
_LEAST_SEEN = 1e-4

EXPECTED = (
    "expected what the camera read as {emotions: eight shares, confidence}; "
    "look into the camera once more"
)


def reading_json(reading: Reading) -> dict[str, Any]:
    """What the page is told of one face, and gives back."""
    return {
        "emotions": emotions_json(reading.distribution),
        "confidence": round(reading.confidence, 4),
    }


def given_reading(text: str, at: datetime) -> Reading:
    """The reading in the field `face` of the question. Raises BadInput."""
    return _reading(_parsed(text), at)


def given_frames(text: str, at: datetime) -> list[tuple[float, Reading]]:
    """The frames in the field `earlier`, each with its age in seconds. Raises BadInput."""
    frames = _parsed(text or "[]")
    if not isinstance(frames, list) or len(frames) > MOST_EARLIER:
        raise BadInput(f"expected a list of at most {MOST_EARLIER} earlier frames")
    return [(_number(_at(frame, "age_ms")) / 1000, _reading(frame, at)) for frame in frames]


def _parsed(text: str) -> Any:
    if len(text) > _MOST_CHARACTERS:
        raise BadInput(EXPECTED)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise BadInput(EXPECTED) from None


def _reading(value: Any, at: datetime) -> Reading:
    emotions = _at(value, "emotions")
    shares = np.array([_number(_at(emotions, e.value)) for e in EMOTIONS], dtype=np.float64)
    confidence = _number(_at(value, "confidence"))
    distribution: FloatArray = shares.astype(np.float32)
    if (shares > 1).any() or FACE_SEES @ distribution < _LEAST_SEEN or confidence > 1:
        raise BadInput(EXPECTED)
    return face_reading(distribution, confidence, at)


def _at(value: Any, name: str) -> Any:
    if not isinstance(value, dict) or name not in value:
        raise BadInput(EXPECTED)
    return value[name]


def _number(value: Any) -> float:
    """A finite number from 0. Raises BadInput, also for true and false."""
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    if not plain or not 0 <= value < 1e9:  # NaN is not, and integers may be of any length
        raise BadInput(EXPECTED)
    return float(value)
