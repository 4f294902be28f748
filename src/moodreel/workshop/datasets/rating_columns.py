"""The rows of a file of ratings as columns, every row checked; one bad row refuses the file.

Read a block at a time by whole columns; only when a block is refused are its rows looked at one by
one, to name the line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.errors import CorruptFile, shorten
from moodreel.workshop.datasets.rating_layout import BROKEN, HELP, Layout, layout_of, open_text

NO_TIME = -1
"""Stands where a row has no time."""

MAX_ID = 2**53
"""Ids are below: above, not every program reads the same number."""

BLOCK = 1 << 15
"""Rows that are held as text at a time: memory stays bounded."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """A file's rows, in its order."""

    person: IdArray
    film: IdArray
    rating: FloatArray
    """(n,) NaN where the file leaves it empty."""
    at: IdArray
    """(n,) Unix seconds, or `NO_TIME`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a row may say."""

    scale: tuple[float, float]
    unrated: bool
    """Whether a rating may be empty: that somebody saw the film is known, not what they thought."""


def read_columns(path: Path, rules: Rules) -> Columns:
    """All rows, or none: `CorruptFile` names the line of the first row that cannot be used."""
    layout = layout_of(path)
    blocks = []
    try:
        with open_text(path) as lines:
            rows = filter(None, layout.reader(lines))  # empty lines say nothing
            next(islice(rows, layout.header, layout.header), None)
            while block := list(islice(rows, BLOCK)):
                blocks.append(_columns(block, layout, rules))
    except UnicodeDecodeError:
        raise CorruptFile(f"{path.name}: not a text in UTF-8; {HELP}") from None
    except (ValueError, IndexError, OverflowError):
        raise CorruptFile(_first_fault(path, layout, rules)) from None
    except BROKEN as problem:
        raise CorruptFile(f"{path.name} breaks off or is damaged ({problem})") from None
    if not blocks:
        raise CorruptFile(f"{path.name} has no ratings; {HELP}")
    person, film, rating, at = map(np.concatenate, zip(*blocks, strict=True))
    return Columns(person=person, film=film, rating=rating.astype(np.float32), at=at)


def _columns(
    rows: list[list[str]], layout: Layout, rules: Rules
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Person, film, rating and time of some rows. Raises `ValueError` where one is not sound."""
    texts = list(zip(*rows, strict=True))
    _refuse(len(texts) != layout.width, f"{len(texts)} columns, {layout.width} in the first line")
    places = layout.places
    ratings, times = (texts[places[key]] if key in places else None for key in ("rating", "time"))
    return (
        _ids(texts[places["person"]]),
        _ids(texts[places["film"]]),
        _ratings(ratings or [""] * len(rows), rules),
        _times(times) if times else np.full(len(rows), NO_TIME),
    )


def _ids(texts: Sequence[str]) -> np.ndarray:
    _refuse("_" in "".join(texts), "an id with an underscore")  # Python's int would read 1_2
    ids = np.array(list(map(int, texts)), dtype=np.int64)
    _refuse(ids.min() < 0 or ids.max() >= MAX_ID, "an id that is negative or above 2^53")
    return ids


def _ratings(texts: Sequence[str], rules: Rules) -> np.ndarray:
    _refuse("_" in "".join(texts), "a rating with an underscore")
    low, high = rules.scale
    empty = np.array([not text for text in texts]) if rules.unrated else np.zeros(0, dtype=bool)
    told = [text or str(low) for text in texts] if empty.any() else texts
    ratings = np.array(list(map(float, told)))
    sound = (ratings >= low) & (ratings <= high)  # NaN is neither
    _refuse(not sound.all(), f"a rating outside {low:g} to {high:g}")
    if empty.any():
        ratings[empty] = np.nan
    return ratings


def _times(texts: Sequence[str]) -> np.ndarray:
    try:
        times = np.array(list(map(int, texts)), dtype=np.int64)
    except ValueError:
        times = np.array([_seconds(text) for text in texts], dtype=np.int64)
    _refuse(times.min() < NO_TIME, "a time before 1970")
    return times


def _seconds(text: str) -> int:
    """Unix seconds from such a number or an ISO 8601 time, UTC where it names no zone."""
    if not text:
        return NO_TIME
    try:
        return int(float(text))
    except ValueError:
        when = datetime.fromisoformat(text)
        return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())


def _refuse(wrong: bool, what: str) -> None:
    if wrong:
        raise ValueError(what)


def _first_fault(path: Path, layout: Layout, rules: Rules) -> str:
    """The first row that is not sound, by its line."""
    with open_text(path) as lines:
        reader = layout.reader(lines)
        rows = islice(((reader.line_num, row) for row in reader if row), int(layout.header), None)
        while block := list(islice(rows, BLOCK)):
            if _fault([row for _, row in block], layout, rules) is None:
                continue
            for line, row in block:
                if (problem := _fault([row], layout, rules)) is not None:
                    came = shorten(layout.delimiter.join(row))
                    return f"{path.name}, line {line}: {_told(problem)} in {came!r}; {HELP}"
    return f"{path.name} cannot be read; {HELP}"


def _fault(rows: list[list[str]], layout: Layout, rules: Rules) -> Exception | None:
    try:
        _columns(rows, layout, rules)
    except (ValueError, IndexError, OverflowError) as problem:
        return problem
    return None


def _told(problem: Exception) -> str:
    """The rule that was broken; Python's own words on numbers say less than `HELP`."""
    own = str(problem)
    known = own.startswith(("an id", "a rating", "a time")) or "columns" in own
    return own if known else "a column that is no number or missing"
