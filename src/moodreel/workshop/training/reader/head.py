"""The last linear map of a reader: a belief for each way to label, valence and arousal, a gate."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from moodreel.domain.emotion import N_EMOTIONS


class Head(nn.Linear):  # type: ignore[misc]
    """(b, width) to logits of each kind (b, k, 8), plane (b, 2) and kind (b, k).

    Sets label differently (a third of GoEmotions' rows are neutral, read without context), so each
    of k has logits of its own; which of them counts how much is learned from which set a text is
    of: a mixture of experts (Jacobs et al., 1991) whose gate is told the answer. With one set there
    is no gate.
    """

    def __init__(self, width: int, n_kinds: int) -> None:
        self._sizes = [n_kinds * N_EMOTIONS, 2, n_kinds if n_kinds > 1 else 0]
        super().__init__(width, sum(self._sizes))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        logits, plane, kind = super().forward(x).split(self._sizes, 1)
        if not kind.shape[1]:
            kind = logits.new_zeros(len(x), 1)
        return logits.unflatten(1, (-1, N_EMOTIONS)), torch.tanh(plane), kind

    def cool(self, temperatures: Sequence[float]) -> None:
        """Divides the logits of each kind by its temperature."""
        with torch.no_grad():
            for i, temperature in enumerate(temperatures):
                rows = slice(i * N_EMOTIONS, (i + 1) * N_EMOTIONS)
                self.weight[rows] /= temperature
                self.bias[rows] /= temperature
