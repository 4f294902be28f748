"""What the network learns of a face: the contest's label, softened by doubt."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.domain.emotion import N_EMOTIONS, FloatArray
from moodreel.inference.text_emotion import softmax
from moodreel.workshop.datasets.fer2013 import Faces, Pixels
from moodreel.workshop.evaluation.scores import f1_each
from moodreel.workshop.training.face.augment import NONE, Augmentation, disturb
from moodreel.workshop.training.face.network import SEEN, FaceNetwork

_ENOUGH_VOTES = 5
"""Of ten people; fewer for our emotions means that the picture is hardly a face."""


class FaceTask:
    """A `learner.Task`: cross-entropy with soft labels over the seven emotions."""

    def __init__(
        self,
        network: FaceNetwork,
        train: Faces,
        validation: Faces,
        *,
        batch: int,
        smoothing: float,
        votes: float,
        augmentation: Augmentation,
    ) -> None:
        self.network = network.to(memory_format=torch.channels_last)
        self.n_batches = len(train) // batch
        self._images = torch.from_numpy(train.images)
        self._targets = torch.from_numpy(soft_labels(train, smoothing, votes))
        self._validation = validation
        self._batch, self._how = batch, augmentation

    def batches(self, rng: np.random.Generator) -> Iterator[Sequence[Tensor]]:
        order = rng.permutation(len(self._images))
        for start in range(0, self.n_batches * self._batch, self._batch):
            rows = order[start : start + self._batch]
            yield disturb(self._images[rows], self._how, rng), self._targets[rows]

    def loss(self, *batch: Tensor) -> Tensor:
        pixels, targets = batch
        logits = self.network(pixels)[:, SEEN]
        return nn.functional.cross_entropy(logits, targets[:, SEEN])

    def validate(self) -> dict[str, float]:
        return scores(logits_of(self.network, self._validation.images), self._validation)


def soft_labels(faces: Faces, smoothing: float, votes: float) -> FloatArray:
    """(n, 8) the label, less `smoothing` spread evenly over the seven; and for the share `votes`
    the distribution of the FER+ votes, where at least half of the ten people named one of ours.
    """
    labels = np.zeros((len(faces), N_EMOTIONS), dtype=np.float32)
    labels[np.arange(len(faces)), faces.labels] = 1
    total = faces.votes.sum(axis=1, keepdims=True)
    share = np.where(total >= _ENOUGH_VOTES, np.float32(votes), np.float32(0))
    mixed = (1 - share) * labels + share * faces.votes / np.maximum(total, 1)
    even = np.zeros(N_EMOTIONS, dtype=np.float32)
    even[SEEN] = 1 / len(SEEN)
    soft: FloatArray = ((1 - smoothing) * mixed + smoothing * even).astype(np.float32)
    return soft


def logits_of(network: nn.Module, images: Pixels) -> FloatArray:
    """(n, 8) for every picture, whole and undisturbed."""
    on = next(network.parameters()).device
    rng = np.random.default_rng(0)
    with torch.no_grad():
        parts = [
            network(disturb(torch.from_numpy(part), NONE, rng).to(on)).cpu().numpy()
            for part in np.array_split(images, max(1, -(-len(images) // 128)))
        ]
    logits: FloatArray = np.concatenate(parts)
    return logits


def scores(logits: FloatArray, faces: Faces) -> dict[str, float]:
    """accuracy, by which epochs are chosen, macro-F1 and log-loss over the seven."""
    labels = np.eye(N_EMOTIONS, dtype=np.float32)[faces.labels]
    right = softmax(logits)[np.arange(len(faces)), faces.labels]
    return {
        "accuracy": round(float((logits.argmax(axis=1) == faces.labels).mean()), 5),
        "macro_f1": round(float(f1_each(logits, labels)[SEEN].mean()), 5),
        "log_loss": round(float(-np.log(np.maximum(right, 1e-9)).mean()), 5),
    }
