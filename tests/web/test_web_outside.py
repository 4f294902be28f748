"""Posters and facts of others on the pages: only when set, through this server, and without them
the pages are as ever."""

import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from tests.providers.far_away import JPEG, FarAway, Request, far_away, within
from tests.web.page import Page

from moodreel.providers.omdb import Omdb
from moodreel.providers.remote import Remote
from moodreel.providers.tmdb import NOTICE, Tmdb
from moodreel.server import create_app
from moodreel.wiring import LOCAL_PERSON, Engine
from moodreel.wiring.outside import Outside

HERE = "http://localhost"
FILM, POSTER = "/films/amelie-2001", "/posters/outside/amelie-2001"
KEY = "k3y-0f-s0meb0dy"


@pytest.fixture
def far() -> Iterator[FarAway]:
    with far_away(tell) as far:
        yield far


def tell(request: Request) -> None:
    if request.path.startswith("/t/p/"):
        request.say(200, JPEG, "image/jpeg")
        return
    amelie = {
        "id": 194, "imdb_id": "tt0211915", "title": "Amélie", "release_date": "2001-04-25",
        "vote_average": 7.9, "vote_count": 11_000, "poster_path": "/amelie.jpg",
        "status": "<b>Ended</b>",
    }  # fmt: skip
    if request.path == "/3/movie/194":
        request.say_json(amelie)
    else:
        request.say(404)


@pytest.fixture
def client(own_engine: Engine, far: FarAway) -> Iterator[TestClient]:
    def remote(name: str) -> Remote:
        return Remote(name, far.origin, timeout_s=1.0)

    services = [
        Tmdb(KEY, api=remote("TMDB"), pictures=remote("TMDB's pictures")),
        Omdb(KEY, api=remote("OMDb"), pictures=remote("OMDb's pictures")),
    ]
    own_engine.__dict__["outside"] = Outside(
        own_engine.settings,
        catalogue=lambda: own_engine.catalogue,
        film=own_engine.film,
        similar=own_engine.similar,
        clock=own_engine.clock,
        services=services,
    )
    with TestClient(create_app(own_engine, person=LOCAL_PERSON), base_url=HERE) as client:
        yield client


def facts_shown(client: TestClient) -> str:
    assert within(5, lambda: "of 10 on TMDB" in Page(client.get(FILM).text).text)
    return client.get(FILM).text


def test_a_film_page_tells_what_the_service_says_and_that_it_does(client: TestClient) -> None:
    html = facts_shown(client)
    page = Page(html)
    assert "7.9 of 10 on TMDB by 11,000 people" in " ".join(page.text.split())
    assert NOTICE in page.text
    assert "https://www.themoviedb.org/movie/194" in [tag.get("href") for tag in page.of("a")]
    assert "<b>Ended" not in html
    assert "<b>Ended</b>" in page.text
    assert KEY not in html


def test_every_picture_comes_from_this_server(client: TestClient) -> None:
    answer = client.get(FILM)
    assert "img-src 'self' data:;" in answer.headers["content-security-policy"]
    shown = [tag["src"] for tag in Page(answer.text).of("img")]
    assert POSTER in shown
    assert all(src.startswith("/") and not src.startswith("//") for src in shown)


def test_a_poster_is_theirs_where_they_have_one_and_ours_elsewhere(client: TestClient) -> None:
    theirs, ours = client.get(POSTER), client.get("/posters/outside/fleabag-2016")
    assert (theirs.content, theirs.headers["content-type"]) == (JPEG, "image/jpeg")
    assert ours.headers["content-type"] == "image/svg+xml"
    assert ours.text == client.get("/posters/fleabag-2016.svg").text


@pytest.mark.parametrize(
    "trouble",
    [
        Request.hang,
        lambda r: r.say(500),
        lambda r: r.say(429, Retry_After="60"),
        lambda r: r.say(200, b"<html>Sign in</html>", "text/html"),
        lambda r: r.say(302, Location="file:///etc/passwd"),
        lambda r: r.say_json({"id": 1, "title": "Bambi"}),
    ],
)
def test_whatever_they_do_the_page_is_there_and_soon(
    client: TestClient, far: FarAway, trouble: object
) -> None:
    far.answer = trouble  # type: ignore[assignment]
    begun = time.monotonic()
    page, poster = client.get(FILM), client.get(POSTER)
    assert time.monotonic() - begun < 6
    assert (page.status_code, poster.status_code) == (200, 200)
    assert "of 10 on" not in page.text
    assert poster.headers["content-type"] == "image/svg+xml"


def test_unknown_films_are_not_asked_for(client: TestClient, far: FarAway) -> None:
    for film_id in ("nothing", "..%2f..%2fetc%2fpasswd", "%00", "x" * 5000):
        assert client.get(f"/posters/outside/{film_id}").status_code == 404
    assert not far.seen


def test_the_privacy_page_says_what_leaves(client: TestClient) -> None:
    text = " ".join(Page(client.get("/privacy").text).text.split())
    assert "sends to TMDB the TMDB and IMDb ids, titles and years of films that are shown" in text


def test_only_ids_titles_and_years_are_sent(client: TestClient, far: FarAway) -> None:
    client.post("/films/amelie-2001/mark", data={"kind": "kept"})
    client.get(FILM, headers={"Cookie": "a=secret", "User-Agent": "Somebody's browser"})
    client.get(POSTER)
    assert within(5, lambda: len(far.seen) >= 2)
    for path, headers in far.seen:
        assert set(headers) <= {
            "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection", "Authorization",
        }  # fmt: skip
        assert headers["User-Agent"] == "moodreel"
        assert "kept" not in path


def test_the_contract_points_at_their_posters(client: TestClient) -> None:
    for one in client.get("/api/recommend_movies/Amélie").json()["recommendations"]:
        assert one["posterUrl"].startswith(f"{HERE}/posters/outside/")


def test_without_a_key_nothing_is_asked_or_told(own_engine: Engine, far: FarAway) -> None:
    with TestClient(create_app(own_engine), base_url=HERE) as client:
        html = client.get(FILM).text
        assert "/posters/outside/" not in html
        assert "TMDB" not in html
        assert "TMDB" not in client.get("/privacy").text
        assert client.get(POSTER).headers["content-type"] == "image/svg+xml"
    assert not far.seen
