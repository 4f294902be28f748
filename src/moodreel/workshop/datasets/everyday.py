"""Everyday feelings: the corpus that was written for moodreel (`data/everyday-feelings`).

One text a line: text, eight integers that share out 10 points over the emotions, valence and
arousal as integers in [-10, 10], and the style; tab-separated, no header.
"""

import re
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import N_EMOTIONS, FloatArray
from moodreel.errors import CorruptFile, NotFound, shorten
from moodreel.workshop.datasets.labelled import LabelledTexts

HOME = Path("data/everyday-feelings/everyday-feelings.tsv")
"""Where the repository keeps it."""
VALIDATION_PERCENT = 15
STYLES = frozenset(
    "plain short implicit negation mixed slang emoji typo request neutral calm bored idiom sarcasm "
    "nostalgia diary question".split()
)


def read(path: Path) -> LabelledTexts:
    """All rows. Raises `CorruptFile` that names every line which is not as described, ten at most,
    and `NotFound` where there is no file.
    """
    if not path.is_file():
        raise NotFound(f"no corpus at {path}; expected everyday-feelings.tsv of the repository")
    rows: list[tuple[str, list[int], list[int], str]] = []
    seen: dict[str, int] = {}
    problems: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = _parse(line)
            _check_new(row[0], number, seen)
            rows.append(row)
        except ValueError as problem:
            problems.append(f"{path.name}:{number}: {problem}")
    if problems or not rows:
        shown = "; ".join(problems[:10]) or "it holds no row"
        raise CorruptFile(f"{len(problems)} lines of {path} cannot be read: {shown}")
    emotions: FloatArray = np.array([row[1] for row in rows], dtype=np.float32) / np.float32(10)
    plane: FloatArray = np.array([row[2] for row in rows], dtype=np.float32) / np.float32(10)
    return LabelledTexts(
        texts=tuple(row[0] for row in rows),
        emotions=emotions,
        valence=plane[:, 0],
        arousal=plane[:, 1],
        styles=tuple(row[3] for row in rows),
    )


def _parse(line: str) -> tuple[str, list[int], list[int], str]:
    fields = line.split("\t")
    if len(fields) != 4:
        raise ValueError(f"expected 4 fields between tabs, got {len(fields)}")
    text, emotions, plane, style = (field.strip() for field in fields)
    points = [int(x) for x in emotions.split()]
    if len(points) != N_EMOTIONS or sum(points) != 10 or min(points) < 0:
        raise ValueError(f"expected eight counts with sum 10, got {shorten(emotions)!r}")
    place = [int(x) for x in plane.split()]
    if len(place) != 2 or any(abs(x) > 10 for x in place):
        raise ValueError(f"expected valence and arousal in -10..10, got {shorten(plane)!r}")
    if style not in STYLES:
        raise ValueError(f"expected one of {', '.join(sorted(STYLES))}, got {shorten(style)!r}")
    return text, points, place, style


def _check_new(text: str, number: int, seen: dict[str, int]) -> None:
    key = re.sub(r"\W+", " ", text.lower()).strip() or text
    first = seen.setdefault(key, number)
    if first != number:
        raise ValueError(f"the same text as line {first}")
