"""What the BiLSTM takes over from the transformer: beliefs, words and where words lie.

Knowledge distillation (Hinton, Vinyals and Dean, 2015): a row's target is a mixture of its label
and the teacher's belief, which says what else the text could mean; and every text is a lesson for
each way to label, also those that no rater labelled that way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.workshop.datasets import leaks
from moodreel.workshop.training.reader.lesson_files import (
    SOFT_LABELS,
    WORD_VECTORS,
    SoftLabels,
    WordVectors,
)
from moodreel.workshop.training.reader.rows import ReaderRows

_NO_KIND = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Distilling:
    """How much of each target is the label, and what each text counts."""

    label: float = 0.4
    """The share of a row's own label in its target; the rest is the teacher's belief."""
    everyday_weight: float = 4.0
    """What a corpus row counts in the loss where one of another set counts 1."""
    word_weight: float = 0.2
    """What a single word counts."""
    rest_spread: float = 0.1
    """Standard deviation at which rows of the table start that the teacher has no word for, beside
    that of the others."""


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """The transformer's run folder, read."""

    soft: SoftLabels
    words: WordVectors

    @classmethod
    def read(cls, folder: Path) -> "Lessons":
        """Raises `CorruptFile` where a file is missing or not what the transformer wrote."""
        return cls(
            soft=SoftLabels.read(folder / SOFT_LABELS),
            words=WordVectors.read(folder / WORD_VECTORS),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Taught:
    """What the BiLSTM is fitted to: n texts by k ways to label."""

    texts: tuple[str, ...]
    emotions: FloatArray
    """(n, k, 8) targets; each sums to 1, or to 0 where there is none."""
    plane: FloatArray
    """(n, 2) valence and arousal."""
    kind: IdArray
    """(n,) which set a text is of; -1 for single words."""
    weight: FloatArray
    """(n,) what it counts in the loss."""


def taught(
    rows: ReaderRows, lessons: Lessons, settings: Distilling, tests: Sequence[str]
) -> Taught:
    """The labelled rows with mixed targets, then the teacher's single words, less those that are
    near one of the `tests`.
    """
    labelled, words = _rows(rows, lessons.soft, settings), lessons.words
    kept = np.flatnonzero(~leaks.near(words.words, tests))
    alone = np.zeros((len(kept), *labelled.emotions.shape[1:]), dtype=np.float32)
    alone[:, 0] = words.emotions[kept]
    return Taught(
        texts=(*labelled.texts, *(words.words[i] for i in kept.tolist())),
        emotions=np.concatenate([labelled.emotions, alone]),
        plane=np.concatenate([labelled.plane, words.plane[kept].astype(np.float32)]),
        kind=np.concatenate([labelled.kind, np.full(len(kept), _NO_KIND)]),
        weight=np.concatenate(
            [labelled.weight, np.full(len(kept), settings.word_weight, dtype=np.float32)]
        ),
    )


def _rows(rows: ReaderRows, soft_labels: SoftLabels, settings: Distilling) -> Taught:
    """The rows with mixed targets; valence and arousal are the teacher's where a row has none."""
    sizes = [len(part.learn) for part in rows.sets]
    kind = np.repeat(np.arange(len(sizes)), sizes)
    texts = tuple(text for part in rows.sets for text in part.learn.texts)
    soft = soft_labels.of(texts)
    emotions, at, share = soft.emotions.copy(), np.arange(len(texts)), settings.label
    labels = np.concatenate([part.learn.emotions for part in rows.sets])
    emotions[at, kind] = share * labels + (1 - share) * emotions[at, kind]
    told = np.concatenate(
        [np.stack([part.learn.valence, part.learn.arousal], axis=1) for part in rows.sets]
    )
    mixed = share * told + (1 - share) * soft.plane
    return Taught(
        texts=texts,
        emotions=emotions,
        plane=np.where(np.isfinite(told), mixed, soft.plane),
        kind=kind,
        weight=np.where(kind == 0, settings.everyday_weight, 1).astype(np.float32),
    )


def start_table(
    table: FloatArray, vocabulary: dict[str, int], words: WordVectors, rest_spread: float
) -> FloatArray:
    """Where the table (n_rows, width) starts: for the teacher's words, the first principal
    components of their vectors at the spread of `table`; elsewhere its own noise, made small.
    """
    spread = table[1:].std()
    places = principal(words.vectors.astype(np.float32), table.shape[1])
    places *= np.float32(spread / places.std())
    started: FloatArray = table * np.float32(rest_spread)
    for word, place in zip(words.words, places, strict=True):
        if row := vocabulary.get(word):
            started[row] = place
    return started


def principal(vectors: FloatArray, width: int) -> FloatArray:
    """(n, width) coordinates along the directions in which centred `vectors` vary most; each points
    to where its largest component is positive, so that the signs do not depend on the machine.
    """
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh((centred.T @ centred).astype(np.float64))
    chosen = directions[:, ::-1][:, :width]
    signs = np.sign(chosen[np.abs(chosen).argmax(axis=0), np.arange(chosen.shape[1])])
    places: FloatArray = (centred @ (chosen * signs)).astype(np.float32)
    return places
