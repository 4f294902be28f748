"""The BiLSTM: word vectors, a recurrent layer in both directions, three ways to pool, a head.

After Graves and Schmidhuber (2005); pooled by maximum, mean and attention, so that neither one
strong word nor the whole is lost.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from moodreel.domain.emotion import N_EMOTIONS

SPREAD = 0.1
"""Standard deviation at which the numbers of the table start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes of the network."""

    n_rows: int
    width: int = 128
    hidden: int = 96
    """A direction."""
    dropout: float = 0.5


class BiLstmBody(nn.Module):  # type: ignore[misc]
    """ids (b, t, p), the rows of each word and 0 for none, to what a head sees (b, 6 hidden).

    A word is the mean of its rows; a text's words come first and padding after them.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(shape.n_rows, shape.width, mode="mean", padding_idx=0)
        nn.init.normal_(self.table.weight, std=SPREAD)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.dropout = nn.Dropout(shape.dropout)
        self.lstm = nn.LSTM(shape.width, shape.hidden, batch_first=True, bidirectional=True)
        self.attention = nn.Linear(2 * shape.hidden, 1)

    def pooled(self, ids: Tensor) -> Tensor:
        b, t, p = ids.shape
        vectors = self.table(ids.reshape(b * t, p)).view(b, t, -1)
        there = (ids != 0).any(dim=2)
        return self.pool(self._states(self.dropout(vectors), there), there)

    def _states(self, vectors: Tensor, there: Tensor) -> Tensor:
        """(b, t, 2 hidden); the way back begins at each text's own last word."""
        lengths = there.sum(dim=1).clamp(min=1).cpu()
        packed = nn.utils.rnn.pack_padded_sequence(
            vectors, lengths, batch_first=True, enforce_sorted=False
        )
        states, _ = nn.utils.rnn.pad_packed_sequence(
            self.lstm(packed)[0], batch_first=True, total_length=vectors.shape[1]
        )
        return states

    def pool(self, states: Tensor, there: Tensor) -> Tensor:
        """(b, 6 hidden): maximum, mean and attention over the words' states (b, t, 2 hidden)."""
        mask = there.unsqueeze(2)
        highest = states.masked_fill(~mask, -1.0).amax(dim=1)  # states lie in (-1, 1)
        mean = (states * mask).sum(dim=1) / mask.sum(dim=1).clamp(min=1)
        scores = self.attention(states).masked_fill(~mask, -1e4)
        looked = (states * scores.softmax(dim=1)).sum(dim=1)
        return torch.cat([highest, mean, looked], dim=1)


class BiLstmNetwork(BiLstmBody):
    """ids (b, t, p) to logits (b, 8) and valence and arousal (b, 2)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape)
        self.head = nn.Linear(6 * shape.hidden, N_EMOTIONS + 2)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        out = self.head(self.dropout(self.pooled(ids)))
        return out[:, :N_EMOTIONS], torch.tanh(out[:, N_EMOTIONS:])
