"""Other websites: which may ask what, and that nothing tells them whom they ask for but a token."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from moodreel.errors import BadInput
from moodreel.identity import Identity
from moodreel.server import create_app
from moodreel.settings import read_settings
from moodreel.wiring import Engine

FRIEND, STRANGER = "https://films.example", "https://evil.example"
MOVIES, HEALTH = "/api/recommend_movies/Heat", "/api/health_check"
MARK = "/api/v1/films/paddington-2-2017/marks/kept"
TOKEN = {"Authorization": "Bearer friends-token"}

Ask = Callable[..., TestClient]


@pytest.fixture
def asked(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """A server of one person's own machine that knows one token and names these origins."""

    async def identify(request: Request) -> Identity:
        if request.headers.get("authorization") == TOKEN["Authorization"]:
            return Identity(person="friend", how="token")
        return Identity(person="cors-local", how="local")

    def server(*origins: str) -> TestClient:
        monkeypatch.setattr(engine, "settings", replace(engine.settings, cors=origins))
        app = create_app(engine, person="cors-local")
        app.state.identify = identify
        return TestClient(app, base_url="http://localhost")

    return server


def preflight(client: TestClient, address: str, origin: str, method: str, headers: str = "") -> str:
    """Whom the answer to a preflight lets in."""
    asking = {"Origin": origin, "Access-Control-Request-Method": method}
    if headers:
        asking["Access-Control-Request-Headers"] = headers
    answer = client.options(address, headers=asking)
    assert "access-control-allow-credentials" not in answer.headers
    return answer.headers.get("access-control-allow-origin", "") if answer.is_success else ""


@pytest.mark.parametrize("address", [MOVIES, HEALTH])
def test_by_default_no_other_website_may_read(asked: Ask, address: str) -> None:
    client = asked()
    answer = client.get(address, headers={"Origin": FRIEND})
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert not preflight(client, address, FRIEND, "GET")


@pytest.mark.parametrize("address", [MOVIES, HEALTH, "/api/recommend_movies/nothing-at-all"])
def test_a_website_that_is_named_reads_the_contract_and_its_errors(
    asked: Ask, address: str
) -> None:
    client = asked(FRIEND)
    answer = client.get(address, headers={"Origin": FRIEND})
    assert answer.headers["access-control-allow-origin"] == FRIEND
    assert "origin" in answer.headers["vary"].lower()
    assert preflight(client, address, FRIEND, "GET", "content-type") == FRIEND
    assert not preflight(client, address, FRIEND, "DELETE")


@pytest.mark.parametrize(
    "origin",
    [STRANGER, "null", "", "http://films.example", f"{FRIEND}.evil.example", f"{FRIEND}:8443",
     f"{FRIEND}/", "https://evil.example#https://films.example"],
)  # fmt: skip
def test_no_other_website_does(asked: Ask, origin: str) -> None:
    client = asked(FRIEND)
    answer = client.get(MOVIES, headers={"Origin": origin})
    assert "access-control-allow-origin" not in answer.headers
    assert "origin" in answer.headers["vary"].lower()
    assert not preflight(client, MOVIES, origin, "GET")


def test_a_star_lets_all_read_the_contract_and_nothing_else(asked: Ask) -> None:
    client = asked("*")
    answer = client.get(MOVIES, headers={"Origin": STRANGER})
    assert answer.headers["access-control-allow-origin"] == "*"
    answer = client.get("/api/v1/marks", headers={"Origin": STRANGER, **TOKEN})
    assert "access-control-allow-origin" not in answer.headers
    assert not preflight(client, MARK, STRANGER, "PUT", "authorization")
    assert client.put(MARK, headers={"Origin": STRANGER, **TOKEN}).status_code == 403


def test_the_api_answers_a_named_website_for_a_token(asked: Ask) -> None:
    client = asked(FRIEND)
    asking = {"Origin": FRIEND, "Sec-Fetch-Site": "cross-site", **TOKEN}
    assert preflight(client, MARK, FRIEND, "PUT", "authorization, content-type") == FRIEND
    answer = client.put(MARK, headers=asking)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == FRIEND
    kept = client.get("/api/v1/marks", headers=asking)
    assert kept.text.count("paddington-2-2017") == 1
    assert client.delete(MARK, headers=asking).status_code == 204


