"""What a small text network takes over from the teacher: beliefs, words and where words lie.

Knowledge distillation (Hinton, Vinyals and Dean, 2015): a row's target is a mixture of its label
and the teacher's belief, which says what else the text could mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.inference.tokens import tokenise
from moodreel.workshop.datasets import leaks
from moodreel.workshop.datasets.labelled import LabelledTexts, join
from moodreel.workshop.training.teacher_files import (
    SOFT_LABELS,
    WORD_VECTORS,
    SoftLabels,
    WordVectors,
)
from moodreel.workshop.training.text_rows import Data


@dataclass(frozen=True, slots=True, kw_only=True)
class Distilling:
    """How much of each target is the label, and what single words count."""

    own_label: float = 0.5
    """Everyday rows: the rest is the teacher's everyday belief."""
    reddit_label: float = 0.3
    reddit_everyday: float = 0.4
    """GoEmotions rows: what the teacher believes of them as everyday texts; the rest is what it
    believes that GoEmotions' raters say."""
    word_weight: float = 0.2
    """What a single word counts in the loss where a GoEmotions row counts 1."""
    rest_spread: float = 0.03
    """Standard deviation at which rows of the table start that the teacher has no word for."""


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """The teacher's folder, read."""

    soft: SoftLabels
    words: WordVectors

    @classmethod
    def read(cls, folder: Path) -> "Lessons":
        """Raises `CorruptFile` where a file is missing or not what the teacher wrote."""
        return cls(
            soft=SoftLabels.read(folder / SOFT_LABELS),
            words=WordVectors.read(folder / WORD_VECTORS),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Learning:
    """What the network is fitted to."""

    rows: LabelledTexts
    tokens: list[list[str]]
    importance: FloatArray

    @classmethod
    def of(cls, data: Data) -> "Learning":
        """The labelled rows as they are, without a teacher."""
        tokens = [tokenise(text) for text in data.learn.texts]
        return cls(rows=data.learn, tokens=tokens, importance=data.importance)


def taught(
    learning: Learning, lessons: Lessons, settings: Distilling, tests: Sequence[str]
) -> Learning:
    """The labelled rows with mixed targets, then the teacher's single words, less those that are
    near one of the `tests`.
    """
    words = _word_rows(lessons.words)
    words = words.take(np.flatnonzero(~leaks.near(words.texts, tests)))
    counts = np.full(len(words), settings.word_weight, dtype=np.float32)
    return Learning(
        rows=join([_mixed(learning.rows, lessons.soft, settings), words]),
        tokens=[*learning.tokens, *([word] for word in words.texts)],
        importance=np.concatenate([learning.importance, counts]),
    )


def _mixed(rows: LabelledTexts, lessons: SoftLabels, settings: Distilling) -> LabelledTexts:
    """The rows with mixed targets; valence and arousal are the teacher's where a row has none."""
    soft = lessons.of(rows.texts)
    own = np.isfinite(rows.valence)[:, None]
    label = np.where(own, settings.own_label, settings.reddit_label)
    everyday = np.where(own, 1 - settings.own_label, settings.reddit_everyday)
    reddit = 1 - label - everyday
    emotions = label * rows.emotions + everyday * soft.emotions + reddit * soft.reddit_emotions
    told = np.stack([rows.valence, rows.arousal], axis=1)
    plane = np.where(own, label * told + everyday * soft.plane, soft.plane)
    return _labelled(rows.texts, emotions, plane)


def _word_rows(words: WordVectors) -> LabelledTexts:
    """Each of the teacher's words as a text of its own."""
    return _labelled(words.words.tolist(), words.emotions, words.plane)


def _labelled(texts: Sequence[str], emotions: np.ndarray, plane: np.ndarray) -> LabelledTexts:
    return LabelledTexts(
        texts=tuple(texts),
        emotions=emotions.astype(np.float32),
        valence=plane[:, 0].astype(np.float32),
        arousal=plane[:, 1].astype(np.float32),
    )


def start_table(
    table: FloatArray,
    vocabulary: dict[str, int],
    words: WordVectors,
    rest_spread: float,
) -> FloatArray:
    """Where the table (n_rows, width) starts: for the teacher's words, the first principal
    components of their vectors at the spread of `table`; elsewhere its own noise, made small.
    """
    spread = table[1:].std()
    places = principal(words.vectors.astype(np.float32), table.shape[1])
    places *= np.float32(spread / places.std())
    started: FloatArray = table * np.float32(rest_spread / spread)
    for word, place in zip(words.words.tolist(), places, strict=True):
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
