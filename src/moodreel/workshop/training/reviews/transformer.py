"""MiniLM-L6 on reviews: its top layers fine-tuned, the layers below as fetched and read once.

Of a long review its beginning and its end are read: verdicts stand there (Sun et al., 2019, "How
to fine-tune BERT for text classification?", section 5.3.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.domain.emotion import BoolArray, IdArray
from moodreel.inference.text_inputs import pad_pieces
from moodreel.inference.wordpiece import WordPiece, spell_out
from moodreel.workshop.training.learner import Optimisation
from moodreel.workshop.training.loop import Report, Stopping
from moodreel.workshop.training.minilm import WIDTH, Encoder
from moodreel.workshop.training.minilm_weights import weights_from

_BATCH = 64
_LONGEST = 100_000
"""Pieces: no review is longer; cutting is `ends_of`'s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Sizes that half an hour of one core allows."""

    frozen: int = 4
    """Layers that stay as fetched, and the embeddings."""
    first: int = 64
    """Pieces of a long review's beginning, with [CLS]."""
    last: int = 160
    """Pieces of its end, with [SEP]."""
    dropout: float = 0.1
    leave_out: float = 0.05
    """Share of the pieces that a training batch does not see."""
    batch: int = 32
    optimisation: Optimisation = field(
        default_factory=lambda: Optimisation(
            epochs=2, rate=3e-4, head_factor=3.0, average=0.99, half=True
        )
    )
    stopping: Stopping = field(
        default_factory=lambda: Stopping(epochs=2, patience=2, score="accuracy")
    )


class TopNetwork(nn.Module):  # type: ignore[misc]
    """hidden (b, t, 384) of the frozen layers and `there` (b, t) to (b, 2)."""

    def __init__(self, encoder: Encoder, dropout: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(WIDTH, 2)

    def forward(self, hidden: Tensor, there: Tensor) -> Tensor:
        out: Tensor = self.head(self.dropout(self.encoder.upper(hidden.float(), there)))
        return out


@dataclass(frozen=True, slots=True, eq=False)
class Hidden:
    """What the frozen layers make of each text, in float16."""

    texts: list[np.ndarray]
    leave_out: float = 0.0

    def sizes(self) -> IdArray:
        """(n,) pieces."""
        return np.array([len(text) for text in self.texts], dtype=np.int64)

    def batch(self, rows: IdArray, rng: np.random.Generator | None = None) -> Sequence[Tensor]:
        """hidden (b, t, 384) and which pieces are there (b, t)."""
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
    """MiniLM with a head of two outputs."""

    def __init__(self, settings: Settings, minilm: Path, report: Report = lambda _: None) -> None:
        pretrained = weights_from(minilm)
        self._settings, self._report = settings, report
        self._pieces = WordPiece(pretrained.vocabulary)
        self._encoder = Encoder(pretrained, settings.frozen, settings.dropout)
        self.network = TopNetwork(self._encoder, settings.dropout)

    def inputs(self, texts: Sequence[str], training: bool = False) -> Hidden:
        """The texts as the frozen layers read them."""
        self._report(f"reading {len(texts):,} texts with the frozen layers")
        settings = self._settings
        rows = [
            ends_of(self._pieces.encode(spell_out(text), _LONGEST), settings.first, settings.last)
            for text in texts
        ]
        return Hidden(_hidden(self._encoder, rows), settings.leave_out if training else 0.0)


def ends_of(row: list[int], first: int, last: int) -> list[int]:
    """The first and the last numbers of a row; all of it where it is no longer than both."""
    return row if len(row) <= first + last else row[:first] + row[-last:]


def _hidden(encoder: Encoder, rows: list[list[int]]) -> list[np.ndarray]:
    """(t, 384) float16 of each text, in order."""
    hidden: list[np.ndarray] = [np.zeros(0)] * len(rows)
    order = np.argsort([len(row) for row in rows], kind="stable")
    encoder.eval()
    for chosen in np.array_split(order, max(1, -(-len(order) // _BATCH))):
        ids = torch.from_numpy(pad_pieces([rows[i] for i in chosen]))
        with torch.autocast("cpu", torch.bfloat16):
            states = encoder.lower(ids, ids != 0).to(torch.float16).numpy()
        for i, state in zip(chosen, states, strict=True):
            hidden[i] = state[: len(rows[i])].copy()
    return hidden
