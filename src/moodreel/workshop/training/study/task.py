"""What the three models of the study learn: one of six emotions, chosen by validation scores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.domain.emotion import INDEX, N_EMOTIONS, FloatArray, IdArray
from moodreel.workshop.datasets import emotion
from moodreel.workshop.datasets.labelled import LabelledTexts
from moodreel.workshop.evaluation.scores import f1_each
from moodreel.workshop.training.batches import by_length

SEEN = [INDEX[e] for e in emotion.SEEN]
"""Columns of the six emotions among our eight."""
_UNSEEN = [i for i in range(N_EMOTIONS) if i not in SEEN]
_NEVER = -1e4
"""Logit of an emotion that the data have no label for: its share is 0."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StudyRows:
    """The rows that choices may see; the test split stays closed until the end."""

    train: LabelledTexts
    validation: LabelledTexts

    @classmethod
    def read(cls, folder: Path) -> "StudyRows":
        """The official splits."""
        return cls(
            train=emotion.read(folder, "train"), validation=emotion.read(folder, "validation")
        )


class Inputs(Protocol):
    """One split's texts as a network takes them."""

    def sizes(self) -> IdArray:
        """(n,) how long each text is."""

    def batch(self, rows: IdArray, rng: np.random.Generator | None = None) -> Sequence[Tensor]:
        """The network's inputs for these texts; with an `rng` disturbed, as training wants."""


class StudyTask:
    """A `learner.Task`: cross-entropy with smoothed labels over the six emotions."""

    def __init__(
        self,
        rows: StudyRows,
        network: nn.Module,
        train: Inputs,
        validation: Inputs,
        *,
        batch: int,
        smoothing: float,
    ) -> None:
        self.network = network
        self.n_batches = -(-len(rows.train) // batch)
        self._rows, self._train, self._validation = rows, train, validation
        self._batch, self._smoothing = batch, smoothing
        self._targets = torch.from_numpy(rows.train.emotions[:, SEEN].argmax(axis=1))

    def batches(self, rng: np.random.Generator) -> Iterator[Sequence[Tensor]]:
        for chosen in by_length(self._train.sizes(), self._batch, rng):
            yield (*self._train.batch(chosen, rng), self._targets[chosen])

    def loss(self, *batch: Tensor) -> Tensor:
        *inputs, targets = batch
        logits, _ = self.network(*inputs)
        return nn.functional.cross_entropy(
            logits[:, SEEN].float(), targets, label_smoothing=self._smoothing
        )

    def validate(self) -> dict[str, float]:
        return scores(self.validation_logits(), self._rows.validation.emotions)

    def validation_logits(self) -> FloatArray:
        """(n, 8) for the validation rows."""
        return logits_of(self.network, self._validation)


def logits_of(network: nn.Module, inputs: Inputs) -> FloatArray:
    """(n, 8) for every text, as the network is; never of the emotions without labels."""
    on = next(network.parameters()).device
    sizes = inputs.sizes()
    order = np.argsort(sizes, kind="stable")
    outputs = []
    with torch.no_grad():
        for chosen in np.array_split(order, max(1, -(-len(order) // 128))):
            logits, _ = network(*(part.to(on) for part in inputs.batch(chosen)))
            outputs.append(logits.float().cpu().numpy())
    logits_in_order: FloatArray = np.concatenate(outputs)[np.argsort(order)]
    logits_in_order[:, _UNSEEN] = _NEVER
    return logits_in_order


def scores(logits: FloatArray, labels: FloatArray) -> dict[str, float]:
    """accuracy, macro-F1 over the six, and their mean, by which epochs are chosen."""
    accuracy = float((logits.argmax(axis=1) == labels.argmax(axis=1)).mean())
    macro = float(f1_each(logits, labels)[SEEN].mean())
    mean = (accuracy + macro) / 2
    return {"accuracy": accuracy, "macro_f1": round(macro, 5), "score": round(mean, 5)}


def close_unseen(head: nn.Linear) -> None:
    """Makes a trained head (10 outputs) never tell disgust or neutral, and valence and arousal NaN:
    no opinion, as the data have no such labels.
    """
    plane = list(range(N_EMOTIONS, N_EMOTIONS + 2))
    with torch.no_grad():
        head.weight[_UNSEEN + plane] = 0
        head.bias[_UNSEEN] = _NEVER
        head.bias[plane] = float("nan")
