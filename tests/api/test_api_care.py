"""The note over HTTP: given with the mood, honoured when it comes back, in no log."""

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient

from moodreel.api import examples
from moodreel.domain.care import FOR_SOMEBODY_ELSE, FOR_YOU, WITHHELD

SAID = "the zeppelin left and I want to die"


def post(client: TestClient, path: str, **question: Any) -> dict[str, Any]:
    answer = client.post(f"/api/v1/{path}", json=question)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def heavy(answer: dict[str, Any]) -> list[str]:
    return [item["id"] for item in answer["items"] if WITHHELD & set(item["warnings"])]


def test_the_mood_and_the_answer_carry_the_note(client: TestClient) -> None:
    assert post(client, "mood", text=SAID)["care"] == FOR_YOU.to_json()
    answer = post(client, "recommendations", text=SAID, n=100)
    assert answer["mood"]["care"] == FOR_YOU.to_json()
    assert heavy(answer) == []


def test_the_documented_note_is_the_one_that_is_given() -> None:
    assert FOR_YOU.to_json() == examples.CARE


def test_a_mood_sent_back_with_its_note_keeps_it(client: TestClient) -> None:
    mood = post(client, "mood", text="my brother wants to kill himself")
    answer = post(client, "recommendations", mood=mood, n=100)
    assert answer["mood"]["care"] == FOR_SOMEBODY_ELSE.to_json()
    assert heavy(answer) == []


@pytest.mark.parametrize("care", [True, {}, {"message": "Xylophona", "links": []}, "Xylophona"])
def test_that_there_is_a_note_is_enough_and_its_words_are_ours(
    client: TestClient, care: Any
) -> None:
    mood = post(client, "mood", choose="sad")
    assert heavy(post(client, "recommendations", mood=mood, n=100))
    answer = client.post("/api/v1/recommendations", json={"mood": {**mood, "care": care}, "n": 100})
    assert heavy(answer.json()) == []
    assert answer.json()["mood"]["care"] == FOR_YOU.to_json()
    assert "Xylophona" not in answer.text


@pytest.mark.parametrize("path", ["mood", "recommendations"])
def test_nothing_is_logged_because_of_it(
    client: TestClient, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    def lines(text: str) -> list[tuple[str, str]]:
        caplog.clear()
        with caplog.at_level(logging.DEBUG):
            post(client, path, text=text)
        return [(record.name, record.getMessage()) for record in caplog.records]

    assert lines(SAID) == lines("the zeppelin left and I am happy")
    assert "zeppelin" not in caplog.text


def test_such_words_are_not_kept_as_a_label_though_that_is_asked(own: TestClient) -> None:
    asked = {"text": SAID, "choose": "sad", "keep_label": True}
    assert post(own, "mood", **asked)["label"] is None
    assert own.get("/api/v1/labels").json() == {"items": []}
    asked["text"] = "the zeppelin left"
    assert post(own, "mood", **asked)["label"]
    own.delete("/api/v1/labels")
