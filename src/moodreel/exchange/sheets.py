"""Bytes of a file become sheets: rows with named cells, or a JSON document; nothing trusted."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zipfile import BadZipFile, ZipFile, is_zipfile

from moodreel.errors import BadInput

MAX_BYTES = 64 * 1024 * 1024
"""Unpacked; a lifetime of ratings has one or two megabytes."""
MAX_ROWS = 500_000
MAX_CELLS = 4_000_000
"""Of all rows, or of all objects and lists: each takes far more memory than it has bytes, and a
zip of 60 kB holds tens of millions.
"""
MAX_MEMBERS = 200

TOO_LARGE = (
    f"expected a file of at most {MAX_BYTES // 1024 // 1024} MB with at most {MAX_ROWS:,} rows and "
    f"{MAX_CELLS:,} cells, got a larger one; an export of one person is far smaller"
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
NO_FILE = "expected a CSV or JSON file, or the zip that a service gives you; got"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One CSV file with its rows read, or one JSON file with its document."""

    name: str
    """With its folder inside a zip."""
    header: tuple[str, ...] = ()
    """Names of the columns, folded; empty for JSON."""
    rows: tuple[tuple[int, dict[str, str]], ...] = field(default=(), repr=False)
    """Each with its line."""
    broken: tuple[tuple[int, str], ...] = ()
    """Lines that are no rows, and why."""
    document: Any = field(default=None, repr=False)


def read_sheets(content: bytes, name: str) -> list[Sheet]:
    """The sheets in a file, several in a zip; what is neither CSV nor JSON there is passed over.

    Raises BadInput for what is too large, damaged or nothing of the kind.
    """
    if not content.strip():
        raise BadInput(f"{NO_FILE} an empty file")
    if len(content) > MAX_BYTES:
        raise BadInput(TOO_LARGE)
    if content[:2] == b"PK" and is_zipfile(io.BytesIO(content)):
        return [_sheet(data, member) for member, data in _members(content)]
    return [_sheet(content, name)]


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Names as they stand in the zip: nothing is ever written under them."""
    left = MAX_BYTES
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            wanted = [i for i in archive.infolist() if _is_wanted(i.filename) and i.file_size]
            if len(wanted) > MAX_MEMBERS:
                raise BadInput(f"expected at most {MAX_MEMBERS} files in a zip, got {len(wanted)}")
            for info in wanted:
                with archive.open(info) as member:
                    data = member.read(left + 1)
                left -= len(data)
                if left < 0:
                    raise BadInput(TOO_LARGE)
                # As it shall be told: a terminal would obey control signs.
                yield "".join(c if c.isprintable() else "?" for c in info.filename), data
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise BadInput(f"{NO_FILE} a zip that is damaged or locked; download it again") from error


def _is_wanted(name: str) -> bool:
    return name.lower().endswith((".csv", ".json")) and not name.startswith("__MACOSX")


def _sheet(content: bytes, name: str) -> Sheet:
    text = _decode(content)
    if text.lstrip()[:1] in ("{", "["):
        return _document(text, name)
    return _table(text, name)


def _decode(content: bytes) -> str:
    if b"\x00" in content[:1000] and content[:2] not in _UTF_16:
        raise BadInput(f"{NO_FILE} something that is no text")
    # Windows's: of spreadsheets, and of IMDb until 2017.
    encodings = ("utf-16",) if content[:2] in _UTF_16 else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(f"{NO_FILE} text in an unknown encoding; save it as UTF-8")


def _document(text: str, name: str) -> Sheet:
    if sum(map(text.count, ",{[")) > MAX_CELLS:
        raise BadInput(TOO_LARGE)
    try:
        return Sheet(name=name, document=json.loads(text))
    except (ValueError, RecursionError):
        raise BadInput(f"{NO_FILE} JSON that is broken or cut short") from None


def _table(text: str, name: str) -> Sheet:
    first = text.lstrip().split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    header: tuple[str, ...] = ()
    rows: list[tuple[int, dict[str, str]]] = []
    broken: list[tuple[int, str]] = []
    n_cells = 0
    try:
        for cells in reader:
            n_cells += min(len(cells), len(header))
            if not header:
                header = tuple(_folded(cell) for cell in cells)
            elif any(cell.strip() for cell in cells):
                rows.append((reader.line_num, dict(zip(header, cells, strict=False))))
                if len(cells) < len(header) - 1:
                    broken.append((reader.line_num, f"expected {len(header)} cells"))
                    rows.pop()
            if len(rows) + len(broken) > MAX_ROWS or n_cells > MAX_CELLS:
                raise BadInput(TOO_LARGE)
    except csv.Error:
        line = reader.line_num
        broken.append((line, "from here on no rows can be told; is a quotation mark not closed?"))
    return Sheet(name=name, header=header, rows=tuple(rows), broken=tuple(broken))


def _folded(cell: str) -> str:
    return " ".join(cell.strip().casefold().replace("_", " ").split())
