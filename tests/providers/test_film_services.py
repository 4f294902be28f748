"""TMDB and OMDb, played by a server here: the right film or none, and the key told nobody."""

import json
import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.providers.far_away import JPEG, FarAway, Request, far_away
from tests.worlds import a_film

from moodreel.domain.vocabulary import Kind
from moodreel.errors import Unavailable
from moodreel.providers.facts import Service
from moodreel.providers.omdb import PICTURES, Omdb
from moodreel.providers.remote import Remote
from moodreel.providers.tmdb import Tmdb

KEY = "k3y-0f-s0meb0dy"

CASTLE = a_film("the-castle-1997", imdb_id="tt0118826", tmdb_id=13852)
SERIES = a_film("the-bureau-2015", kind=Kind.SERIES, original_title="Le Bureau des Légendes")

TMDB_CASTLE = {
    "id": 13852, "imdb_id": "tt0118826", "title": "The Castle", "release_date": "1997-04-10",
    "vote_average": 7.2, "vote_count": 300, "status": "Released", "poster_path": "/aBc123.jpg",
}  # fmt: skip
OMDB_CASTLE = {
    "Title": "The Castle", "Year": "1997", "imdbID": "tt0118826", "Type": "movie",
    "imdbRating": "7.7", "imdbVotes": "20,123", "Response": "True",
    "Poster": f"{PICTURES}/images/M/MV5BMTk5@._V1_SX300.jpg",
}  # fmt: skip


@pytest.fixture
def far() -> Iterator[FarAway]:
    with far_away() as far:
        yield far


def tmdb(far: FarAway) -> Tmdb:
    return Tmdb(KEY, api=Remote("TMDB", far.origin), pictures=Remote("Pictures", far.origin))


def omdb(far: FarAway) -> Omdb:
    return Omdb(KEY, api=Remote("OMDb", far.origin), pictures=Remote("Pictures", far.origin))


def says(document: Any) -> Any:
    return lambda request: request.say_json(document)


def test_tmdb_tells_of_a_film_by_its_id(far: FarAway) -> None:
    far.answer = says(TMDB_CASTLE)
    facts = tmdb(far).facts(CASTLE)
    assert facts is not None
    assert (facts.rating, facts.votes, facts.poster) == (7.2, 300, "/aBc123.jpg")
    assert facts.link == "https://www.themoviedb.org/movie/13852"
    assert far.paths == ["/3/movie/13852"]


def test_tmdb_gets_the_key_in_a_header_alone_and_its_picture_server_gets_none(
    far: FarAway,
) -> None:
    far.answer = says(TMDB_CASTLE)
    tmdb(far).facts(CASTLE)
    (path, headers), *_ = far.seen
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert KEY not in path
    far.answer = lambda request: request.say(200, JPEG, "image/jpeg")
    assert tmdb(far).picture("/aBc123.jpg").content == JPEG
    path, headers = far.seen[-1]
    assert path == "/t/p/w342/aBc123.jpg"
    assert KEY not in f"{path}{headers}"


def test_tmdb_finds_a_film_without_ids_by_title_and_year(far: FarAway) -> None:
    other = {**TMDB_CASTLE, "id": 1, "release_date": "1968-06-07"}
    far.answer = says({"results": [other, "nonsense", {"id": "x"}, TMDB_CASTLE]})
    facts = tmdb(far).facts(a_film("the-castle-1997"))
    assert facts is not None
    assert facts.link.endswith("/movie/13852")
    asked = urlsplit(far.paths[0])
    assert asked.path == "/3/search/movie"
    assert parse_qs(asked.query)["query"] == ["The Castle"]


def test_tmdb_finds_a_series_by_its_original_title(far: FarAway) -> None:
    found = {"id": 61819, "name": "Le bureau des legendes", "first_air_date": "2015-04-27"}
    far.answer = says({"results": [found]})
    facts = tmdb(far).facts(SERIES)
    assert facts is not None
    assert facts.link == "https://www.themoviedb.org/tv/61819"
    assert facts.rating is None


@pytest.mark.parametrize(
    "lie",
    [
        {"id": 1},
        {"imdb_id": "tt9999999"},
        {"title": "Bambi", "release_date": "1942-08-21"},
        {"title": None, "release_date": None},
        {"id": None},
    ],
)
def test_tmdbs_answer_for_another_film_is_none(far: FarAway, lie: dict[str, Any]) -> None:
    far.answer = says({**TMDB_CASTLE, **lie})
    assert tmdb(far).facts(CASTLE) is None


