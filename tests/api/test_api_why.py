"""Which words moved the reading, over HTTP: only where asked, and nowhere but in the answer."""

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.api.schema_check import check

from moodreel.wiring import Engine

WORDS = "I had a horrible day and feel lonely"


def test_explain_gives_what_the_engine_gives(client: TestClient, engine: Engine) -> None:
    answer = client.post("/api/v1/mood", json={"text": WORDS, "explain": True})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == {
        **engine.read_mood(text=WORDS).to_json(),
        "why": engine.explain(WORDS).to_json(),
    }
    document = client.get("/api/v1/openapi.json").json()
    check(answer.json(), document["components"]["schemas"]["MoodRead"], document, "MoodRead")


def test_a_choice_beside_the_words_leaves_their_explanation_as_it_is(client: TestClient) -> None:
    question = {"text": WORDS, "choose": "happy", "explain": True}
    answer = client.post("/api/v1/mood", json=question).json()
    assert max(answer["emotions"], key=answer["emotions"].get) == "joy"
    assert answer["why"]["emotion"] == "sadness"


@pytest.mark.parametrize("question", [{"text": WORDS}, {"text": WORDS, "explain": False}])
def test_where_nobody_asks_no_word_comes_back(client: TestClient, question: dict[str, Any]) -> None:
    answer = client.post("/api/v1/mood", json=question)
    assert "why" not in answer.json()
    assert "lonely" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        {"choose": "sad", "explain": True},
        {"text": "  ", "choose": "sad", "explain": True},
        {"explain": True},
        {"text": WORDS, "explain": "yes"},
        {"text": "\u200b", "explain": True},
    ],
)
def test_what_cannot_be_explained_is_refused(client: TestClient, question: dict[str, Any]) -> None:
    answer = client.post("/api/v1/mood", json=question)
    assert answer.status_code == 422
    assert "expected" in answer.json()["detail"]
    assert "lonely" not in answer.text


def test_films_are_asked_for_without_explanations(client: TestClient) -> None:
    answer = client.post("/api/v1/recommendations", json={"text": WORDS, "explain": True})
    assert answer.status_code == 422
    assert "unknown field 'explain'" in answer.json()["detail"]


def test_what_is_explained_stands_in_no_log(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.post("/api/v1/mood", json={"text": "quietly unravelling today", "explain": True})
    assert "unravelling" not in caplog.text
