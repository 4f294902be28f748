"""Typed words become a reading."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.mood import ALL_SEEN, Reading
from moodreel.inference.text_emotion import TextReader, TextReading
from moodreel.sensing.choice import CHOICE_CONFIDENCE, Choice
from moodreel.sensing.named import named_moods

# What moods that the words name outright weigh beside what the model makes of all of them: three
# quarters, as much as a choice beside what is sensed.
_NAMED_SHARE = 0.75


class TextSensor:
    """Reads words with a text model; all eight emotions are seen. Moods that the words name weigh
    more than the model's belief.
    """

    def __init__(self, model: TextReader) -> None:
        self._model = model

    def read(self, text: str, at: datetime) -> Reading:
        """The reading of these words, typed at the aware time `at`.

        Raises `BadInput` where there are none or too many. Keeps nothing of them.
        """
        return _reading(text, self._model.read(text), at)

    def read_many(self, texts: Sequence[str], at: datetime) -> list[Reading]:
        """The readings of several texts, the same as reading each alone."""
        seen = self._model.read_many(texts)
        return [_reading(text, one, at) for text, one in zip(texts, seen, strict=True)]


def _reading(text: str, seen: TextReading, at: datetime) -> Reading:
    distribution, (valence, arousal, confidence) = _joined(seen, named_moods(text))
    return Reading(
        distribution=distribution,
        sees=ALL_SEEN,
        valence=valence,
        arousal=arousal,
        confidence=confidence,
        source="text",
        at=at,
    )


def _joined(seen: TextReading, named: list[Choice]) -> tuple[FloatArray, tuple[float, ...]]:
    """Distribution, and valence, arousal and confidence, of the model with the moods named."""
    numbers = (seen.valence, seen.arousal, seen.confidence)
    if not named:
        return seen.distribution, numbers
    chips = np.mean([[c.valence, c.arousal, CHOICE_CONFIDENCE] for c in named], axis=0)
    mixed = _NAMED_SHARE * chips + (1 - _NAMED_SHARE) * np.array(numbers)
    belief = np.mean([choice.distribution for choice in named], axis=0)
    joined = _NAMED_SHARE * belief + (1 - _NAMED_SHARE) * seen.distribution
    return (joined / joined.sum()).astype(np.float32), tuple(mixed.tolist())