def test_being_on_the_same_machine_is_no_token(asked: Ask) -> None:
    client = asked(FRIEND)
    asking = {"Origin": FRIEND, "Sec-Fetch-Site": "cross-site"}
    answer = client.get("/api/v1/marks", headers=asking)
    assert "access-control-allow-origin" not in answer.headers
    assert client.put(MARK, headers=asking).status_code == 403
    assert not preflight(client, MARK, FRIEND, "PUT", "content-type")
    for token in ("Bearer another", "bearer  another", "BEARER x"):
        guessed = {**asking, "Authorization": token}
        assert client.get("/api/v1/marks", headers=guessed).status_code == 401
        assert client.put(MARK, headers=guessed).status_code == 401
    for none in ("Basic abc", "Bearer", "Bearer ", ""):
        assert client.put(MARK, headers={**asking, "Authorization": none}).status_code == 403


def test_cookies_of_another_websites_request_are_not_read(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []

    async def identify(request: Request) -> Identity:
        seen.append(request.headers.get("cookie"))
        return Identity(person="friend", how="token")

    monkeypatch.setattr(engine, "settings", replace(engine.settings, cors=(FRIEND,)))
    app = create_app(engine)
    app.state.identify = identify
    client = TestClient(app, base_url="http://localhost", cookies={"session": "secret"})
    client.get("/api/v1/marks", headers={"Origin": FRIEND, **TOKEN})
    client.get("/api/v1/marks")
    assert seen == [None, "session=secret"]


@pytest.mark.parametrize("address", ["/", "/kept", "/camera/frame", "/healthz"])
def test_pages_are_for_nobody_elsewhere(asked: Ask, address: str) -> None:
    client = asked(FRIEND, "*")
    answer = client.get(address, headers={"Origin": FRIEND, **TOKEN})
    assert "access-control-allow-origin" not in answer.headers
    assert client.post("/", headers={"Origin": FRIEND, **TOKEN}).status_code == 403


def test_posters_may_be_shown_by_the_websites_that_are_named(asked: Ask) -> None:
    poster = "/posters/heat-1995.svg"
    shown = asked(FRIEND).get(poster).headers["cross-origin-resource-policy"]
    hidden = asked().get(poster).headers["cross-origin-resource-policy"]
    assert (shown, hidden) == ("cross-origin", "same-origin")


def test_what_stands_before_stays_before(asked: Ask) -> None:
    client = asked(FRIEND)
    answer = client.get(MOVIES, headers={"Origin": FRIEND, "Host": "evil.example"})
    assert answer.status_code == 400
    assert "access-control-allow-origin" not in answer.headers
    answer = client.get(MOVIES, headers={"Origin": FRIEND})
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_origins_are_read_from_the_settings() -> None:
    told = "HTTPS://Films.Example, http://localhost:5173 https://[::1]:3000,*"
    read = read_settings({"MOODREEL_CORS": told}).cors
    assert read == ("https://films.example", "http://localhost:5173", "https://[::1]:3000", "*")
    assert read_settings({}).cors == ()


@pytest.mark.parametrize(
    "origin",
    ["films.example", "https://films.example/", "https://films.example/app", "ftp://films.example",
     "null", "https://*.example", "https://a.example:99999", "https://user:pw@a.example",
     "https://a.example?x", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_origin_is_refused(origin: str) -> None:
    with pytest.raises(BadInput, match="MOODREEL_CORS: expected origins"):
        read_settings({"MOODREEL_CORS": origin})


@pytest.mark.parametrize("key", ["abc", "with a blank", "line\nbreak", "clé-à-moi", "x" * 2001])
def test_what_is_no_key_is_refused_without_telling_it(key: str) -> None:
    for name in ("MOODREEL_TMDB_KEY", "MOODREEL_OMDB_KEY"):
        with pytest.raises(BadInput, match=f"{name}: expected a key") as refused:
            read_settings({name: key})
        assert key not in str(refused.value)
