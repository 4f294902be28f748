"""A text model that cannot be used: the words stay in the form, and a tap is enough."""

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page
from tests.web.test_web_answers import ask

from moodreel.errors import CorruptFile, MoodreelError, Unavailable
from moodreel.wiring import Engine

FIELDS = {"text": "my zeppelin flew off", "kind": "series", "year_from": "1990"}


@pytest.fixture(params=[CorruptFile, Unavailable], autouse=True)
def damaged(own_engine: Engine, request: pytest.FixtureRequest) -> None:
    """An engine whose words nobody can read."""
    error: type[MoodreelError] = request.param

    class Damaged:
        def read(self, *_: object) -> None:
            raise error("model.onnx is cut off")

    own_engine.__dict__["_text_sensor"] = Damaged()


def test_the_form_comes_back_with_the_words_and_filters(client: TestClient) -> None:
    answer = client.post("/answers", data=FIELDS)
    page = Page(answer.text)
    assert answer.status_code == 503
    assert "Your words cannot be read just now; tap a mood instead." in page.text
    assert "my zeppelin flew off" in page.text
    assert 'value="1990"' in answer.text
    assert "model.onnx" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_a_tap_beside_the_words_is_then_enough_and_said(client: TestClient) -> None:
    page = Page(client.get(ask(client, **FIELDS, choose="sad")).text)
    assert "You chose sad." in page.text
    assert "this follows the mood that you tapped" in page.text


def test_a_wrong_filter_is_said_first(client: TestClient) -> None:
    assert client.post("/answers", data=FIELDS | {"year_from": "soon"}).status_code == 422
