"""A file of reviews, row by row: CSV with a header, or one JSON object a line.

A row that cannot be used becomes a `Problem` that says where and why, and the next one is read all
the same. No message holds a word of a review.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from moodreel.domain.bounds import FIRST_YEAR, LAST_YEAR, is_storable
from moodreel.domain.rating import check_stars
from moodreel.domain.review import checked_text
from moodreel.errors import BadInput, shorten

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "film": ("film", "title", "film_id"),
    "imdb_id": ("imdb_id",),
    "text": ("text", "review"),
    "stars": ("stars",),
    "author": ("author", "user"),
    "at": ("at", "date"),
}
"""What is read, and under which names; others are passed over. A film and a text are needed."""

_NEEDED = "film (a title or an id) or imdb_id, and text; stars, author and at may follow"
_MAX_NAME = 200
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A sound row; whether there is such a film is not looked at."""

    line: int
    film: str
    """A title or an id; empty where there is an `imdb_id`."""
    imdb_id: str
    text: str = field(repr=False)
    stars: float | None
    author: str
    """Empty where the row does not say."""
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A row that cannot be used."""

    line: int
    message: str


def read_rows(path: Path) -> Iterator[Draft | Problem]:
    """Every row of the file. Raises BadInput for what is no such file, or has no columns to read.

    UTF-8 is read, and UTF-16 with its mark; what is neither is a problem of its row.
    """
    try:
        with path.open("rb") as raw:
            mark = raw.read(2)
        encoding = "utf-16" if mark in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        with path.open(encoding=encoding, errors="surrogateescape", newline="") as lines:
            yield from _rows(lines)
    except OSError as problem:
        raise BadInput(
            f"cannot read {shorten(str(path))!r} ({problem.strerror}): expected a file of reviews"
        ) from None
    except UnicodeError:
        raise BadInput(
            "expected a file in UTF-8, got one in half a UTF-16; save it again"
        ) from None


def _rows(lines: TextIO) -> Iterator[Draft | Problem]:
    first = lines.readline()
    if not first.strip():
        raise BadInput(f"expected a header with {_NEEDED}; got an empty first line")
    rest = chain([first], lines)
    return _json_rows(rest) if first.lstrip().startswith("{") else _csv_rows(rest, first)


def _json_rows(lines: Iterator[str]) -> Iterator[Draft | Problem]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield Problem(line=number, message="expected one JSON object a line")
            continue
        if not isinstance(row, dict):
            yield Problem(line=number, message="expected one JSON object a line")
            continue
        yield _draft(number, _named(row))


def _csv_rows(lines: Iterator[str], header: str) -> Iterator[Draft | Problem]:
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        names = [name.strip().lower() for name in next(reader)]
    except csv.Error as problem:
        raise BadInput(f"line 1: expected a header with {_NEEDED} ({problem})") from None
    places = _named({name: place for place, name in enumerate(names)})
    if "text" not in places or not ("film" in places or "imdb_id" in places):
        raise BadInput(f"line 1: expected a header with {_NEEDED}")
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            yield Problem(
                line=number, message=f"broken quotation marks, or far too long: {problem}"
            )
            continue
        if not row:
            continue
        if len(row) != len(names):
            told = f"expected {len(names)} columns as in the header, got {len(row)}"
            yield Problem(line=number, message=told)
            continue
        yield _draft(number, {name: row[place] for name, place in places.items()})


def _named(row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that are read, under our names."""
    known = {str(name).strip().lower(): value for name, value in row.items()}
    return {
        name: known[other]
        for name, others in COLUMNS.items()
        for other in reversed(others)
        if other in known
    }


def _draft(line: int, row: Mapping[str, Any]) -> Draft | Problem:
    try:
        film, imdb_id = _word(row, "film"), _word(row, "imdb_id")
        if not (film or imdb_id):
            raise BadInput("expected a film: its title, id or imdb_id")
        text = row.get("text")
        if not isinstance(text, str):
            raise BadInput("expected a text")
        return Draft(
            line=line,
            film=film,
            imdb_id=imdb_id,
            text=checked_text(text),
            stars=_stars(row.get("stars")),
            author=_word(row, "author"),
            at=_time(row.get("at")),
        )
    except BadInput as problem:
        return Problem(line=line, message=_legible(str(problem)))


def _legible(message: str) -> str:
    return message.encode("utf-8", "replace").decode()


def _word(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    word = "" if value is None else str(value).strip()
    if len(word) > _MAX_NAME or not is_storable(word):
        raise BadInput(
            f"expected at most {_MAX_NAME} characters of UTF-8 as {name}, got {len(word):,} "
            "or another encoding; save the file as UTF-8"
        )
    return word


def _stars(value: Any) -> float | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        stars = float(value)
    except (TypeError, ValueError, OverflowError):
        raise BadInput("expected stars from 0.5 to 5 in half steps, got no number") from None
    check_stars(stars)
    return stars


def _time(value: Any) -> datetime | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        at = datetime.fromisoformat(str(value).strip())
    except ValueError:
        raise BadInput("expected a date such as 2024-05-01, or with a time") from None
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise BadInput(f"expected a date from {FIRST_YEAR} to {LAST_YEAR}, got one of {at.year}")
    return at if at.tzinfo else at.replace(tzinfo=UTC)
