"""What the transformer learns: all sets at once, each row by its own set's way to label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from moodreel.domain.emotion import IdArray
from moodreel.inference.text_inputs import pad_pieces
from moodreel.inference.wordpiece import WordPiece
from moodreel.workshop.datasets.labelled import join
from moodreel.workshop.training.batches import by_length
from moodreel.workshop.training.reader.outputs import Outputs
from moodreel.workshop.training.reader.rows import ReaderRows
from moodreel.workshop.training.reader.scores import reader_scores
from moodreel.workshop.training.reader.transformer_network import (
    ReaderTransformer,
    encode,
    predict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """How the sets share the lesson."""

    batch: int = 32
    rows_each: int = 10_000
    """Rows an epoch of every other set, drawn anew each time, beside all everyday rows."""
    other_weight: float = 0.5
    """What a row of another set counts in the loss where an everyday row counts 1."""
    plane_weight: float = 2.0
    kind_weight: float = 0.1


class ReaderTask:
    """A `learner.Task`. A row is (ids, targets, plane, kind); the loss of a partly labelled row has
    only the parts that its set has labels for:

    soft cross-entropy of its own set's logits; for everyday rows the squared error of valence and
    arousal; cross-entropy of which set it is of, each set counting alike.
    """

    def __init__(
        self, rows: ReaderRows, network: ReaderTransformer, pieces: WordPiece, lesson: Lesson
    ) -> None:
        self.network = network
        self._rows, self._lesson = rows, lesson
        every = join([part.learn for part in rows.sets])
        self._ids = encode(every.texts, pieces)
        self._sizes: IdArray = np.array([len(row) for row in self._ids])
        self._targets = torch.from_numpy(every.emotions)
        self._plane = torch.from_numpy(np.stack([every.valence, every.arousal], axis=1))
        self._held_out = [encode(part.held_out.texts, pieces) for part in rows.sets]
        lengths = [len(part.learn) for part in rows.sets]
        self._starts = np.cumsum([0, *lengths])
        self._drawn = [lengths[0], *(min(n, lesson.rows_each) for n in lengths[1:])]
        self._balance = torch.tensor(sum(self._drawn) / len(lengths) / np.array(self._drawn))
        self.n_batches = -(-sum(self._drawn) // lesson.batch)

    def batches(self, rng: np.random.Generator) -> Iterator[Sequence[Tensor]]:
        rows = np.concatenate(
            [
                start + rng.choice(len(part.learn), n, replace=False)
                for start, part, n in zip(self._starts, self._rows.sets, self._drawn, strict=False)
            ]
        )
        for chosen in by_length(self._sizes[rows], self._lesson.batch, rng):
            at = rows[chosen]
            ids = torch.from_numpy(pad_pieces([self._ids[i] for i in at]))
            kind = torch.from_numpy(np.searchsorted(self._starts, at, side="right") - 1)
            yield ids, self._targets[at], self._plane[at], kind

    def loss(self, *batch: Tensor) -> Tensor:
        ids, targets, plane, kind = batch
        _, logits, seen, told_kind = self.network(ids)
        own = logits.float()[torch.arange(len(kind), device=kind.device), kind]
        entropy = -(targets * torch.log_softmax(own, dim=1)).sum(dim=1)
        error = ((seen.float() - torch.nan_to_num(plane)) ** 2).sum(dim=1)
        each = torch.where(
            kind == 0,
            entropy + self._lesson.plane_weight * error,
            self._lesson.other_weight * entropy,
        )
        balance = self._balance.to(kind.device, torch.float32)
        of_kind = torch.nn.functional.cross_entropy(told_kind.float(), kind, balance)
        return each.mean() + self._lesson.kind_weight * of_kind

    def validate(self) -> dict[str, float]:
        return reader_scores(self._rows, self.held_out())

    def held_out(self) -> list[Outputs]:
        """What the network says of each set's held-out rows."""
        return [predict(self.network, ids) for ids in self._held_out]
