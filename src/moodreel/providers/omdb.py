"""OMDb: posters and current facts of films and series, with a key of one's own.

The Open Movie Database, https://www.omdbapi.com (content CC BY-NC 4.0). It wants the key in the
address: no message, log or page of ours holds an address of it.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from moodreel.domain.film import Film
from moodreel.domain.vocabulary import Kind
from moodreel.providers.asking import Asking
from moodreel.providers.facts import (
    Facts,
    Picture,
    near_year,
    number,
    plain,
    same_title,
    year_of,
)
from moodreel.providers.remote import Remote

NAME = "OMDb"
API, PICTURES = "https://www.omdbapi.com", "https://m.media-amazon.com"
NOTICE = "Facts and posters marked OMDb come from the OMDb API (omdbapi.com), CC BY-NC 4.0."
SENT = "IMDb ids, or titles and years, of films that are shown"

_POSTER = re.compile(r"/images/[A-Za-z0-9_.,@/-]{1,300}\.(jpg|png|webp)")
_IMDB_ID = re.compile(r"tt\d{7,10}")
_KINDS = {Kind.FILM: "movie", Kind.SERIES: "series"}


class Omdb:
    """Asks OMDb."""

    name = NAME

    def __init__(self, key: str, *, api: Remote | None = None, pictures: Remote | None = None):
        self._key = key
        self._api = Asking(api or Remote(NAME, API))
        self._pictures = Asking(pictures or Remote("OMDb's picture server", PICTURES))

    def facts(self, film: Film) -> Facts | None:
        """As `Service.facts`: by IMDb's id, else by title and year."""
        asked = {"t": film.title, "y": str(film.year), "type": _KINDS[film.kind]}
        if film.imdb_id is not None:
            asked = {"i": film.imdb_id}
        query = urlencode({**asked, "plot": "short", "r": "json", "apikey": self._key})
        found = self._api.document(f"/?{query}")
        if found is None or found.get("Response") != "True" or not _is_same(film, found):
            return None
        return _facts(found)

    def picture(self, poster: str) -> Picture:
        """As `Service.picture`."""
        return self._pictures.picture(quote(poster, safe="/@,"))


def _is_same(film: Film, found: Mapping[str, Any]) -> bool:
    """Whether what came is this film: the id that was asked for and title or year, or both."""
    title = same_title(film.title, plain(found.get("Title"))) or same_title(
        film.original_title or "", plain(found.get("Title"))
    )
    year = near_year(film.year, year_of(found.get("Year")))
    if film.imdb_id is not None:
        return found.get("imdbID") == film.imdb_id and (title or year)
    return title and year


def _facts(found: Mapping[str, Any]) -> Facts | None:
    imdb_id = plain(found.get("imdbID"))
    if not _IMDB_ID.fullmatch(imdb_id):
        return None
    votes = _number(found.get("imdbVotes"), 1e9)
    seasons = _number(found.get("totalSeasons"), 1000)
    return Facts(
        source=NAME,
        link=f"https://www.imdb.com/title/{imdb_id}/",
        rated_by="IMDb",
        rating=_number(found.get("imdbRating"), 10),
        votes=int(votes) if votes else None,
        status=f"{seasons:.0f} seasons" if seasons and seasons > 1 else "",
        poster=_poster(found.get("Poster")),
    )


def _number(value: object, most: float) -> float | None:
    """The number in a text such as "12,345"; None for "N/A"."""
    try:
        return number(float(plain(value).replace(",", "")), most)
    except ValueError:
        return None


def _poster(address: object) -> str | None:
    """Its path, where it lies on the one picture server that is asked."""
    if not isinstance(address, str) or not address.startswith(f"{PICTURES}/"):
        return None
    path = address.removeprefix(PICTURES)
    return path if _POSTER.fullmatch(path) and ".." not in path else None
