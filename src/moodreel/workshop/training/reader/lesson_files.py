"""The files that the BiLSTM learns from: soft labels of texts, and what single words mean.

Two `.npz` files without objects in the transformer's run folder; they never ship.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import N_EMOTIONS, FloatArray
from moodreel.errors import BadInput, CorruptFile

SOFT_LABELS, WORD_VECTORS = "teacher.npz", "word_vectors.npz"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SoftLabels:
    """The teacher's belief about texts that it learned from, in the order of those rows."""

    keys: np.ndarray
    """(n,) uint64 of `text_keys`: which text a row is about."""
    emotions: FloatArray
    """(n, k, 8) as each of k sets labels, the everyday corpus first; each sums to 1."""
    plane: FloatArray
    """(n, 2) valence and arousal in [-1, 1]."""

    def of(self, texts: Sequence[str]) -> "SoftLabels":
        """The rows of these texts, in their order.

        Raises `BadInput` where the teacher has not read one of them.
        """
        row_of = {int(key): row for row, key in enumerate(self.keys)}
        rows = [row_of.get(int(key), -1) for key in text_keys(texts)]
        if missing := rows.count(-1):
            raise BadInput(
                f"expected soft labels of {len(texts)} texts, {missing} are not among the "
                f"{len(self.keys)} that the teacher read; train the transformer again on these data"
            )
        return SoftLabels(
            keys=self.keys[rows],
            emotions=self.emotions[rows],
            plane=self.plane[rows],
        )

    def write(self, path: Path) -> None:
        _check("soft labels", len(self.keys), self.emotions, self.plane)
        np.savez_compressed(
            path,
            keys=self.keys,
            emotions=self.emotions,
            plane=self.plane,
        )

    @classmethod
    def read(cls, path: Path) -> "SoftLabels":
        """Raises `CorruptFile` where the file is not what `write` wrote."""
        arrays = _arrays(path, ("keys", "emotions", "plane"))
        labels = cls(**arrays)
        _check(path.name, len(labels.keys), labels.emotions, labels.plane)
        return labels


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordVectors:
    """What the teacher makes of single words, emoji and emoticons; float16."""

    words: Sequence[str]
    """n tokens of at most 32 characters, as `moodreel.inference.tokens` spells tokens."""
    vectors: np.ndarray
    """(n, 384) mean of the fine-tuned encoder's hidden states."""
    emotions: np.ndarray
    """(n, 8) belief where somebody types that word alone; as the everyday corpus labels."""
    plane: np.ndarray
    """(n, 2) valence and arousal in [-1, 1]."""

    def write(self, path: Path) -> None:
        _check("word vectors", len(self.words), self.emotions, self.plane)
        half = {
            name: getattr(self, name).astype(np.float16)
            for name in ("vectors", "emotions", "plane")
        }
        np.savez_compressed(path, words=np.array(self.words), **half)

    @classmethod
    def read(cls, path: Path) -> "WordVectors":
        """Raises `CorruptFile` where the file is not what `write` wrote."""
        arrays = _arrays(path, ("words", "vectors", "emotions", "plane"))
        vectors = cls(**arrays | {"words": arrays["words"].tolist()})
        _check(path.name, len(vectors.words), vectors.emotions, vectors.plane)
        return vectors


def text_keys(texts: Sequence[str]) -> np.ndarray:
    """(n,) uint64: the first 8 bytes of each text's SHA-256."""
    digests = [sha256(text.encode()).digest()[:8] for text in texts]
    return np.array([int.from_bytes(d, "little") for d in digests], dtype=np.uint64)


def _arrays(path: Path, names: Sequence[str]) -> dict[str, np.ndarray]:
    try:
        with np.load(path, allow_pickle=False) as file:
            return {name: file[name] for name in names}
    except (OSError, KeyError, ValueError) as problem:
        raise CorruptFile(
            f"cannot read {path}: expected the arrays {', '.join(names)}; train the teacher again"
        ) from problem


def _check(what: str, n: int, *arrays: np.ndarray) -> None:
    for array in arrays:
        width = 2 if array.shape[1:] == (2,) else N_EMOTIONS
        if len(array) != n or array.shape[-1] != width or not np.isfinite(array).all():
            raise CorruptFile(f"{what}: expected {n} finite rows of {width}, got {array.shape}")
