"""The `emotion` set (Saravia et al., EMNLP 2018): English tweets labelled by hashtag, six emotions.

Published for education and research: what is trained on it is a research artefact. Rows are
`text;label`; the publishers' split is kept. It has no disgust and no neutral, so a model of it has
no opinion on those two.
"""

import lzma
from pathlib import Path
from typing import Literal, get_args

import numpy as np

from moodreel.domain.emotion import INDEX, N_EMOTIONS, BoolArray, Emotion
from moodreel.errors import CorruptFile, NotFound
from moodreel.workshop.datasets.labelled import LabelledTexts, unknown

Split = Literal["train", "validation", "test"]
SPLITS: tuple[Split, ...] = get_args(Split)

SEEN = (
    Emotion.ANGER, Emotion.FEAR, Emotion.JOY, Emotion.LOVE, Emotion.SADNESS, Emotion.SURPRISE,
)  # fmt: skip
"""The six labels, in our order."""

COUNTS: dict[Split, dict[str, int]] = {
    "train": {"joy": 5362, "sadness": 4666, "anger": 2159, "fear": 1937, "love": 1304,
              "surprise": 572},
    "validation": {"joy": 704, "sadness": 550, "anger": 275, "fear": 212, "love": 178,
                   "surprise": 81},
    "test": {"joy": 695, "sadness": 581, "anger": 275, "fear": 224, "love": 159, "surprise": 66},
}  # fmt: skip
"""Rows of each label as published."""

NAME = "emotion"
LICENCE = "education and research only"


def path_of(folder: Path, split: Split) -> Path:
    """The file of one split."""
    return folder / f"{split}.txt.xz"


def is_here(folder: Path) -> bool:
    """Whether `folder` is the data set's own folder."""
    return path_of(folder, "train").is_file()


def read(folder: Path, split: Split) -> LabelledTexts:
    """The rows of one official split, duplicates and contradictions included.

    Raises `NotFound` where the file is missing, `CorruptFile` with the line number of a wrong row
    or where the labels' counts are not the published ones.
    """
    path = path_of(folder, split)
    if not path.is_file():
        raise NotFound(f"no split of the emotion set at {path}; expected {split}.txt.xz")
    texts, columns = _rows(path)
    counts = {e.value: columns.count(INDEX[e]) for e in SEEN}
    if counts != COUNTS[split]:
        raise CorruptFile(f"{path.name}: expected {COUNTS[split]} rows, got {counts}")
    return LabelledTexts(
        texts=tuple(texts),
        emotions=np.eye(N_EMOTIONS, dtype=np.float32)[columns],
        valence=unknown(len(texts)),
        arousal=unknown(len(texts)),
    )


def repeated(rows: LabelledTexts, earlier: LabelledTexts) -> BoolArray:
    """(n,) whether the very text is among the `earlier` rows: a leak between splits."""
    known = set(earlier.texts)
    return np.array([text in known for text in rows.texts], dtype=bool)


def _rows(path: Path) -> tuple[list[str], list[int]]:
    column = {emotion.value: INDEX[emotion] for emotion in SEEN}
    texts: list[str] = []
    columns: list[int] = []
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            text, _, label = line.rstrip("\n").rpartition(";")
            if not text or label not in column:
                raise CorruptFile(
                    f"{path.name}:{number}: expected text;label with a label of {', '.join(column)}"
                )
            texts.append(text)
            columns.append(column[label])
    return texts, columns
