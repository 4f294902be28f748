"""The study's transformer: MiniLM-L6 with its upper half fine-tuned, its lower half as fetched.

The frozen half gives the same numbers in every epoch, so they are computed once; the artefact holds
the trained half alone and reads the other from the fetched file.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.domain.emotion import N_EMOTIONS, BoolArray, IdArray
from moodreel.inference.bundle import MODEL
from moodreel.inference.text_inputs import VOCABULARY, pad_pieces
from moodreel.inference.tokens import PART_TOKENS, tokenise
from moodreel.inference.wordpiece import WordPiece, spell_out
from moodreel.providers.minilm import WEIGHTS
from moodreel.workshop.training import vocabulary
from moodreel.workshop.training.export_minilm import export
from moodreel.workshop.training.learner import Optimisation
from moodreel.workshop.training.loop import Report, Stopping
from moodreel.workshop.training.minilm import WIDTH, Encoder
from moodreel.workshop.training.minilm_weights import weights_from
from moodreel.workshop.training.study.task import StudyRows, StudyTask, close_unseen

_BATCH = 64
_KNOWN_WORDS = 8_000
"""Words by which the reader tells English from other languages; the network reads word pieces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was chosen on validation rows."""

    frozen: int = 3
    """Layers that stay as fetched, and the embeddings."""
    dropout: float = 0.1
    leave_out: float = 0.05
    """Share of the pieces that a training batch does not see."""
    batch: int = 32
    smoothing: float = 0.1
    optimisation: Optimisation = field(
        default_factory=lambda: Optimisation(
            epochs=4, rate=3e-4, head_factor=3.0, average=0.995, half=True
        )
    )
    stopping: Stopping = field(
        default_factory=lambda: Stopping(epochs=4, patience=2, score="score")
    )


class TopNetwork(nn.Module):  # type: ignore[misc]
    """hidden (b, t, 384) of the frozen layers and `there` (b, t) to logits (b, 8), plane (b, 2)."""

    def __init__(self, encoder: Encoder, dropout: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(WIDTH, N_EMOTIONS + 2)

    def forward(self, hidden: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        out = self.head(self.dropout(self.encoder.upper(hidden.float(), there)))
        return out[:, :N_EMOTIONS], torch.tanh(out[:, N_EMOTIONS:])


@dataclass(frozen=True, slots=True, eq=False)
class _Hidden:
    """Inputs of the network: what the frozen layers make of each text, in float16."""

    texts: list[np.ndarray]
    leave_out: float = 0.0

    def sizes(self) -> IdArray:
        return np.array([len(text) for text in self.texts], dtype=np.int64)

    def batch(self, rows: IdArray, rng: np.random.Generator | None = None) -> Sequence[Tensor]:
        chosen = [self.texts[i] for i in rows]
        hidden = np.zeros((len(rows), max(map(len, chosen)), WIDTH), dtype=np.float16)
        there: BoolArray = np.zeros(hidden.shape[:2], dtype=np.bool_)
        for i, text in enumerate(chosen):
            hidden[i, : len(text)] = text
            there[i, : len(text)] = True
        if rng is not None:
            there[:, 1:] &= rng.random(there[:, 1:].shape) >= self.leave_out  # [CLS] always stays
        return torch.from_numpy(hidden), torch.from_numpy(there)


class Transformer:
    """MiniLM with a head, its pieces and its words."""

    def __init__(
        self, rows: StudyRows, settings: Settings, minilm: Path, on: str, report: Report
    ) -> None:
        pretrained = weights_from(minilm)
        self._minilm, self._settings = minilm, settings
        tokens = [tokenise(text) for text in rows.train.texts]
        self._words = vocabulary.build(tokens, [1] * len(tokens), words=_KNOWN_WORDS, pairs=0)
        encoder = Encoder(pretrained, settings.frozen, settings.dropout).to(on)
        self.network = TopNetwork(encoder, settings.dropout)
        pieces = WordPiece(pretrained.vocabulary)
        report("reading all texts with the frozen layers, once")
        train, validation = (
            _hidden(encoder, [pieces.encode(spell_out(t), PART_TOKENS) for t in split.texts])
            for split in (rows.train, rows.validation)
        )
        self.task = StudyTask(
            rows,
            self.network,
            _Hidden(train, settings.leave_out),
            _Hidden(validation),
            batch=settings.batch,
            smoothing=settings.smoothing,
        )

    def write(self, folder: Path) -> dict[str, Any]:
        """Writes model and vocabulary; gives what the manifest says of the preprocessing and of the
        fetched files.
        """
        head = self.network.head
        close_unseen(head)
        state = self.network.encoder.state_dict()
        export(
            {name: value.cpu().numpy() for name, value in state.items()},
            (head.weight.detach().cpu().numpy(), head.bias.detach().cpu().numpy()),
            self._settings.frozen,
            self._minilm / WEIGHTS,
            folder / MODEL,
        )
        lines = "".join(f"{entry}\n" for entry in self._words)
        (folder / VOCABULARY).write_text(lines, encoding="utf-8")
        return {"kind": "wordpiece"}


def _hidden(encoder: Encoder, rows: list[list[int]]) -> list[np.ndarray]:
    """(t, 384) float16 of each text, in order."""
    on = encoder.table.weight.device
    hidden: list[np.ndarray] = [np.zeros(0)] * len(rows)
    order = np.argsort([len(row) for row in rows], kind="stable")
    encoder.eval()
    for chosen in np.array_split(order, max(1, -(-len(order) // _BATCH))):
        ids = torch.from_numpy(pad_pieces([rows[i] for i in chosen])).to(on)
        with torch.autocast(on.type, torch.bfloat16):
            states = encoder.lower(ids, ids != 0).to(torch.float16).cpu().numpy()
        for i, state in zip(chosen, states, strict=True):
            hidden[i] = state[: len(rows[i])].copy()
    return hidden
