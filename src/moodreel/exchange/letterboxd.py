"""Letterboxd's export: a zip of CSV files, or one of them.

`ratings.csv`, `watched.csv`, `watchlist.csv` and `likes/films.csv` have the columns Date, Name,
Year, Letterboxd URI (and Rating); `diary.csv` and `reviews.csv` have Watched Date, too.
"""

from collections.abc import Iterator

from moodreel.domain.feedback import FeedbackKind
from moodreel.exchange import values
from moodreel.exchange.entries import Entry
from moodreel.exchange.sheets import Sheet

NAME = "letterboxd"
_NEEDS = frozenset({"name", "year", "letterboxd uri"})


def fits(sheet: Sheet) -> bool:
    """Whether Letterboxd wrote it; lists and comments of its zip are none of these."""
    folder = sheet.name.lower().rsplit("/", 1)[0] if "/" in sheet.name else ""
    return sheet.header[:1] == ("date",) and set(sheet.header) >= _NEEDS and "deleted" not in folder


def read(sheet: Sheet, line: int, row: dict[str, str]) -> Iterator[Entry]:
    """What one row says. A day in `diary.csv` is that of watching."""
    at = values.moment(row.get("watched date", "") or row["date"])
    marks = dict.fromkeys(_marks(sheet), at)
    given = values.stars(row.get("rating", ""))
    yield Entry(
        file=sheet.name, line=line, title=values.title(row["name"]),
        year=values.year(row["year"]), stars=given, rated_at=at if given else None, marks=marks,
    )  # fmt: skip


def _marks(sheet: Sheet) -> list[FeedbackKind]:
    name = sheet.name.lower()
    if "watchlist" in name:
        return [FeedbackKind.WATCHLIST]
    if "likes" in name:
        return [FeedbackKind.FAVOURITE, FeedbackKind.WATCHED]
    return [FeedbackKind.WATCHED]
