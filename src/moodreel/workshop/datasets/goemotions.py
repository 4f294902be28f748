"""GoEmotions (Demszky et al., ACL 2020; Apache-2.0): Reddit comments, folded to eight emotions.

Rows are text, label ids between commas and comment id, between tabs, without quoting; the official
split of the publishers is kept.
"""

import lzma
from pathlib import Path
from typing import Literal

import numpy as np

from moodreel.domain.emotion import INDEX, N_EMOTIONS, Emotion
from moodreel.errors import CorruptFile, NotFound
from moodreel.workshop.datasets.labelled import LabelledTexts, unknown

Split = Literal["train", "dev", "test"]

# The publishers' 28 names under our eight. Approval and admiration are joy as in their own
# positive group; realization, confusion and curiosity are their "ambiguous" group with surprise.
FOLDED: dict[Emotion, str] = {
    Emotion.ANGER: "anger annoyance disapproval",
    Emotion.DISGUST: "disgust",
    Emotion.FEAR: "fear nervousness",
    Emotion.JOY: "joy amusement approval excitement gratitude optimism relief pride admiration",
    Emotion.LOVE: "love caring desire",
    Emotion.SADNESS: "sadness disappointment embarrassment grief remorse",
    Emotion.SURPRISE: "surprise realization confusion curiosity",
    Emotion.NEUTRAL: "neutral",
}
_COLUMN = {name: INDEX[emotion] for emotion, names in FOLDED.items() for name in names.split()}


def read(folder: Path, split: Split) -> LabelledTexts:
    """The rows of one official split; several labels share the belief equally.

    Raises `NotFound` where the files are missing and `CorruptFile` with the line number.
    """
    path = folder / f"{split}.tsv.xz"
    if not path.is_file():
        raise NotFound(f"no GoEmotions split at {path}; expected {split}.tsv.xz and emotions.txt")
    columns = _columns(folder / "emotions.txt")
    texts: list[str] = []
    rows: list[np.ndarray] = []
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            fields = line.rstrip("\n").split("\t")
            try:
                text, ids, _ = fields
                labels = np.zeros(N_EMOTIONS, dtype=np.float32)
                for label in ids.split(","):
                    labels[columns[int(label)]] += 1
            except (ValueError, IndexError) as problem:
                raise CorruptFile(
                    f"{path.name}:{number}: expected text, label ids and comment id, got "
                    f"{len(fields)} fields"
                ) from problem
            texts.append(text)
            rows.append(labels / labels.sum())
    return LabelledTexts(
        texts=tuple(texts),
        emotions=np.stack(rows),
        valence=unknown(len(texts)),
        arousal=unknown(len(texts)),
    )


def _columns(names_file: Path) -> list[int]:
    names = names_file.read_text(encoding="utf-8").split()
    unknown_names = sorted(set(names) - set(_COLUMN))
    if unknown_names or len(names) != len(_COLUMN):
        raise CorruptFile(f"{names_file}: expected the 28 names of GoEmotions, got {len(names)}")
    return [_COLUMN[name] for name in names]
