"""Training pictures disturbed as cameras and heads do: turned, moved, mirrored, dark, covered."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True, kw_only=True)
class Augmentation:
    """How far a picture may be disturbed."""

    side: int = 40
    """Pixels of the square that is cut out of the 48 (a shift of 4 either way)."""
    shift: float = 4.0
    """Pixels, either way."""
    degrees: float = 15.0
    scale: float = 0.12
    """Larger or smaller by this share at most."""
    mirror: bool = True
    gamma: float = 0.4
    """Brightness: grey levels to the power of e^u, u within this either way."""
    cover: float = 0.5
    """Share of the pictures of which a rectangle is covered."""


NONE = Augmentation(side=48, shift=0, degrees=0, scale=0, mirror=False, gamma=0, cover=0)
"""Pictures as they are."""


def disturb(images: Tensor, how: Augmentation, rng: np.random.Generator) -> Tensor:
    """(b, 1, side, side) of 0 to 255, cut out of (b, 48, 48) bytes."""
    pixels = images[:, None].float()
    if how != NONE:
        pixels = _brighten(_move(pixels, how, rng), how.gamma, rng)
        _cover(pixels, how.cover, rng)
    return pixels.contiguous(memory_format=torch.channels_last)


def _move(pixels: Tensor, how: Augmentation, rng: np.random.Generator) -> Tensor:
    n, side = len(pixels), pixels.shape[-1]

    def within(limit: float) -> np.ndarray:
        return rng.uniform(-limit, limit, n)

    angle, size = np.radians(within(how.degrees)), np.exp(within(how.scale)) * how.side / side
    flip = np.where(rng.random(n) < 0.5, -1, 1) if how.mirror else np.ones(n)
    theta = np.zeros((n, 2, 3), dtype=np.float32)
    theta[:, 0] = np.stack(
        [flip * size * np.cos(angle), -size * np.sin(angle), within(how.shift) * 2 / side], axis=1
    )
    theta[:, 1] = np.stack(
        [flip * size * np.sin(angle), size * np.cos(angle), within(how.shift) * 2 / side], axis=1
    )
    grid = nn.functional.affine_grid(
        torch.from_numpy(theta), [n, 1, how.side, how.side], align_corners=False
    )
    return nn.functional.grid_sample(pixels, grid, padding_mode="border", align_corners=False)


def _brighten(pixels: Tensor, gamma: float, rng: np.random.Generator) -> Tensor:
    power = np.exp(rng.uniform(-gamma, gamma, (len(pixels), 1, 1, 1))).astype(np.float32)
    return (pixels / 255).clamp(0, 1) ** torch.from_numpy(power) * 255


def _cover(pixels: Tensor, share: float, rng: np.random.Generator) -> None:
    """A fiftieth to a quarter of some pictures becomes their mean (Zhong et al., 2020)."""
    side = pixels.shape[-1]
    for i in np.flatnonzero(rng.random(len(pixels)) < share):
        area, ratio = rng.uniform(0.02, 0.25), math.exp(rng.uniform(-1, 1))
        height = max(1, min(side, round(side * math.sqrt(area * ratio))))
        width = max(1, min(side, round(side * math.sqrt(area / ratio))))
        top, left = rng.integers(side - height + 1), rng.integers(side - width + 1)
        pixels[i, :, top : top + height, left : left + width] = pixels[i].mean()
