"""What some words are about, as a thing that can be asked for and compared."""

from dataclasses import dataclass, field

import numpy as np

from moodreel.domain.emotion import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A sentence vector. Equal vectors are equal meanings, so that equal wishes stay equal; it is
    not shown in a `repr`, which may reach a log.
    """

    content: bytes = field(repr=False)
    """The vector's float32 bytes."""

    @classmethod
    def of(cls, vector: FloatArray) -> "Meaning":
        """Of a vector (d,) of unit length."""
        return cls(content=np.asarray(vector, dtype="<f4").tobytes())

    @property
    def vector(self) -> FloatArray:
        """(d,) of unit length, read-only."""
        return np.frombuffer(self.content, dtype="<f4")
