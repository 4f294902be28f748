"""Trakt's export: JSON lists of ratings, history, watched, watchlist and favourites, each item with
`movie` or `show` and its ids. Ratings run to ten. A zip has one list a file.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.vocabulary import Kind
from moodreel.exchange import values
from moodreel.exchange.entries import Entry
from moodreel.exchange.sheets import Sheet

NAME = "trakt"
_KINDS = {"movie": Kind.FILM, "show": Kind.SERIES}
_TIMES = {
    "watched_at": FeedbackKind.WATCHED,
    "last_watched_at": FeedbackKind.WATCHED,
    "rated_at": FeedbackKind.WATCHED,
}


def fits(sheet: Sheet) -> bool:
    """Whether Trakt wrote it."""
    items = sheet.document
    if not isinstance(items, list) or not items or not isinstance(items[0], dict):
        return False
    return any(isinstance(items[0].get(key), dict) for key in _KINDS)


def read(sheet: Sheet, place: int, item: Mapping[str, Any]) -> Iterator[Entry]:
    """What one item says. Raises ValueError for seasons and episodes that carry ratings of their
    own: they are not the series.
    """
    rated = item.get("rating")
    if rated is not None and item.get("type") in ("season", "episode"):
        raise ValueError("a rating of a season or an episode, not of the series")
    key = next((key for key in _KINDS if isinstance(item.get(key), dict)), None)
    if key is None:
        raise ValueError("neither a film nor a series")
    film = item[key]
    ids = film.get("ids") if isinstance(film.get("ids"), dict) else {}
    given = values.stars(values.text(rated), out_of=10)
    yield Entry(
        file=sheet.name, line=place, kind=_KINDS[key],
        title=values.title(values.text(film.get("title"))),
        year=values.year(values.text(film.get("year"))),
        imdb_id=values.imdb_id(values.text(ids.get("imdb"))),
        tmdb_id=values.number(values.text(ids.get("tmdb"))), stars=given,
        rated_at=values.moment(values.text(item.get("rated_at"))) if given else None,
        marks=_marks(sheet, item),
    )  # fmt: skip


def _marks(sheet: Sheet, item: Mapping[str, Any]) -> dict[FeedbackKind, Any]:
    marks = {
        kind: values.moment(values.text(item[time]))
        for time, kind in _TIMES.items()
        if item.get(time)
    }
    if item.get("listed_at"):
        kind = FeedbackKind.FAVOURITE if "favorite" in sheet.name else FeedbackKind.WATCHLIST
        marks[kind] = values.moment(values.text(item["listed_at"]))
    return marks
