"""A small residual network for grey faces, after He et al. (2016) and Hu et al. (2018)."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from moodreel.domain.emotion import INDEX, N_EMOTIONS
from moodreel.workshop.datasets import fer2013

SEEN = [INDEX[e] for e in fer2013.ORDER]
"""Columns of the seven emotions that the data set has, in the order of its labels."""
NEVER = -1e4
"""Logit of an emotion that the data have no label for: its share is 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How large the network is."""

    widths: tuple[int, ...] = (64, 128, 256)
    """Channels of each stage; each halves the picture."""
    blocks: tuple[int, ...] = (1, 2, 1)
    """Residual blocks of each stage."""
    stem: int = 32
    dropout: float = 0.3
    gates: bool = True
    """Whether channels are gated."""


class FaceNetwork(nn.Module):  # type: ignore[misc]
    """Pixels (b, 1, h, w) of 0 to 255 to logits (b, 8)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.stem = Step(1, shape.stem)
        self.down = Step(shape.stem, shape.widths[0], stride=2)
        stages: list[nn.Module] = []
        width = shape.widths[0]
        for i, (channels, n) in enumerate(zip(shape.widths, shape.blocks, strict=True)):
            if i:
                stages.append(nn.MaxPool2d(2))
            for _ in range(n):
                stages.append(Block(width, channels, shape.gates))
                width = channels
        self.stages = nn.Sequential(*stages)
        self.dropout = nn.Dropout(shape.dropout)
        self.head = nn.Linear(width, len(SEEN))

    def forward(self, pixels: Tensor) -> Tensor:
        x: Tensor = self.stages(self.down(self.stem(standardise(pixels))))
        seen = self.head(self.dropout(x.mean(dim=(2, 3)))).float()
        logits = seen.new_full((len(seen), N_EMOTIONS), NEVER)
        return logits.index_copy(1, torch.tensor(SEEN, device=seen.device), seen)


def standardise(pixels: Tensor) -> Tensor:
    """Each picture with mean 0 and deviation 1, so that light and contrast say nothing."""
    centred = pixels - pixels.mean(dim=(1, 2, 3), keepdim=True)
    spread = centred.square().mean(dim=(1, 2, 3), keepdim=True)
    return centred / (spread + 1.0).sqrt()


class Step(nn.Module):  # type: ignore[misc]
    """Convolution, normalisation, rectifier."""

    def __init__(self, n_in: int, n_out: int, stride: int = 1, rectify: bool = True) -> None:
        super().__init__()
        self.conv = nn.Conv2d(n_in, n_out, 3, stride, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(n_out)
        self.rectify = rectify

    def forward(self, x: Tensor) -> Tensor:
        x = self.norm(self.conv(x))
        return x.relu() if self.rectify else x


class Block(nn.Module):  # type: ignore[misc]
    """Two steps and a gate for each channel, added to what came in."""

    def __init__(self, n_in: int, n_out: int, gates: bool) -> None:
        super().__init__()
        self.first = Step(n_in, n_out)
        self.second = Step(n_out, n_out, rectify=False)
        self.gate = Gate(n_out) if gates else None
        self.past = nn.Identity() if n_in == n_out else nn.Conv2d(n_in, n_out, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        inner = self.second(self.first(x))
        if self.gate is not None:
            inner = self.gate(inner)
        return (inner + self.past(x)).relu()


class Gate(nn.Module):  # type: ignore[misc]
    """Squeeze and excitation: how much of each channel passes, told from their means."""

    def __init__(self, n: int, narrower: int = 8) -> None:
        super().__init__()
        self.squeeze = nn.Linear(n, n // narrower)
        self.excite = nn.Linear(n // narrower, n)

    def forward(self, x: Tensor) -> Tensor:
        told = self.excite(self.squeeze(x.mean(dim=(2, 3))).relu()).sigmoid()
        return x * told[:, :, None, None]
