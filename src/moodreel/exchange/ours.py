"""Our own files, written and read: JSON and CSV with everything a person did with films."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from moodreel.domain.feedback import FeedbackKind
from moodreel.exchange import values
from moodreel.exchange.entries import Entry
from moodreel.exchange.sheets import Sheet

NAME = "moodreel"
FORMAT = "moodreel-history"
_COLUMNS = ("id", "title", "year", "imdb_id", "stars", "rated_at", *map(str, FeedbackKind))
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a person did with one film."""

    id: str
    title: str = ""
    year: int | None = None
    imdb_id: str | None = None
    stars: float | None = None
    rated_at: datetime | None = None
    marks: Mapping[FeedbackKind, datetime] = field(default_factory=dict)


def as_json(films: Sequence[Done]) -> str:
    """The films as a document that `read` takes back."""
    document = {"format": FORMAT, "version": 1, "films": [_json(film) for film in films]}
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def as_csv(films: Sequence[Done]) -> str:
    """The films as a table that `read` takes back; no cell is a formula to a spreadsheet."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")  # RFC 4180
    writer.writerow(_COLUMNS)
    for film in films:
        flat = _json(film) | {kind.value: _iso(at) for kind, at in film.marks.items()}
        writer.writerow([harmless(flat.get(name)) for name in _COLUMNS])
    return file.getvalue()


def harmless(cell: object) -> str:
    """The cell as text that no spreadsheet takes for a formula; a quote in front is ours."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def fits(sheet: Sheet) -> bool:
    """Whether we wrote it."""
    if isinstance(sheet.document, dict):
        return sheet.document.get("format") == FORMAT
    return {"id", "stars", "rated at", "watched"} <= set(sheet.header)


def items(sheet: Sheet) -> list[Any]:
    """The films of a document. Raises ValueError where it has no list of them."""
    films = sheet.document.get("films")
    if not isinstance(films, list):
        raise ValueError("expected a list under films")
    return films


def read(sheet: Sheet, line: int, row: Mapping[str, Any]) -> Iterator[Entry]:
    """What one row or item says."""
    cells = {key.replace("_", " "): values.text(value) for key, value in row.items()}
    marks = row.get("marks") if isinstance(row.get("marks"), dict) else None
    set_at = {str(k): values.text(v) for k, v in marks.items()} if marks is not None else cells
    given = values.stars(cells.get("stars", ""))
    yield Entry(
        file=sheet.name, line=line, film_id=values.title(cells.get("id", "")) or None,
        title=values.title(_without_guard(cells.get("title", ""))),
        year=values.year(cells.get("year", "")), imdb_id=values.imdb_id(cells.get("imdb id", "")),
        stars=given, rated_at=values.moment(cells.get("rated at", "")) if given else None,
        marks={kind: values.moment(set_at[kind]) for kind in FeedbackKind if set_at.get(kind)},
    )  # fmt: skip


def _json(film: Done) -> dict[str, object]:
    return {
        "id": film.id,
        "title": film.title,
        "year": film.year,
        "imdb_id": film.imdb_id,
        "stars": film.stars,
        "rated_at": _iso(film.rated_at),
        "marks": {kind.value: _iso(at) for kind, at in film.marks.items()},
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _without_guard(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell
