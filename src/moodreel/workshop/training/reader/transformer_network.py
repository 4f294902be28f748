"""The transformer: MiniLM's frozen bottom, a trained top, a head."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.inference.text_emotion import softmax
from moodreel.inference.text_inputs import pad_pieces
from moodreel.inference.tokens import PART_TOKENS
from moodreel.inference.wordpiece import WordPiece, spell_out
from moodreel.workshop.training.minilm import WIDTH, Encoder
from moodreel.workshop.training.minilm_weights import Pretrained
from moodreel.workshop.training.reader.head import Head
from moodreel.workshop.training.reader.outputs import Outputs


class ReaderTransformer(nn.Module):  # type: ignore[misc]
    """ids (b, t) to vectors (b, 384), and what the head says of them."""

    def __init__(self, pretrained: Pretrained, n_kinds: int, frozen: int, dropout: float) -> None:
        super().__init__()
        self.encoder = Encoder(pretrained, frozen, dropout)
        self.dropout = nn.Dropout(dropout)
        self.head = Head(WIDTH, n_kinds)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        vectors = self.encoder(ids)
        return vectors, *self.head(self.dropout(vectors))


def encode(texts: Sequence[str], pieces: WordPiece) -> list[list[int]]:
    """Rows of MiniLM's table for the first part of each text: training texts are rarely longer."""
    return [pieces.encode(spell_out(text), PART_TOKENS) for text in texts]


def predict(network: ReaderTransformer, rows: Sequence[list[int]]) -> Outputs:
    """The network as it is, on whatever device it lies."""
    network.eval()
    on = next(network.parameters()).device
    order = np.argsort([len(row) for row in rows], kind="stable")
    outputs = []
    with torch.no_grad(), torch.autocast(on.type, torch.bfloat16):
        for start in range(0, len(rows), 128):
            ids = pad_pieces([rows[i] for i in order[start : start + 128]])
            outputs.append([x.float().cpu().numpy() for x in network(torch.from_numpy(ids).to(on))])
    back = np.argsort(order)
    vectors, logits, plane, kinds = (np.concatenate(x)[back] for x in zip(*outputs, strict=True))
    return Outputs(vectors=vectors, logits=logits, plane=plane, kinds=softmax(kinds))
