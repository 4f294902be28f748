"""Vectors of texts as an artefact: int8 with a scale a row, found by what the text is.

A row belongs to a text, not to a place in a catalogue: whatever was changed, added or put in
another order, no film gets another film's vector.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.errors import CorruptFile
from moodreel.inference import arrays_file
from moodreel.inference.arrays_file import Arrays
from moodreel.inference.sentence_vectors import ENCODER, WIDTH, unit

TASK = "meaning"
KIND = "text-vectors"
_KEY_BYTES = 16


def key(text: str) -> bytes:
    """What a text is found by: 16 bytes of the SHA-256 of the encoder's name and the text."""
    return sha256(f"{ENCODER}\n{text}".encode(errors="surrogatepass")).digest()[:_KEY_BYTES]


class TextVectors:
    """Vectors of known texts."""

    def __init__(self, keys: Sequence[bytes] = (), vectors: FloatArray | None = None) -> None:
        """`vectors` (n, 384), one for each key."""
        self._rows = {own: row for row, own in enumerate(keys)}
        self._vectors = vectors if vectors is not None else np.zeros((0, WIDTH), np.float32)

    @classmethod
    def open(cls, folder: Path) -> "TextVectors":
        """Raises `Unavailable` where there is no such folder and `CorruptFile` where it is not
        sound.
        """
        arrays = arrays_file.read(folder, TASK)[1]
        wanted = {"keys": np.uint8, "vectors": np.int8, "scales": np.float32}
        if {name: own.dtype.type for name, own in arrays.items()} != wanted:
            raise CorruptFile(f"{folder}: expected the arrays {', '.join(wanted)}; make it again")
        keys, vectors, scales = (arrays[name] for name in wanted)
        n = len(scales)
        if keys.shape != (n, _KEY_BYTES) or vectors.shape != (n, WIDTH) or scales.shape != (n,):
            raise CorruptFile(
                f"{folder}: expected a key and a scale for each vector; make it again"
            )
        return cls([own.tobytes() for own in keys], unit(vectors * scales[:, None]))

    def __len__(self) -> int:
        return len(self._rows)

    def of(self, texts: Iterable[str]) -> FloatArray:
        """(n, 384); NaN throughout where a text is not known."""
        rows = np.array([self._rows.get(key(text), -1) for text in texts], dtype=np.int64)
        found: FloatArray = np.full((len(rows), WIDTH), np.nan, dtype=np.float32)
        found[rows >= 0] = self._vectors[rows[rows >= 0]]
        return found

    def beside(self, texts: Sequence[str], vectors: FloatArray) -> "TextVectors":
        """These and those of more texts (n, 384), none of them known yet."""
        keys = [*self._rows, *(key(text) for text in texts)]
        return TextVectors(keys, np.concatenate([self._vectors, vectors]))

    def arrays(self) -> Arrays:
        """As they are kept: `keys` (n, 16), `vectors` (n, 384) in steps of `scales` (n,)."""
        scales = np.maximum(np.abs(self._vectors).max(axis=1, initial=0), 1e-12) / np.float32(127)
        return {
            "keys": np.frombuffer(b"".join(self._rows), np.uint8).reshape(-1, _KEY_BYTES),
            "vectors": np.round(self._vectors / scales[:, None]).astype(np.int8),
            "scales": scales.astype(np.float32),
        }
