"""The first text network: means of embeddings, one hidden layer, eight logits and two numbers."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from moodreel.domain.emotion import N_EMOTIONS
from moodreel.inference.tokens import N_CHANNELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes of the network."""

    n_rows: int
    width: int = 64
    hidden: int = 64
    dropout: float = 0.4


class BagNetwork(nn.Module):  # type: ignore[misc]
    """ids (b, t) and weights (b, 3, t) to logits (b, 8) and valence and arousal (b, 2)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.table = nn.Embedding(shape.n_rows, shape.width, padding_idx=0)
        nn.init.normal_(self.table.weight, std=0.3)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.body = nn.Sequential(
            nn.Dropout(shape.dropout),
            nn.Linear(N_CHANNELS * shape.width, shape.hidden),
            nn.ReLU(),
            nn.Dropout(shape.dropout),
            nn.Linear(shape.hidden, N_EMOTIONS + 2),
        )

    def forward(self, ids: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
        return self.heads(weights @ self.table(ids))

    def heads(self, pooled: Tensor) -> tuple[Tensor, Tensor]:
        """From the three means (b, 3, width) on."""
        out = self.body(pooled.flatten(1))
        return out[:, :N_EMOTIONS], torch.tanh(out[:, N_EMOTIONS:])
