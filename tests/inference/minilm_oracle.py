"""all-MiniLM-L6-v2 in plain numpy, as its paper and its published code have it: one text at a time.

Devlin et al. (2019) for the layers; the mean of the last hidden states, of unit length, for the
sentence (Reimers & Gurevych, 2019).
"""

from collections.abc import Mapping
from math import erf

import numpy as np

from moodreel.domain.emotion import FloatArray

_gauss = np.vectorize(erf, otypes=[np.float64])


def oracle(arrays: Mapping[str, FloatArray], ids: list[int]) -> FloatArray:
    """(384,) of unit length, in 64-bit numbers, from the fetched arrays by their names."""
    w = {name: array.astype(np.float64) for name, array in arrays.items()}

    def linear(x, name):
        return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]

    def norm(x, name):
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return scaled * w[f"{name}.weight"] + w[f"{name}.bias"]

    table, types = w["embeddings.word_embeddings.weight"], "embeddings.token_type_embeddings.weight"
    places = w["embeddings.position_embeddings.weight"][: len(ids)]
    x = norm(table[ids] + places + w[types][0], "embeddings.LayerNorm")
    for i in range(6):
        layer = f"encoder.layer.{i}"
        q, k, v = (
            linear(x, f"{layer}.attention.self.{name}").reshape(-1, 12, 32).swapaxes(0, 1)
            for name in ("query", "key", "value")
        )
        raw = np.exp(q @ k.swapaxes(1, 2) / np.sqrt(32))
        mixed = (raw / raw.sum(-1, keepdims=True) @ v).swapaxes(0, 1).reshape(-1, 384)
        attended = linear(mixed, f"{layer}.attention.output.dense")
        x = norm(x + attended, f"{layer}.attention.output.LayerNorm")
        up = linear(x, f"{layer}.intermediate.dense")
        down = linear(up * (1 + _gauss(up / np.sqrt(2))) / 2, f"{layer}.output.dense")
        x = norm(x + down, f"{layer}.output.LayerNorm")
    mean = x.mean(0)
    vector: FloatArray = (mean / np.linalg.norm(mean)).astype(np.float32)
    return vector
