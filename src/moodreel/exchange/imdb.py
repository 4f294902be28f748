"""IMDb's exports: `ratings.csv` with Const, Your Rating and Date Rated; `WATCHLIST.csv` with Const,
Position and Created. Ratings run to ten.
"""

from collections.abc import Iterator

from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.vocabulary import Kind
from moodreel.exchange import values
from moodreel.exchange.entries import Entry
from moodreel.exchange.sheets import Sheet

NAME = "imdb"
_SERIES = frozenset({"tvseries", "tvminiseries"})
_NEITHER = frozenset({"tvepisode", "videogame", "podcastseries", "podcastepisode", "musicvideo"})


def fits(sheet: Sheet) -> bool:
    """Whether IMDb wrote it."""
    return {"const", "title"} <= set(sheet.header)


def read(sheet: Sheet, line: int, row: dict[str, str]) -> Iterator[Entry]:
    """What one row says. Raises ValueError for episodes and games, which we have none of."""
    own_type = "".join(c for c in row.get("title type", "").casefold() if c.isalpha())
    if own_type in _NEITHER:
        raise ValueError("neither a film nor a series")
    given = values.stars(row.get("your rating", ""), out_of=10)
    rated_at = values.moment(row.get("date rated", "")) if given else None
    listed = "position" in sheet.header
    at = values.moment(row.get("created", "")) if listed else None
    yield Entry(
        file=sheet.name, line=line, title=values.title(row["title"]),
        year=values.year(row.get("year", "")), imdb_id=values.imdb_id(row["const"]),
        kind=(Kind.SERIES if own_type in _SERIES else Kind.FILM) if own_type else None,
        stars=given, rated_at=rated_at,
        marks={FeedbackKind.WATCHLIST: at} if listed else {FeedbackKind.WATCHED: rated_at},
    )  # fmt: skip
