"""MovieLens: `ratings.csv` of a data set (userId, movieId, rating, timestamp) with one person in
it, or the site's own `movielens-ratings.csv` (movie_id, imdb_id, tmdb_id, rating, title).
"""

from collections.abc import Iterator

from moodreel.domain.feedback import FeedbackKind
from moodreel.errors import BadInput
from moodreel.exchange import values
from moodreel.exchange.entries import Entry
from moodreel.exchange.sheets import Sheet

NAME = "movielens"


def fits(sheet: Sheet) -> bool:
    """Whether it is from MovieLens."""
    header = set(sheet.header)
    return {"movieid", "rating"} <= header or {"movie id", "imdb id", "title"} <= header


def read(sheet: Sheet, line: int, row: dict[str, str]) -> Iterator[Entry]:
    """What one row says; the site's wishlist has no rating."""
    given = values.stars(row.get("rating", ""))
    at = values.moment(row.get("timestamp", ""))
    title, year = values.title_and_year(row.get("title", ""))
    kind = FeedbackKind.WATCHED if given else FeedbackKind.WATCHLIST
    yield Entry(
        file=sheet.name, line=line, title=title, year=year,
        movielens_id=values.number(row.get("movieid", "") or row.get("movie id", "")),
        imdb_id=values.imdb_id(row.get("imdb id", "")),
        tmdb_id=values.number(row.get("tmdb id", "")),
        stars=given, rated_at=at if given else None, marks={kind: at},
    )  # fmt: skip


def check(sheet: Sheet) -> None:
    """Raises BadInput where the ratings are of several people: whose are to be imported?"""
    people = {row.get("userid", "") for _, row in sheet.rows}
    if len(people) > 1:
        raise BadInput(
            f"expected the ratings of one person, got those of {len(people):,} (userId); keep the "
            "rows of one"
        )
