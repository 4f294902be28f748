"""Texts with what a careful reader believes their writers feel."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from zlib import crc32

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LabelledTexts:
    """Rows of one data set, in file order."""

    texts: tuple[str, ...]
    emotions: FloatArray
    """(n, 8) soft labels; each row sums to 1."""
    valence: FloatArray
    """(n,) in [-1, 1]; NaN where the data set has none."""
    arousal: FloatArray
    """(n,) in [-1, 1]; NaN where the data set has none."""
    styles: tuple[str, ...] = ()
    """(n,) kind of text, where the data set says."""

    def __len__(self) -> int:
        return len(self.texts)

    def take(self, rows: IdArray) -> "LabelledTexts":
        """The rows at these positions, in that order."""
        return replace(
            self,
            texts=tuple(self.texts[i] for i in rows),
            emotions=self.emotions[rows],
            valence=self.valence[rows],
            arousal=self.arousal[rows],
            styles=tuple(self.styles[i] for i in rows) if self.styles else (),
        )

    def held_out(self, percent: int) -> BoolArray:
        """(n,) the same `percent` in 100 of the texts on every machine and for every seed.

        By the text itself, so that rows added later do not move the others across the split.
        """
        return np.array([crc32(f"split {t}".encode()) % 100 < percent for t in self.texts])


def unknown(n: int) -> FloatArray:
    """(n,) NaN: the data set has no such label."""
    return np.full(n, np.nan, dtype=np.float32)


def join(sets: Sequence[LabelledTexts]) -> LabelledTexts:
    """All rows of all sets, in order; styles are left out."""
    return LabelledTexts(
        texts=tuple(text for s in sets for text in s.texts),
        emotions=np.concatenate([s.emotions for s in sets]),
        valence=np.concatenate([s.valence for s in sets]),
        arousal=np.concatenate([s.arousal for s in sets]),
    )


def one_label(rows: LabelledTexts) -> LabelledTexts:
    """The rows whose belief is all on one emotion."""
    return rows.take(np.flatnonzero(rows.emotions.max(axis=1) > 0.99))


def file_sha256(path: Path) -> str:
    """Hex digest of a file's bytes, as manifests and result files name their data."""
    return sha256(path.read_bytes()).hexdigest()
