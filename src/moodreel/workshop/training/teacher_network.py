"""The teacher: MiniLM with three heads."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.domain.emotion import N_EMOTIONS, FloatArray
from moodreel.inference.text_inputs import pad_pieces
from moodreel.inference.wordpiece import WordPiece, spell_out
from moodreel.workshop.training.minilm import WIDTH, Encoder
from moodreel.workshop.training.minilm_weights import Pretrained

MAX_TOKENS = 64


class Teacher(nn.Module):  # type: ignore[misc]
    """ids (b, t) to vectors (b, 384), everyday logits (b, 8), Reddit logits (b, 8), plane (b, 2).

    The two data sets label differently (GoEmotions: half of the rows neutral, no context), so each
    has a head of its own and the encoder learns from both.
    """

    def __init__(self, pretrained: Pretrained) -> None:
        super().__init__()
        self.encoder = Encoder(pretrained, frozen=0)
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.Linear(WIDTH, 2 * N_EMOTIONS + 2)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        vectors = self.encoder(ids)
        own, reddit, plane = self.heads(self.dropout(vectors)).split([N_EMOTIONS, N_EMOTIONS, 2], 1)
        return vectors, own, reddit, torch.tanh(plane)


def encode(texts: Sequence[str], pieces: WordPiece) -> list[list[int]]:
    """Rows of MiniLM's table for each text, as typed by a person."""
    return [pieces.encode(spell_out(text), MAX_TOKENS) for text in texts]


def predict(
    teacher: Teacher, rows: Sequence[list[int]]
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Vectors (n, 384), the two beliefs (n, 8) that sum to 1, and plane (n, 2)."""
    teacher.eval()
    order = np.argsort([len(row) for row in rows], kind="stable")
    outputs: list[list[FloatArray]] = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(rows), 128):
            ids = pad_pieces([rows[i] for i in order[start : start + 128]])
            vectors, own, reddit, plane = (x.float() for x in teacher(torch.from_numpy(ids)))
            parts = vectors, own.softmax(dim=1), reddit.softmax(dim=1), plane
            outputs.append([part.numpy() for part in parts])
    back = np.argsort(order)
    vectors, own, reddit, plane = (np.concatenate(x)[back] for x in zip(*outputs, strict=True))
    return vectors, own, reddit, plane
