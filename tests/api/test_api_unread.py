"""Words that get no answer get their note: beside the problem, and only where they need it."""

import pytest
from fastapi.testclient import TestClient
from tests.api.conftest import HOME

from moodreel.domain.care import FOR_YOU
from moodreel.errors import CorruptFile, MoodreelError, Unavailable
from moodreel.server import create_app
from moodreel.wiring import Engine

SAID = "the zeppelin left and I want to die"
PATHS = ("mood", "recommendations")


@pytest.fixture(params=[CorruptFile, Unavailable])
def error(request: pytest.FixtureRequest) -> type[MoodreelError]:
    """Why words cannot be read."""
    found: type[MoodreelError] = request.param
    return found


@pytest.fixture
def unread(
    engine: Engine, error: type[MoodreelError], monkeypatch: pytest.MonkeyPatch
) -> TestClient:
    """A client of a server that can read nobody's words."""

    class Damaged:
        def read(self, *_: object) -> None:
            raise error("model.onnx is cut off")

    monkeypatch.setitem(engine.__dict__, "_text_sensor", Damaged())
    return TestClient(create_app(engine, person=None), base_url=HOME)


@pytest.mark.parametrize("path", PATHS)
def test_where_no_words_can_be_read_the_problem_carries_the_note(
    unread: TestClient, error: type[MoodreelError], path: str
) -> None:
    answer = unread.post(f"/api/v1/{path}", json={"text": SAID})
    assert answer.status_code == error.status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["care"] == FOR_YOU.to_json()
    assert "zeppelin" not in answer.text


@pytest.mark.parametrize("path", PATHS)
def test_the_problem_of_other_words_has_no_note(unread: TestClient, path: str) -> None:
    assert "care" not in unread.post(f"/api/v1/{path}", json={"text": "a long day"}).json()


def test_a_refused_filter_keeps_the_note(client: TestClient) -> None:
    answer = client.post("/api/v1/recommendations", json={"text": SAID, "genres": ["Dramma"]})
    assert answer.status_code == 422
    assert answer.json()["suggestions"] == ["Drama"]
    assert answer.json()["care"] == FOR_YOU.to_json()


def test_words_that_are_too_long_are_refused_without_one(client: TestClient) -> None:
    answer = client.post("/api/v1/mood", json={"text": "I want to die " * 10_000})
    assert answer.status_code == 422
    assert "care" not in answer.json()
