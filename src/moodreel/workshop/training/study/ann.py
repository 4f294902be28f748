"""The study's ANN: gated means of embeddings of words, word pairs and pieces, one hidden layer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.domain.emotion import IdArray
from moodreel.inference.bundle import MODEL
from moodreel.inference.text_inputs import VOCABULARY
from moodreel.inference.tokens import Featuriser, tokenise
from moodreel.workshop.training import vocabulary
from moodreel.workshop.training.bag_network import BagNetwork, Shape
from moodreel.workshop.training.batches import Packed
from moodreel.workshop.training.export import export
from moodreel.workshop.training.learner import Optimisation
from moodreel.workshop.training.loop import Stopping
from moodreel.workshop.training.study.task import StudyRows, StudyTask, close_unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was chosen on validation rows."""

    words: int = 8_000
    pairs: int = 4_000
    buckets: int = 8_000
    width: int = 64
    hidden: int = 64
    dropout: float = 0.5
    leave_out: float = 0.2
    """Share of features that a training batch does not see."""
    batch: int = 64
    smoothing: float = 0.1
    optimisation: Optimisation = field(
        default_factory=lambda: Optimisation(epochs=15, rate=5e-3, average=0.998)
    )
    stopping: Stopping = field(
        default_factory=lambda: Stopping(epochs=15, patience=5, score="score")
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Bags:
    """Inputs of the network: `ids` (b, t) and `weights` (b, 3, t)."""

    packed: Packed
    leave_out: float

    def sizes(self) -> IdArray:
        return np.diff(self.packed.starts)

    def batch(self, rows: IdArray, rng: np.random.Generator | None = None) -> Sequence[Tensor]:
        ids, weights = self.packed.batch(rows)
        if rng is not None:
            kept = rng.random(ids.shape, dtype=np.float32) >= self.leave_out
            weights *= kept[:, None, :] / np.float32(1 - self.leave_out)
        return torch.from_numpy(ids), torch.from_numpy(weights)


class Ann:
    """The network with its vocabulary."""

    def __init__(self, rows: StudyRows, settings: Settings) -> None:
        tokens = [tokenise(text) for text in rows.train.texts]
        words = vocabulary.build(
            tokens, [1] * len(tokens), words=settings.words, pairs=settings.pairs
        )
        self._featuriser = Featuriser(words, settings.buckets)
        validation = [tokenise(text) for text in rows.validation.texts]
        self.network = BagNetwork(
            Shape(
                n_rows=self._featuriser.n_rows,
                width=settings.width,
                hidden=settings.hidden,
                dropout=settings.dropout,
            )
        )
        self.task = StudyTask(
            rows,
            self.network,
            _Bags(Packed.of(tokens, self._featuriser), settings.leave_out),
            _Bags(Packed.of(validation, self._featuriser), 0.0),
            batch=settings.batch,
            smoothing=settings.smoothing,
        )

    def write(self, folder: Path) -> dict[str, Any]:
        """Writes model and vocabulary; gives what the manifest says of the preprocessing."""
        head = self.network.body[-1]
        assert isinstance(head, nn.Linear)  # noqa: S101
        close_unseen(head)
        export(self.network, folder / MODEL)
        lines = "".join(f"{entry}\n" for entry in self._featuriser.vocabulary)
        (folder / VOCABULARY).write_text(lines, encoding="utf-8")
        return {"kind": "bag", "buckets": self._featuriser.n_buckets}