@pytest.mark.parametrize(
    "poster",
    ["/../../etc/passwd.jpg", "//evil.example/a.jpg", "https://evil.example/a.jpg", "/a.svg",
     "/a.jpg?x=1", "/a.jpg\r\nX: y", "/%2e%2e/a.jpg", 7, {}, None, ""],
)  # fmt: skip
def test_tmdbs_posters_lie_on_its_picture_server_under_a_plain_name(
    far: FarAway, poster: object
) -> None:
    far.answer = says({**TMDB_CASTLE, "poster_path": poster})
    facts = tmdb(far).facts(CASTLE)
    assert facts is not None
    assert facts.poster is None


@pytest.mark.parametrize(
    ("told", "rating"),
    [("7.2", None), (71, None), (-1, None), (True, None), ([7.2], None), (0, 0.0), (10, 10.0)],
)
def test_tmdbs_ratings_are_numbers_to_ten(far: FarAway, told: object, rating: float | None) -> None:
    far.answer = says({**TMDB_CASTLE, "vote_average": told})
    facts = tmdb(far).facts(CASTLE)
    assert facts is not None
    assert facts.rating == rating


def test_omdb_tells_of_a_film_by_its_id(far: FarAway) -> None:
    far.answer = says(OMDB_CASTLE)
    facts = omdb(far).facts(CASTLE)
    assert facts is not None
    assert (facts.rating, facts.votes, facts.rated_by) == (7.7, 20123, "IMDb")
    assert facts.poster == "/images/M/MV5BMTk5@._V1_SX300.jpg"
    assert KEY not in json.dumps(facts.to_json())
    assert parse_qs(urlsplit(far.paths[0]).query)["i"] == ["tt0118826"]


def test_omdb_knows_a_series_by_title_and_the_year_it_began(far: FarAway) -> None:
    found = {**OMDB_CASTLE, "Title": "The Bureau", "Year": "2015–2020", "totalSeasons": "5"}
    far.answer = says(found)
    facts = omdb(far).facts(SERIES)
    assert facts is not None
    assert facts.status == "5 seasons"


@pytest.mark.parametrize(
    "lie",
    [
        {"imdbID": "tt9999999"},
        {"Title": "Bambi", "Year": "1942"},
        {"Response": "False", "Error": "Incorrect IMDb ID."},
        {"Response": True},
        {"imdbID": None},
    ],
)
def test_omdbs_answer_for_another_film_is_none(far: FarAway, lie: dict[str, Any]) -> None:
    far.answer = says({**OMDB_CASTLE, **lie})
    assert omdb(far).facts(CASTLE) is None


@pytest.mark.parametrize(
    "poster",
    ["N/A", "http://m.media-amazon.com/images/a.jpg", "https://m.media-amazon.com.evil.example/a.jpg",
     f"{PICTURES}/images/../a.jpg", f"{PICTURES}/images/a.svg", f"{PICTURES}/a.jpg", "https://[",
     "file:///etc/passwd", f"{PICTURES}@evil.example/images/a.jpg", None, 3],
)  # fmt: skip
def test_omdbs_posters_lie_on_the_one_picture_server(far: FarAway, poster: object) -> None:
    far.answer = says({**OMDB_CASTLE, "Poster": poster})
    facts = omdb(far).facts(CASTLE)
    assert facts is not None
    assert facts.poster is None


@pytest.mark.parametrize("make", [tmdb, omdb])
@pytest.mark.parametrize(
    "answer",
    [
        Request.hang,
        lambda r: r.say(500, b"boom"),
        lambda r: r.say(401, b'{"Error": "Invalid API key!"}', "application/json"),
        lambda r: r.say(429, Retry_After="9"),
        lambda r: r.say(200, b"<html>", "text/html"),
        lambda r: r.say(302, Location="file:///etc/passwd"),
    ],
)
def test_the_key_is_in_no_message_and_no_log(
    make: Any, answer: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), far_away(answer) as far:
        service: Service = make(far)
        slow = Remote("Slow", far.origin, timeout_s=0.3)
        service = type(service)(KEY, api=slow)  # type: ignore[call-arg]
        with pytest.raises(Unavailable) as problem:
            service.facts(CASTLE)
    told = f"{problem.value}{problem.value.__cause__}{service!r}{vars(slow)}{caplog.text}"
    assert KEY not in told
