"""What a text says of its writer's feeling: tokens in, calibrated belief out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Protocol

import numpy as np

from moodreel.domain.emotion import N_EMOTIONS, FloatArray
from moodreel.errors import CorruptFile
from moodreel.inference.bundle import Bundle
from moodreel.inference.text_inputs import VOCABULARY, Part, inputs_of
from moodreel.inference.tokens import known_share, tokenise

TASK = "text-emotion"
_BATCH = 16  # parts at once: more are hardly faster, and take memory that is not given back
_LEAST_FAMILIAR = 0.1  # a lone unknown word may be English with a slip: a weak opinion, not none


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReading:
    """What the model makes of one text."""

    distribution: FloatArray
    """(8,) calibrated belief, sums to 1."""
    valence: float
    """In [-1, 1]."""
    arousal: float
    """In [-1, 1]."""
    confidence: float
    """The highest belief, lowered where few of the words are known (`familiarity`)."""
    known_share: float
    """Share of the words and emoji that the model has met; 0 where there are none."""


class TextReader(Protocol):
    """Whatever reads texts."""

    def read(self, text: str) -> TextReading:
        """The reading of one text. Raises `BadInput` where it is empty or too long."""
        ...

    def read_many(self, texts: Sequence[str]) -> list[TextReading]:
        """The readings of many texts; the same as reading each alone, but for rounding."""
        ...


class TextEmotionModel:
    """Reads texts with one bundle; equal texts give equal readings.

    Raises `CorruptFile` at the start where the bundle is of another task or lacks a number.
    """

    def __init__(self, bundle: Bundle) -> None:
        if bundle.manifest["task"] != TASK:
            raise CorruptFile(
                f"{bundle.folder}: expected a bundle for {TASK}, got {bundle.manifest['task']}"
            )
        self.bundle = bundle
        calibration = bundle.manifest["calibration"]
        entries = bundle.path(VOCABULARY).read_text(encoding="utf-8").split("\n")
        self._vocabulary = {entry: row for row, entry in enumerate(entries[:-1], 1)}
        try:
            self._inputs = inputs_of(bundle, self._vocabulary)
            self._temperature = float(calibration["temperature"])
            self._strange = float(calibration["strange_share"])
            self._familiar = float(calibration["familiar_share"])
        except (KeyError, TypeError, ValueError) as problem:
            raise CorruptFile(
                f"{bundle.folder}: the manifest lacks or garbles {problem}; build it again"
            ) from problem
        if not (0 < self._temperature < inf and self._strange < self._familiar):
            raise CorruptFile(
                f"{bundle.folder}: expected a temperature above 0 and strange_share below "
                "familiar_share in the manifest; build it again"
            )

    def read(self, text: str) -> TextReading:
        """The reading of one text. Raises `BadInput` where it is empty or too long."""
        return self.read_many([text])[0]

    def read_many(self, texts: Sequence[str]) -> list[TextReading]:
        """The readings of many texts; the same as reading each alone, but for rounding."""
        in_parts = [self._inputs.parts(text) for text in texts]
        logits, plane = self._run([part for parts in in_parts for part in parts])
        beliefs = softmax(logits / self._temperature)
        starts = np.cumsum([0, *(len(parts) for parts in in_parts)])
        return [
            self._joined(text, parts, beliefs[a:b], plane[a:b])
            for text, parts, (a, b) in zip(texts, in_parts, pairwise(starts), strict=True)
        ]

    def familiarity(self, known_share: float) -> float:
        """What the confidence is multiplied by: a tenth at or below the bundle's `strange_share` of
        known words, 1 from its `familiar_share` on. Other languages and keyboard mashing come out
        low.
        """
        span = self._familiar - self._strange
        return float(np.clip((known_share - self._strange) / span, _LEAST_FAMILIAR, 1))

    def _joined(
        self, text: str, parts: list[Part], beliefs: FloatArray, plane: FloatArray
    ) -> TextReading:
        """The mean over a text's parts, by their sizes."""
        sizes = np.array([self._inputs.size(part) for part in parts], dtype=np.float32)
        share = sizes / sizes.sum()
        distribution = share @ beliefs
        valence, arousal = np.clip(share @ plane, -1, 1)
        known = known_share(tokenise(text), self._vocabulary)
        return TextReading(
            distribution=(distribution / distribution.sum()).astype(np.float32),
            valence=float(valence),
            arousal=float(arousal),
            confidence=float(distribution.max()) * self.familiarity(known),
            known_share=known,
        )

    def _run(self, parts: list[Part]) -> tuple[FloatArray, FloatArray]:
        """Logits (n, 8) and plane (n, 2); parts of like size share a batch."""
        if not parts:
            return np.zeros((0, N_EMOTIONS), np.float32), np.zeros((0, 2), np.float32)
        order = np.argsort([self._inputs.size(part) for part in parts], kind="stable")
        logits, planes = [], []
        for start in range(0, len(parts), _BATCH):
            batch = [parts[i] for i in order[start : start + _BATCH]]
            outputs = self.bundle.run(self._inputs.feed(batch))
            logits.append(outputs["logits"])
            planes.append(outputs["plane"])
        back = np.argsort(order)
        return np.concatenate(logits)[back], np.concatenate(planes)[back]


def softmax(logits: FloatArray) -> FloatArray:
    """Beliefs that sum to 1 along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: FloatArray = powers / powers.sum(axis=-1, keepdims=True)
    return result
