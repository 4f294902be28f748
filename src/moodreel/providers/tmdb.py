"""TMDB: posters and current facts of films and series, with a key of one's own.

The Movie Database, https://developer.themoviedb.org/docs: API read access token as a bearer token.
Its terms: attribution where its content is shown (`NOTICE`), kept for six months at most, no use
for machine learning.
"""

import re
from collections.abc import Mapping, Sequence
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

NAME = "TMDB"
API, PICTURES = "https://api.themoviedb.org", "https://image.tmdb.org"
SITE = "https://www.themoviedb.org"
NOTICE = (
    "This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise "
    "approved by TMDB."
)
SENT = "TMDB and IMDb ids, titles and years of films that are shown"

# Cards are at most 300 pixels wide.
_SIZE = "/t/p/w342"
_POSTER = re.compile(r"/[A-Za-z0-9_-]{1,80}\.(jpg|png|webp)")
_IMDB_ID = re.compile(r"tt\d{7,10}")
_KINDS = {Kind.FILM: "movie", Kind.SERIES: "tv"}


class Tmdb:
    """Asks TMDB. The key goes into a header, and into nothing else."""

    name = NAME

    def __init__(self, key: str, *, api: Remote | None = None, pictures: Remote | None = None):
        self._headers = {"Authorization": f"Bearer {key}"}
        self._api = Asking(api or Remote(NAME, API))
        self._pictures = Asking(pictures or Remote("TMDB's picture server", PICTURES))

    def facts(self, film: Film) -> Facts | None:
        """As `Service.facts`: by TMDB's id, else IMDb's, else title and year."""
        kind = _KINDS[film.kind]
        if film.tmdb_id is not None and film.kind is Kind.FILM:
            found = self._ask(f"/3/movie/{film.tmdb_id}")
            fits = found is not None and _is_same(film, found)
            return _facts(kind, found) if found and fits else None
        if film.imdb_id is not None and _IMDB_ID.fullmatch(film.imdb_id):
            found = self._ask(f"/3/find/{film.imdb_id}?external_source=imdb_id") or {}
            fitting = [one for one in _listed(found, f"{kind}_results") if _is_alike(film, one)]
        else:
            year = "primary_release_year" if film.kind is Kind.FILM else "first_air_date_year"
            query = urlencode({"query": film.title, year: film.year, "include_adult": "false"})
            found = self._ask(f"/3/search/{kind}?{query}") or {}
            fitting = [one for one in _listed(found, "results") if _is_named(film, one)]
        return _facts(kind, fitting[0]) if fitting else None

    def picture(self, poster: str) -> Picture:
        """As `Service.picture`."""
        return self._pictures.picture(_SIZE + quote(poster))

    def _ask(self, path: str) -> dict[str, Any] | None:
        return self._api.document(path, self._headers)


def _listed(found: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    results = found.get(key)
    return [one for one in results if isinstance(one, dict)] if isinstance(results, list) else []


def _is_same(film: Film, found: Mapping[str, Any]) -> bool:
    """Whether what came for an id is this film: ids that disagree tell a wrong answer."""
    imdb_id = found.get("imdb_id") or film.imdb_id
    return found.get("id") == film.tmdb_id and imdb_id == film.imdb_id and _is_alike(film, found)


def _is_alike(film: Film, found: Mapping[str, Any]) -> bool:
    """Title or year agree: titles are translated, and years disputed."""
    return _has_title(film, found) or near_year(film.year, _year(found))


def _is_named(film: Film, found: Mapping[str, Any]) -> bool:
    """Title and year agree: all there is to go by after a search."""
    return _has_title(film, found) and near_year(film.year, _year(found))


def _has_title(film: Film, found: Mapping[str, Any]) -> bool:
    theirs = [plain(found.get(k)) for k in ("title", "name", "original_title", "original_name")]
    ours = [film.title, film.original_title or ""]
    return any(same_title(one, other) for one in ours for other in theirs)


def _news(status: str) -> str:
    """What has become of it, where that is any news."""
    return "" if status == "Released" else status


def _year(found: Mapping[str, Any]) -> int | None:
    return year_of(found.get("release_date") or found.get("first_air_date"))


def _facts(kind: str, found: Mapping[str, Any]) -> Facts | None:
    number_there = found.get("id")
    if not isinstance(number_there, int):
        return None
    votes, poster = number(found.get("vote_count"), 1e9), found.get("poster_path")
    return Facts(
        source=NAME,
        link=f"{SITE}/{kind}/{number_there}",
        rated_by=NAME,
        rating=number(found.get("vote_average"), 10) if votes else None,
        votes=int(votes) if votes else None,
        status=_news(plain(found.get("status"))),
        poster=poster if isinstance(poster, str) and _POSTER.fullmatch(poster) else None,
    )
