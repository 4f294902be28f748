"""What a text says of its writer's feeling: tokens in, calibrated belief out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.errors import CorruptFile
from moodreel.inference.bundle import Bundle
from moodreel.inference.tokens import N_CHANNELS, Features, Featuriser, parts, tokenise

TASK = "text-emotion"
VOCABULARY = "vocabulary.txt"
_BATCH = 64
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
        settings = bundle.manifest["preprocessing"]
        calibration = bundle.manifest["calibration"]
        entries = bundle.path(VOCABULARY).read_text(encoding="utf-8").split("\n")
        try:
            self._featuriser = Featuriser(
                {entry: row for row, entry in enumerate(entries[:-1], 1)}, int(settings["buckets"])
            )
            self._temperature = float(calibration["temperature"])
            self._strange = float(calibration["strange_share"])
            self._familiar = float(calibration["familiar_share"])
        except (KeyError, TypeError, ValueError) as problem:
            raise CorruptFile(
                f"{bundle.folder}: the manifest lacks or garbles {problem}; build it again"
            ) from problem

    def read(self, text: str) -> TextReading:
        """The reading of one text. Raises `BadInput` where it is empty or too long."""
        return self._read_tokens(tokenise(text))

    def read_many(self, texts: Sequence[str]) -> list[TextReading]:
        """The readings of many texts, for evaluation; the same as reading each alone."""
        return [self.read(text) for text in texts]

    def _read_tokens(self, tokens: list[str]) -> TextReading:
        features = [self._featuriser.features(part) for part in parts(tokens)]
        logits, plane = self._run(features)
        sizes = np.array([max(1, f.weights.shape[1]) for f in features], dtype=np.float32)
        share = sizes / sizes.sum()
        distribution = share @ _softmax(logits / self._temperature)
        valence, arousal = np.clip(share @ plane, -1, 1)
        known = sum(f.known for f in features) / max(1, sum(f.countable for f in features))
        return TextReading(
            distribution=(distribution / distribution.sum()).astype(np.float32),
            valence=float(valence),
            arousal=float(arousal),
            confidence=float(distribution.max()) * self.familiarity(known),
            known_share=known,
        )

    def familiarity(self, known_share: float) -> float:
        """What the confidence is multiplied by: a tenth at or below the bundle's `strange_share` of
        known words, 1 from its `familiar_share` on. Other languages and keyboard mashing come out
        low.
        """
        span = self._familiar - self._strange
        return float(np.clip((known_share - self._strange) / span, _LEAST_FAMILIAR, 1))

    def _run(self, features: list[Features]) -> tuple[FloatArray, FloatArray]:
        logits, planes = [], []
        for start in range(0, len(features), _BATCH):
            ids, weights = pad(features[start : start + _BATCH])
            outputs = self.bundle.run({"ids": ids, "weights": weights})
            logits.append(outputs["logits"])
            planes.append(outputs["plane"])
        return np.concatenate(logits), np.concatenate(planes)


def pad(features: Sequence[Features]) -> tuple[np.ndarray, FloatArray]:
    """ids (b, t) int64 and weights (b, 3, t), filled with 0 to the longest part, 1 at least."""
    longest = max([1, *(len(f.ids) for f in features)])
    ids = np.zeros((len(features), longest), dtype=np.int64)
    weights = np.zeros((len(features), N_CHANNELS, longest), dtype=np.float32)
    for i, f in enumerate(features):
        ids[i, : len(f.ids)] = f.ids
        weights[i, :, : len(f.ids)] = f.weights
    return ids, weights


def _softmax(logits: FloatArray) -> FloatArray:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: FloatArray = powers / powers.sum(axis=1, keepdims=True)
    return result
