"""What a network learns of reviews: the side it takes (one logit) and its stars."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.workshop.datasets.imdb_reviews import MIDDLE, Reviews
from moodreel.workshop.training.batches import by_length

HALF_RANGE = 4.5
"""Stars from the middle to either end: the network's second output is in [-1, 1] or near it."""
STARS_WEIGHT = 0.5
"""Of the squared error of the scaled stars, beside the cross-entropy of the side."""
_SMOOTHING = 0.02


class Inputs(Protocol):
    """Texts as a network takes them."""

    def sizes(self) -> IdArray:
        """(n,) how long each text is."""

    def batch(self, rows: IdArray, rng: np.random.Generator | None = None) -> Sequence[Tensor]:
        """The network's inputs for these texts; with an `rng` disturbed, as training wants."""


class ReviewTask:
    """A `learner.Task` for a network that gives (b, 2): logit of positive, scaled stars."""

    def __init__(
        self,
        network: nn.Module,
        train: tuple[Inputs, Reviews],
        validation: tuple[Inputs, Reviews],
        batch: int,
    ) -> None:
        self.network = network
        self._inputs, rows = train
        self._validation = validation
        self.n_batches = -(-len(rows) // batch)
        self._batch = batch
        self._sides = torch.from_numpy(rows.positive.astype(np.float32))
        self._stars = torch.from_numpy((rows.stars - MIDDLE) / HALF_RANGE)

    def batches(self, rng: np.random.Generator) -> Iterator[Sequence[Tensor]]:
        for chosen in by_length(self._inputs.sizes(), self._batch, rng):
            yield (*self._inputs.batch(chosen, rng), self._sides[chosen], self._stars[chosen])

    def loss(self, *batch: Tensor) -> Tensor:
        *inputs, sides, stars = batch
        out = self.network(*inputs).float()
        soft = sides * (1 - 2 * _SMOOTHING) + _SMOOTHING
        side = nn.functional.binary_cross_entropy_with_logits(out[:, 0], soft)
        return side + STARS_WEIGHT * nn.functional.mse_loss(out[:, 1], stars)

    def validate(self) -> dict[str, float]:
        inputs, rows = self._validation
        out = outputs_of(self.network, inputs)
        accuracy = float(((out[:, 0] > 0) == rows.positive).mean())
        mae = float(np.abs(told_stars(out) - rows.stars).mean())
        return {"accuracy": round(accuracy, 5), "mae": round(mae, 4)}


def told_stars(outputs: FloatArray) -> FloatArray:
    """(n,) 1 to 10, from a network's outputs (n, 2)."""
    stars: FloatArray = np.clip(MIDDLE + HALF_RANGE * outputs[:, 1], 1, 10).astype(np.float32)
    return stars


def outputs_of(network: nn.Module, inputs: Inputs, half: bool = False) -> FloatArray:
    """(n, 2) for every text, as the network is."""
    order = np.argsort(inputs.sizes(), kind="stable")
    batches = np.array_split(order, max(1, -(-len(order) // 64)))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=half):
        outputs = [network(*inputs.batch(chosen)).float().numpy() for chosen in batches]
    in_order: FloatArray = np.concatenate(outputs)[np.argsort(order)]
    return in_order
