"""Two readers as one: one reads pieces of words, one whole words, and they err on other texts."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.errors import CorruptFile
from moodreel.inference.bundle import MODEL
from moodreel.inference.text_emotion import TextEmotionModel, TextReading


class TextBlend:
    """The mean of two readers' beliefs, valence and arousal, by the share that the second reader's
    bundle was made with. Raises `CorruptFile` where that bundle was made beside another first, or
    does not say how.
    """

    def __init__(self, first: TextEmotionModel, second: TextEmotionModel) -> None:
        self.readers = (first, second)
        blend = second.bundle.manifest.get("blend", {})
        try:
            self._share, self._temperature = float(blend["share"]), float(blend["temperature"])
            holds_for = blend["sha256"]
        except (KeyError, TypeError, ValueError):
            self._share, self._temperature, holds_for = 0.0, 0.0, None
        beside = first.bundle.manifest["files"][MODEL]["sha256"]
        if holds_for != beside or not 0 <= self._share <= 1 or not 0 < self._temperature < inf:
            raise CorruptFile(
                f"{second.bundle.folder}: expected a blend with {first.bundle.folder.name}; train "
                "it again beside that"
            )

    def read(self, text: str) -> TextReading:
        """The reading of one text. Raises `BadInput` where it is empty or too long."""
        return self.read_many([text])[0]

    def read_many(self, texts: Sequence[str]) -> list[TextReading]:
        """The readings of many texts; the same as reading each alone, but for rounding."""
        first, second = (reader.read_many(texts) for reader in self.readers)
        return [self._mixed(a, b) for a, b in zip(first, second, strict=True)]

    def _mixed(self, a: TextReading, b: TextReading) -> TextReading:
        """Confidence is the mixed belief's, lowered as the first reader lowers its own."""
        share = self._share
        mixed = blended([a.distribution, b.distribution], share, self._temperature)
        familiarity = a.confidence / float(a.distribution.max())
        return replace(
            a,
            distribution=mixed,
            valence=share * a.valence + (1 - share) * b.valence,
            arousal=share * a.arousal + (1 - share) * b.arousal,
            confidence=float(mixed.max()) * familiarity,
        )


def blended(beliefs: Sequence[FloatArray], share: float, temperature: float) -> FloatArray:
    """(..., 8) `share` of the first beliefs and the rest of the second, calibrated."""
    a, b = beliefs
    mixed = (share * a + (1 - share) * b) ** (1 / temperature)
    result: FloatArray = (mixed / mixed.sum(axis=-1, keepdims=True)).astype(np.float32)
    return result
