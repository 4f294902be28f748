"""Alive is not yet ready, and ready is asked of the database each time."""

import logging
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse, Response

from moodreel.api.errors import add_error_handlers
from moodreel.api.health import health_router
from moodreel.errors import BadInput, CorruptFile, NotFound, Unavailable
from moodreel.server import create_app
from moodreel.wiring import Engine, open_engine


def test_a_server_is_alive_before_it_is_ready(engine: Engine) -> None:
    client = TestClient(create_app(engine), base_url="http://localhost")
    assert client.get("/healthz").json() == {"status": "alive"}
    before = client.get("/readyz")
    assert before.status_code == 503
    assert before.json() == {"status": "not ready", "parts": {"films": "starting"}}
    with client:
        after = client.get("/readyz")
    assert after.status_code == 200
    assert after.json() == {"status": "ready", "parts": {"films": "ready", "database": "ready"}}


def test_a_server_whose_database_is_gone_is_not_ready(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine(database=f"sqlite:///{tmp_path / 'moodreel.db'}")
    app = FastAPI()
    app.include_router(health_router(engine))
    app.state.ready = True
    client = TestClient(app)
    assert client.get("/readyz").status_code == 200
    engine.close()
    for file in tmp_path.iterdir():
        file.unlink()
    (tmp_path / "moodreel.db").write_bytes(b"not a database " * 100)
    with caplog.at_level(logging.ERROR):
        answer = client.get("/readyz")
    engine.close()
    assert answer.status_code == 503
    assert answer.json()["parts"]["database"] == "unavailable"
    assert str(tmp_path) not in answer.text
    assert "not ready" in caplog.text


@pytest.fixture
def failing() -> FastAPI:
    app = FastAPI()

    @app.get("/{path:path}")
    def fails(path: str) -> None:
        if "corrupt" in path:
            raise CorruptFile("/somewhere/films.jsonl is damaged")
        if "away" in path:
            raise Unavailable("cannot use the database /somewhere/x.db")
        if "shape" in path:
            raise BadInput("expected something else")
        raise NotFound("no such film", ["Paddington 2 (2017)"])

    add_error_handlers(app)
    return app


def test_outside_the_api_errors_are_plain_text_where_there_are_no_pages(failing: FastAPI) -> None:
    answer = TestClient(failing).get("/films/x")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/plain")
    assert "no such film" in answer.text


def test_outside_the_api_errors_are_what_the_pages_make_of_them(failing: FastAPI) -> None:
    def render(
        request: Request, status: int, title: str, detail: str, suggestions: list[str]
    ) -> Response:
        said = f"{request.url.path}|{title}|{detail}|{suggestions[0]}"
        return PlainTextResponse(said, status)

    failing.state.render_error = render
    answer = TestClient(failing).get("/films/x")
    assert answer.status_code == 404
    assert answer.text == ("/films/x|Not found|no such film|Paddington 2 (2017)")


def test_where_a_damaged_file_lies_is_for_the_log(
    failing: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = TestClient(failing).get("/api/corrupt")
    assert answer.status_code == 500
    assert answer.json()["type"] == "urn:moodreel:problem:corrupt-file"
    assert "/somewhere" not in answer.text
    assert "/somewhere/films.jsonl is damaged" in caplog.text


def test_which_server_does_not_answer_is_for_the_log(
    failing: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    for address in ("/api/away", "/away"):
        caplog.clear()
        with caplog.at_level(logging.ERROR):
            answer = TestClient(failing).get(address)
        assert answer.status_code == 503
        assert "/somewhere" not in answer.text
        assert "Try again later" in answer.text
        said = "Unavailable in GET /{path:path}: cannot use the database /somewhere/x.db"
        assert said in caplog.text
