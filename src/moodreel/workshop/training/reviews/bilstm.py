"""The BiLSTM on reviews: words in their order, of a long review its beginning and its end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.domain.emotion import IdArray
from moodreel.inference.tokens import WordRows, tokenise
from moodreel.workshop.training import vocabulary
from moodreel.workshop.training.bilstm_network import BiLstmBody, Shape
from moodreel.workshop.training.learner import Optimisation
from moodreel.workshop.training.loop import Stopping
from moodreel.workshop.training.reviews.transformer import ends_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Sizes that a quarter of an hour of one core allows."""

    words: int = 20_000
    width: int = 96
    hidden: int = 64
    dropout: float = 0.5
    first: int = 80
    """Words of a long review's beginning."""
    last: int = 140
    """Words of its end."""
    leave_out: float = 0.1
    """Share of the words that a training batch does not see."""
    batch: int = 64
    optimisation: Optimisation = field(
        default_factory=lambda: Optimisation(epochs=5, rate=2e-3, average=0.995)
    )
    stopping: Stopping = field(
        default_factory=lambda: Stopping(epochs=5, patience=2, score="accuracy")
    )


class BiLstmReader(BiLstmBody):
    """ids (b, t, 1) to (b, 2)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape)
        self.head = nn.Linear(6 * shape.hidden, 2)

    def forward(self, ids: Tensor) -> Tensor:
        out: Tensor = self.head(self.dropout(self.pooled(ids)))
        return out


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Each text's words by number."""

    texts: list[IdArray]
    leave_out: float = 0.0

    def sizes(self) -> IdArray:
        """(n,) words."""
        return np.array([len(text) for text in self.texts], dtype=np.int64)

    def batch(self, rows: IdArray, rng: np.random.Generator | None = None) -> Sequence[Tensor]:
        """ids (b, t, 1), padded with 0."""
        chosen = [self.texts[i] for i in rows]
        if rng is not None:
            chosen = [text[rng.random(len(text)) >= self.leave_out] for text in chosen]
        ids = np.zeros((len(rows), max([1, *map(len, chosen)]), 1), dtype=np.int64)
        for i, text in enumerate(chosen):
            ids[i, : len(text), 0] = text
        return (torch.from_numpy(ids),)


class BiLstm:
    """The network with its vocabulary."""

    def __init__(self, settings: Settings, words: dict[str, int]) -> None:
        self._settings = settings
        self.words = words
        self._rows = WordRows(words, 0)
        self.network = BiLstmReader(
            Shape(
                n_rows=self._rows.n_rows,
                width=settings.width,
                hidden=settings.hidden,
                dropout=settings.dropout,
            )
        )

    def inputs(self, texts: Sequence[str], training: bool = False) -> Words:
        """The texts as numbers of words."""
        unknown = 1 + len(self.words)
        first, last = self._settings.first, self._settings.last
        rows = [
            ends_of([self.words.get(token, unknown) for token in tokenise(text)], first, last)
            for text in texts
        ]
        arrays = [np.array(row, dtype=np.int64) for row in rows]
        return Words(arrays, self._settings.leave_out if training else 0.0)


def words_of(texts: Sequence[str], n: int) -> dict[str, int]:
    """The most frequent words of the training texts, numbered from 1."""
    tokens = [tokenise(text) for text in texts]
    return vocabulary.build(tokens, [1] * len(tokens), words=n, pairs=0)
