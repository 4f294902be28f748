"""MiniLM-L6 (Wang et al., 2020) as a sentence encoder: text in, mean of 384 numbers a token out.

The embeddings and the lowest layers stay as they were fetched; what is trained goes on top.
"""

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.domain.emotion import FloatArray
from moodreel.workshop.training.minilm_weights import Pretrained

WIDTH, LAYERS, HEADS = 384, 6, 12
BERT_NAMES = {
    "mix": "attention.output.dense",
    "mix_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "down_norm": "output.LayerNorm",
}
"""Parts of a layer and what BERT calls them; query, key and value are one matrix here."""


class _Layer(nn.Module):  # type: ignore[misc]
    """Attention of 12 heads and a feed-forward network, each added and then normalised."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.mix_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=seen)
        mixed = self.mix(mixed.transpose(1, 2).reshape(b, t, WIDTH))
        x = self.mix_norm(x + self.dropout(mixed))
        wide = nn.functional.gelu(self.up(x))
        return self.down_norm(x + self.dropout(self.down(wide)))


class Encoder(nn.Module):  # type: ignore[misc]
    """ids (b, t), padded with 0, to the mean of their last hidden states (b, 384).

    The embeddings and the first `frozen` layers are never trained, and know no dropout.
    """

    def __init__(self, pretrained: Pretrained, frozen: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.frozen = frozen
        self.table = nn.Embedding(len(pretrained.vocabulary), WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(_Layer(dropout if i >= frozen else 0.0) for i in range(LAYERS))
        self.load_state_dict(_state(pretrained.arrays))
        for part in (self.table, self.places, self.norm, *self.layers[:frozen]):
            part.requires_grad_(False)

    def forward(self, ids: Tensor) -> Tensor:
        there = ids != 0
        return self.upper(self.lower(ids, there), there)

    def lower(self, ids: Tensor, there: Tensor) -> Tensor:
        """(b, t, 384) after the frozen layers: the same in every epoch."""
        with torch.no_grad():
            x: Tensor = self.norm(self.table(ids) + self.places.weight[: ids.shape[1]])
            for layer in self.layers[: self.frozen]:
                x = layer(x, there[:, None, None, :])
        return x

    def upper(self, x: Tensor, there: Tensor) -> Tensor:
        """(b, 384) from what `lower` gives; pieces that are not `there` (b, t) do not count."""
        for layer in self.layers[self.frozen :]:
            x = layer(x, there[:, None, None, :])
        counts = there.unsqueeze(2).to(x.dtype)
        return (x * counts).sum(dim=1) / counts.sum(dim=1)


def _state(arrays: dict[str, FloatArray]) -> dict[str, Tensor]:
    """BERT's names to ours; every token's type is 0, so that its vector is added to the places
    once.
    """
    state = {
        "table.weight": arrays["embeddings.word_embeddings.weight"],
        "places.weight": arrays["embeddings.position_embeddings.weight"]
        + arrays["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": arrays["embeddings.LayerNorm.weight"],
        "norm.bias": arrays["embeddings.LayerNorm.bias"],
    }
    for i in range(LAYERS):
        theirs = f"encoder.layer.{i}"
        for kind in ("weight", "bias"):
            attention = [f"{theirs}.attention.self.{x}.{kind}" for x in ("query", "key", "value")]
            state[f"layers.{i}.qkv.{kind}"] = np.concatenate([arrays[name] for name in attention])
            for ours, name in BERT_NAMES.items():
                state[f"layers.{i}.{ours}.{kind}"] = arrays[f"{theirs}.{name}.{kind}"]
    return {name: torch.from_numpy(np.array(array)) for name, array in state.items()}
