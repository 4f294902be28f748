"""The training loop of the text network: partly labelled rows, averaged weights."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.workshop.datasets.labelled import LabelledTexts
from moodreel.workshop.training.bag_network import BagNetwork
from moodreel.workshop.training.batches import Packed

_AVERAGE = 0.995  # weight of the past in the running mean of the weights, a step


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How long and how fast."""

    epochs: int = 5
    batch: int = 128
    rate: float = 6e-3
    word_dropout: float = 0.1
    plane_weight: float = 2.0


def fit(
    network: BagNetwork,
    packed: Packed,
    rows: LabelledTexts,
    importance: FloatArray,
    schedule: Schedule,
    rng: np.random.Generator,
    report: Callable[[str], None],
) -> None:
    """Trains in place; the network ends with the running mean of its weights over the steps.

    `importance` (n,) weighs a row's loss.
    """
    targets = torch.from_numpy(rows.emotions)
    plane = torch.from_numpy(np.stack([rows.valence, rows.arousal], axis=1))
    weight = torch.from_numpy(importance)
    optimiser = torch.optim.Adam(network.parameters(), lr=schedule.rate)
    mean = {name: value.detach().clone() for name, value in network.state_dict().items()}
    n_batches = -(-len(rows) // schedule.batch)
    step, n_steps = 0, n_batches * schedule.epochs
    for epoch in range(schedule.epochs):
        network.train()
        losses = []
        for chosen in np.array_split(rng.permutation(len(rows)), n_batches):
            for group in optimiser.param_groups:
                group["lr"] = schedule.rate * min(1.0, (n_steps - step) / (0.7 * n_steps))
            logits, seen = network(*_tensors(packed, chosen, schedule.word_dropout, rng))
            each = loss(logits, seen, targets[chosen], plane[chosen], schedule.plane_weight)
            value = (each * weight[chosen]).sum() / weight[chosen].sum()
            optimiser.zero_grad()
            value.backward()
            optimiser.step()
            _average(mean, network)
            losses.append(float(value.detach()))
            step += 1
        report(f"epoch {epoch + 1} of {schedule.epochs}: loss {np.mean(losses):.3f}")
    network.load_state_dict(mean)


def loss(
    logits: Tensor, seen: Tensor, targets: Tensor, plane: Tensor, plane_weight: float
) -> Tensor:
    """(b,) soft cross-entropy over the emotions, and the squared error of valence and arousal where
    the row has them: GoEmotions' rows have none (NaN), and teach the emotions only.
    """
    entropy = -(targets * torch.log_softmax(logits, dim=1)).sum(dim=1)
    labelled = ~torch.isnan(plane)
    error = (seen - torch.nan_to_num(plane)) ** 2 * labelled
    return entropy + plane_weight * error.sum(dim=1)


def predict(network: BagNetwork, packed: Packed) -> tuple[FloatArray, FloatArray]:
    """Logits (n, 8) and plane (n, 2) of all texts."""
    network.eval()
    rows = np.arange(len(packed.starts) - 1)
    batches = np.array_split(rows, -(-len(rows) // 256))
    with torch.no_grad():
        outputs = [network(*_tensors(packed, chosen)) for chosen in batches]
    logits, planes = zip(*outputs, strict=True)
    return torch.cat(logits).numpy(), torch.cat(planes).numpy()


def _tensors(
    packed: Packed,
    chosen: IdArray,
    word_dropout: float = 0.0,
    rng: np.random.Generator | None = None,
) -> tuple[Tensor, Tensor]:
    ids, weights = packed.batch(chosen)
    if word_dropout and rng is not None:
        kept = rng.random(ids.shape, dtype=np.float32) >= word_dropout
        weights *= kept[:, None, :] / np.float32(1 - word_dropout)
    return torch.from_numpy(ids), torch.from_numpy(weights)


def _average(mean: dict[str, Tensor], network: BagNetwork) -> None:
    with torch.no_grad():
        for name, value in network.state_dict().items():
            mean[name].mul_(_AVERAGE).add_(value, alpha=1 - _AVERAGE)
