"""The guards: whom a request is for, where it comes from, how large it is."""

import asyncio
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from moodreel.api.bodies import MAX_BODY_BYTES
from moodreel.api.guards import HEADERS, add_guards, host_name
from moodreel.server import create_app
from moodreel.wiring import Engine

MARK = "/api/v1/films/paddington-2-2017/marks/kept"


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8000",
        "LOCALHOST:8000",
        "localhost.",
        "127.0.0.1:8000",
        "127.8.8.8",
        "[::1]:8000",
        "moodreel.localhost:8000",
    ],
)
def test_this_machine_is_answered_by_any_of_its_names(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/intents", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example#localhost",
        "localhost@evil.example",
        "0.0.0.0:8000",
        "[::]:8000",
        "192.168.1.7",
        "",
        "localhost:evil",
    ],
)
@pytest.mark.parametrize("address", ["/api/v1/intents", "/", "/healthz", "/static/x"])
def test_requests_for_other_hosts_are_refused(client: TestClient, host: str, address: str) -> None:
    answer = client.get(address, headers={"Host": host})
    assert answer.status_code == 400
    assert "host name" in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_two_hosts_are_none(client: TestClient) -> None:
    headers = [("Host", "localhost"), ("Host", "evil.example")]
    assert client.get("/api/v1/intents", headers=headers).status_code == 400


def test_a_server_answers_to_the_names_that_it_was_given(engine: Engine) -> None:
    named = TestClient(create_app(engine, hosts=("Films.Example",)))
    for host, status in [
        ("films.example:443", 200),
        ("localhost:8000", 200),
        ("other.example", 400),
    ]:
        assert named.get("/api/v1/intents", headers={"Host": host}).status_code == status
    anyone = TestClient(create_app(engine, hosts=("*",)))
    assert anyone.get("/api/v1/intents", headers={"Host": "x.example"}).status_code == 200


def test_host_names_are_read_strictly() -> None:
    assert host_name("[::1]:80") == "::1"
    assert host_name("a.example:80") == "a.example"
    assert host_name("a.example:80:90") is None
    assert host_name("a example") is None


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:3000"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
)
@pytest.mark.parametrize(
    ("method", "address"),
    [("PUT", MARK), ("DELETE", MARK), ("POST", "/api/v1/mood"), ("POST", "/")],
)
def test_other_websites_can_neither_mark_films_nor_send_words(
    client: TestClient, method: str, address: str, headers: dict[str, str]
) -> None:
    answer = client.request(method, address, headers=headers, json={"choose": "sad"})
    assert answer.status_code == 403
    assert client.get("/api/v1/marks").json()["items"] == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://localhost"},
    ],
)
def test_own_pages_and_programs_pass(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/api/v1/mood", headers=headers, json={"choose": "sad"})
    assert answer.status_code == 200


def test_following_a_link_from_elsewhere_is_allowed(client: TestClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert client.get("/api/v1/intents", headers=headers).status_code == 200


def test_no_other_origin_is_invited_to_read(client: TestClient) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "PUT"}
    for answer in (client.options(MARK, headers=headers), client.get("/api/v1/marks")):
        assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("chunked", [True, False])
def test_a_megabyte_is_refused(client: TestClient, chunked: bool) -> None:
    body = b'{"text": "' + b"x" * 1_000_000 + b'"}'
    content: Any = (body[i : i + 5000] for i in range(0, len(body), 5000)) if chunked else body
    headers = {"Content-Type": "application/json"}
    answer = client.post("/api/v1/mood", content=content, headers=headers)
    assert answer.status_code == 413
    assert answer.json()["title"] == "Content Too Large"
    assert "256 kB" in answer.json()["detail"]


def test_the_longest_text_fits_however_it_is_written(client: TestClient) -> None:
    body = b'{"text": "' + b"\\ud83d\\ude2d" * 20_000 + b'"}'
    assert len(body) <= MAX_BODY_BYTES
    headers = {"Content-Type": "application/json"}
    assert client.post("/api/v1/mood", content=body, headers=headers).status_code == 200


class Endless:
    """Somebody who never stops sending."""

    def __init__(self, *headers: tuple[bytes, bytes]) -> None:
        self.sent = 0
        self.answers: list[Any] = []
        self.scope = {
            "type": "http",
            "method": "POST",
            "path": "/api/v1/mood",
            "headers": [(b"host", b"localhost"), *headers],
        }

    async def receive(self) -> dict[str, Any]:
        self.sent += 1000
        return {"type": "http.request", "body": b"x" * 1000, "more_body": True}

    async def send(self, message: Any) -> None:
        self.answers.append(message)


@pytest.mark.parametrize(
    ("headers", "read_at_most"),
    [([], MAX_BODY_BYTES + 1000), ([(b"content-length", b"9" * 30)], 0)],
)
def test_a_body_without_end_is_refused_before_it_is_read(
    headers: list[tuple[bytes, bytes]], read_at_most: int
) -> None:
    app = FastAPI()
    add_guards(app, ("localhost",))
    endless = Endless(*headers)
    asyncio.run(app(endless.scope, endless.receive, endless.send))
    assert endless.answers[0]["status"] == 413
    assert endless.sent <= read_at_most


@pytest.mark.parametrize("said", ["²".encode("latin-1"), b"many", b"-5", b""])
def test_a_length_that_is_no_number_is_passed_over(said: bytes) -> None:
    app = FastAPI()
    add_guards(app, ("localhost",))
    endless = Endless((b"content-length", said))
    asyncio.run(app(endless.scope, endless.receive, endless.send))
    assert endless.answers[0]["status"] == 413


def test_who_hangs_up_while_sending_gets_nothing() -> None:
    app = FastAPI()
    add_guards(app, ("localhost",))
    caller = Endless()

    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    asyncio.run(app(caller.scope, gone, caller.send))
    assert caller.answers == []


@pytest.mark.parametrize("address", ["/", "/healthz", "/api/v1/films", "/nowhere"])
def test_head_is_get_without_the_body(client: TestClient, address: str) -> None:
    got, headed = client.get(address), client.head(address)
    assert headed.status_code == got.status_code
    assert headed.headers["content-type"] == got.headers["content-type"]
    assert headed.content == b""
