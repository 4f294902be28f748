"""What a face expresses, as a trained network sees it: crops in, calibrated beliefs out."""

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from moodreel.domain.emotion import INDEX, N_EMOTIONS, BoolArray, Emotion, FloatArray
from moodreel.errors import CorruptFile
from moodreel.inference.bundle import Bundle
from moodreel.inference.text_emotion import softmax

TASK = "face-emotion"
SIDE = 48
"""Pixels of a crop's sides."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FaceReadings:
    """Beliefs about n faces."""

    distribution: FloatArray
    """(n, 8), each row sums to 1; 0 where the network sees nothing."""
    confidence: FloatArray
    """(n,) calibrated chance, in [0, 1], that the leading emotion is the right one."""


class FaceEmotionModel:
    """Reads crops with one bundle; equal crops give equal readings.

    Raises `CorruptFile` where the bundle is of another task or lacks what it must say.
    """

    def __init__(self, bundle: Bundle) -> None:
        manifest = bundle.manifest
        if manifest["task"] != TASK:
            raise CorruptFile(f"{bundle.folder}: expected a bundle for {TASK}, build it again")
        try:
            self.sees: BoolArray = np.zeros(N_EMOTIONS, dtype=bool)
            self.sees[[INDEX[Emotion(name)] for name in manifest["preprocessing"]["sees"]]] = True
            self._temperature = float(manifest["calibration"]["temperature"])
        except (KeyError, TypeError, ValueError) as problem:
            raise CorruptFile(
                f"{bundle.folder}: the manifest lacks or garbles {problem}; build it again"
            ) from problem
        if not (0 < self._temperature < inf and self.sees.any()):
            raise CorruptFile(
                f"{bundle.folder}: expected a temperature above 0 and emotions under sees; "
                "build it again"
            )
        self.bundle = bundle

    def read_many(self, crops: NDArray[np.uint8]) -> FaceReadings:
        """The readings of grey crops (n, 48, 48), eyes where FER2013 has them (`face_crop`)."""
        if crops.ndim != 3 or crops.shape[1:] != (SIDE, SIDE) or crops.dtype != np.uint8:
            raise ValueError(f"expected bytes (n, {SIDE}, {SIDE}), got {crops.dtype} {crops.shape}")
        pixels = crops[:, None].astype(np.float32)
        logits: FloatArray = self.bundle.run({"pixels": pixels})["logits"]
        distribution = softmax(logits / self._temperature)
        return FaceReadings(distribution=distribution, confidence=distribution.max(axis=1))
