"""Typed words become a reading."""

from datetime import datetime

from moodreel.domain.mood import ALL_SEEN, Reading
from moodreel.inference.text_emotion import TextEmotionModel


class TextSensor:
    """Reads words with a text model; all eight emotions are seen."""

    def __init__(self, model: TextEmotionModel) -> None:
        self._model = model

    def read(self, text: str, at: datetime) -> Reading:
        """The reading of these words, typed at the aware time `at`.

        Raises `BadInput` where there are none or too many. Keeps nothing of them.
        """
        seen = self._model.read(text)
        return Reading(
            distribution=seen.distribution,
            sees=ALL_SEEN,
            valence=seen.valence,
            arousal=seen.arousal,
            confidence=seen.confidence,
            source="text",
            at=at,
        )
