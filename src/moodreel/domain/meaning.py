"""What some words are about, as a thing that can be asked for and compared."""

from dataclasses import dataclass, field

import numpy as np

from moodreel.domain.emotion import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A sentence vector and the words behind it. Equal vectors are equal meanings, so that equal
    wishes stay equal; neither is shown in a `repr`, which may reach a log.
    """

    content: bytes = field(repr=False)
    """The vector's float32 bytes."""
    words: tuple[str, ...] = field(default=(), repr=False)
    """The weighty words, folded: a reason may only name what a film's own text holds of them."""

    @classmethod
    def of(cls, vector: FloatArray, words: tuple[str, ...] = ()) -> "Meaning":
        """Of a vector (d,) of unit length."""
        return cls(content=np.asarray(vector, dtype="<f4").tobytes(), words=words)

    @property
    def vector(self) -> FloatArray:
        """(d,) of unit length, read-only."""
        return np.frombuffer(self.content, dtype="<f4")
