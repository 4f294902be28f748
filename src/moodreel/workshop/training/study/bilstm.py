"""The study's BiLSTM: words in their order, unknown ones by their spelling."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from moodreel.domain.emotion import IdArray
from moodreel.inference.bundle import MODEL
from moodreel.inference.text_inputs import VOCABULARY
from moodreel.inference.tokens import WordRows, tokenise
from moodreel.workshop.training import vocabulary
from moodreel.workshop.training.bilstm_network import BiLstmNetwork, Shape
from moodreel.workshop.training.export_bilstm import export
from moodreel.workshop.training.learner import Optimisation
from moodreel.workshop.training.loop import Stopping
from moodreel.workshop.training.study.task import StudyRows, StudyTask, close_unseen
from moodreel.workshop.training.token_rows import TokenRows


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was chosen on validation rows."""

    words: int = 8_000
    buckets: int = 6_000
    width: int = 128
    hidden: int = 64
    dropout: float = 0.5
    spell: float = 0.05
    """Share of the known words that a training batch spells by pieces."""
    leave_out: float = 0.05
    """Share of the words that a training batch does not see."""
    batch: int = 64
    smoothing: float = 0.1
    optimisation: Optimisation = field(
        default_factory=lambda: Optimisation(epochs=7, rate=2e-3, average=0.998)
    )
    stopping: Stopping = field(
        default_factory=lambda: Stopping(epochs=7, patience=4, score="score")
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """Inputs of the network: `ids` (b, t, p)."""

    rows: TokenRows
    spell: float = 0.0
    leave_out: float = 0.0

    def sizes(self) -> IdArray:
        return self.rows.sizes()

    def batch(self, rows: IdArray, rng: np.random.Generator | None = None) -> Sequence[Tensor]:
        return (torch.from_numpy(self.rows.batch(rows, rng, self.spell, self.leave_out)),)


class BiLstm:
    """The network with its vocabulary."""

    def __init__(self, rows: StudyRows, settings: Settings) -> None:
        tokens = [tokenise(text) for text in rows.train.texts]
        words = vocabulary.build(tokens, [1] * len(tokens), words=settings.words, pairs=0)
        self._rows = WordRows(words, settings.buckets)
        self.network = BiLstmNetwork(
            Shape(
                n_rows=self._rows.n_rows,
                width=settings.width,
                hidden=settings.hidden,
                dropout=settings.dropout,
            )
        )
        train = TokenRows.of(rows.train.texts, self._rows)
        validation = TokenRows.of(rows.validation.texts, self._rows)
        self.task = StudyTask(
            rows,
            self.network,
            _Words(train, settings.spell, settings.leave_out),
            _Words(validation),
            batch=settings.batch,
            smoothing=settings.smoothing,
        )

    def write(self, folder: Path) -> dict[str, Any]:
        """Writes model and vocabulary; gives what the manifest says of the preprocessing."""
        close_unseen(self.network.head)
        export(self.network, folder / MODEL)
        lines = "".join(f"{entry}\n" for entry in self._rows.vocabulary)
        (folder / VOCABULARY).write_text(lines, encoding="utf-8")
        return {"kind": "words", "buckets": self._rows.n_buckets}
