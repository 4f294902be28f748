"""Cells of other people's files become values; what makes no sense raises ValueError, in words."""

import re
import unicodedata
from datetime import UTC, datetime

from moodreel.domain.bounds import FIRST_YEAR, LAST_YEAR
from moodreel.domain.rating import STARS

MAX_TITLE = 300
_IMDB_ID = re.compile(r"(?:tt)?0*(\d{1,10})")
_YEAR_AT_END = re.compile(r"^(.*\S)\s*\((\d{4})(?:[-–]\s?(?:\d{4})?)?\)\s*$")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# A terminal would obey the first, and no encoding can write the second.
_NO_TEXT = frozenset({"Cc", "Cs"})


def text(value: object) -> str:
    """What JSON has in place of a cell; "" for what no cell could hold."""
    return "" if value is None or isinstance(value, bool | dict | list) else str(value)


def title(cell: str) -> str:
    """A title in one line."""
    text = cell.strip()
    if "\n" in text or "\r" in text:
        raise ValueError("the title runs over several lines; is a quotation mark not closed?")
    if len(text) > MAX_TITLE:
        raise ValueError(f"expected a title of at most {MAX_TITLE} characters, got {len(text):,}")
    if any(unicodedata.category(character) in _NO_TEXT for character in text):
        raise ValueError("expected a title in plain text, got half a character or a control sign")
    return text


def title_and_year(cell: str) -> tuple[str, int | None]:
    """Title and year of `Heat (1995)`, as MovieLens writes it."""
    text = title(cell)
    match = _YEAR_AT_END.match(text)
    return (match[1], year(match[2])) if match else (text, None)


def year(cell: str) -> int | None:
    """The year; None where the cell is empty or no year that films have."""
    text = cell.strip().split(".")[0]
    if not text.isascii() or not text.isdigit() or len(text) != 4:
        return None
    return int(text) if FIRST_YEAR <= int(text) <= LAST_YEAR else None


def imdb_id(cell: str) -> str | None:
    """`tt` and at least seven digits, also for MovieLens's bare numbers; None where empty."""
    if not (text := cell.strip()):
        return None
    match = _IMDB_ID.fullmatch(text)
    if match is None:
        raise ValueError("expected an IMDb id such as tt0113277")
    return f"tt{int(match[1]):07d}"


def number(cell: str) -> int | None:
    """A whole number above 0; None where empty."""
    text = cell.strip().removesuffix(".0")
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 12 or int(text) == 0:
        raise ValueError("expected a whole number as the film's id")
    return int(text)


def stars(cell: str, *, out_of: int = 5) -> float | None:
    """0.5 to 5 in half steps, of a scale to five or ten; None where empty or 0, as services write
    what was not rated.
    """
    text = cell.strip().replace(",", ".")
    if text in ("", "0", "0.0"):
        return None
    try:
        given = float(text) * 5 / out_of
    except ValueError:
        given = float("nan")
    if given not in STARS:
        raise ValueError(f"expected a rating to {out_of}, in half stars of five")
    return given


def moment(cell: str) -> datetime | None:
    """An aware UTC time of an ISO day or time, or of seconds since 1970; None where empty."""
    text = cell.strip()
    if not text:
        return None
    try:
        if text.isascii() and text.isdigit() and len(text) <= 11:
            found = datetime.fromtimestamp(int(text), UTC)
        elif _ISO_DAY.match(text):
            found = datetime.fromisoformat(text.replace("Z", "+00:00"))
        else:
            found = datetime.strptime(text, "%a %b %d %H:%M:%S %Y")  # noqa: DTZ007 - IMDb, of old
    except (ValueError, OverflowError, OSError):
        raise ValueError("expected a date such as 2024-05-01") from None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    if not 1990 <= found.year <= LAST_YEAR:
        raise ValueError("expected a date after 1990")
    return found.astimezone(UTC)
