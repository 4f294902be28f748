"""What a reader's network says of many texts."""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.inference.text_emotion import softmax


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outputs:
    """Of n texts, by k ways to label."""

    vectors: FloatArray
    """(n, width) what the head saw."""
    logits: FloatArray
    """(n, k, 8) of each kind."""
    plane: FloatArray
    """(n, 2) valence and arousal in [-1, 1]."""
    kinds: FloatArray
    """(n, k) how likely the text is of each kind; rows sum to 1."""

    def belief(self, kind: int) -> FloatArray:
        """(n, 8) as if every text were of this kind; rows sum to 1."""
        return softmax(self.logits[:, kind])

    def mixed(self) -> FloatArray:
        """(n, 8) log-belief over all kinds."""
        mix: FloatArray = np.log((softmax(self.logits) * self.kinds[:, :, None]).sum(1) + 1e-12)
        return mix
