"""The first text network: gated means of embeddings, a hidden layer, eight logits, two numbers."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from moodreel.domain.emotion import N_EMOTIONS
from moodreel.inference.tokens import N_CHANNELS

SPREAD = 0.3
"""Standard deviation at which the numbers of the table start."""
_MAX_GATE = 4.0  # no row counts more than e^4 times what it would alone


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
        nn.init.normal_(self.table.weight, std=SPREAD)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.gate = nn.Embedding(shape.n_rows, 1)
        nn.init.zeros_(self.gate.weight)
        self.body = nn.Sequential(
            nn.Dropout(shape.dropout),
            nn.Linear(N_CHANNELS * shape.width, shape.hidden),
            nn.ReLU(),
            nn.Dropout(shape.dropout),
            nn.Linear(shape.hidden, N_EMOTIONS + 2),
        )

    def forward(self, ids: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
        return self.heads(pool(self.table(ids), self.gates()[ids], weights))

    def gates(self) -> Tensor:
        """(n_rows,) how much each row of the table outweighs the others of its text; above 0."""
        return self.gate.weight.squeeze(1).clamp(-_MAX_GATE, _MAX_GATE).exp()

    def heads(self, pooled: Tensor) -> tuple[Tensor, Tensor]:
        """From the three means (b, 3, width) on."""
        out = self.body(pooled.flatten(1))
        return out[:, :N_EMOTIONS], torch.tanh(out[:, N_EMOTIONS:])


def pool(vectors: Tensor, gates: Tensor, weights: Tensor) -> Tensor:
    """(b, 3, width) means of the vectors (b, t, width), where "lonely" may count more than "and".

    Attention that looks at each word alone: gates (b, t) change what the rows of a channel count
    beside each other, and leave the sum of their weights (b, 3, t) as it was.
    """
    gated = weights * gates[:, None, :]
    whole = weights.sum(dim=2, keepdim=True) / gated.sum(dim=2, keepdim=True).clamp(min=1e-6)
    return (gated * whole) @ vectors
