"""The trained network as a small ONNX file: the embedding table in int8, the rest as it was."""

import io
import warnings
from pathlib import Path

import torch
from torch import Tensor, nn

from moodreel.workshop.training.bag_network import BagNetwork, pool

OPSET = 17


class _SmallTable(nn.Module):  # type: ignore[misc]
    """The same network with each table row as int8 and one scale: a quarter of the bytes."""

    def __init__(self, network: BagNetwork) -> None:
        super().__init__()
        weight = network.table.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        self.register_buffer("gates", network.gates().detach())
        self.network = network

    def forward(self, ids: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
        vectors = self.rows[ids].to(torch.float32) * self.scale[ids]
        logits, plane = self.network.heads(pool(vectors, self.gates[ids], weights))
        return logits, plane


def export(network: BagNetwork, path: Path) -> None:
    """Writes `ids` (b, t) int64 and `weights` (b, 3, t) to `logits` (b, 8) and `plane` (b, 2)."""
    example = torch.ones(2, 5, dtype=torch.int64), torch.ones(2, 3, 5)
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the older exporter says that it is the older one
        torch.onnx.export(
            _SmallTable(network).eval(),
            example,
            buffer,
            input_names=["ids", "weights"],
            output_names=["logits", "plane"],
            dynamic_axes={
                "ids": {0: "batch", 1: "features"},
                "weights": {0: "batch", 2: "features"},
                "logits": {0: "batch"},
                "plane": {0: "batch"},
            },
            opset_version=OPSET,
            dynamo=False,
        )
    path.write_bytes(buffer.getvalue())
