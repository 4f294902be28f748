"""Kept words over HTTP: kept only where asked, listed, deleted, and for one person only."""

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient

LABELS = "/api/v1/labels"
WORDS = "worn out, and I miss my zeppelin"


def keep(client: TestClient, words: str = WORDS, mood: str = "lonely") -> str:
    question = {"text": words, "choose": mood, "keep_label": True}
    answer = client.post("/api/v1/mood", json=question)
    assert answer.status_code == 200
    return str(answer.json()["label"])


def listed(client: TestClient) -> list[dict[str, Any]]:
    answer = client.get(LABELS)
    assert answer.headers["cache-control"] == "no-store"
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def test_words_are_kept_listed_and_deleted(own: TestClient) -> None:
    first, second = keep(own), keep(own, "a grey day", "bored")
    items = listed(own)
    assert [item["id"] for item in items] == [first, second]
    assert items[0].keys() == {
        "id", "text", "chosen", "emotions", "valence", "arousal", "read", "at",
    }  # fmt: skip
    assert (items[0]["text"], items[0]["chosen"]) == (WORDS, "lonely")
    assert items[0]["emotions"]["sadness"] == pytest.approx(0.7)
    assert own.delete(f"{LABELS}/{first}").status_code == 204
    assert [item["id"] for item in listed(own)] == [second]
    assert own.delete(LABELS).status_code == 204
    assert own.delete(LABELS).status_code == 204
    assert listed(own) == []


def test_nothing_is_kept_unless_it_is_asked(own: TestClient) -> None:
    for more in ({}, {"keep_label": False}, {"explain": True}):
        answer = own.post("/api/v1/mood", json={"text": WORDS, "choose": "lonely", **more})
        assert "label" not in answer.json()
    assert listed(own) == []


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ({"text": WORDS, "keep_label": True}, "expected words and a chosen mood"),
        ({"choose": "sad", "keep_label": True}, "expected words and a chosen mood"),
        ({"text": " ", "choose": "sad", "keep_label": True}, "expected words and a chosen mood"),
        ({"text": WORDS, "choose": "lonly", "keep_label": True}, "did you mean lonely?"),
        ({"text": WORDS, "choose": "sad", "keep_label": "yes"}, "keep_label: expected"),
        ({"text": "zeppelin " * 300, "choose": "sad", "keep_label": True}, "1 to 2,000"),
        ({"text": "zeppelin\0", "choose": "sad", "keep_label": True}, "cannot be stored"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    own: TestClient, question: dict[str, Any], message: str
) -> None:
    answer = own.post("/api/v1/mood", json=question)
    assert answer.status_code == 422
    assert message in answer.json()["detail"]
    assert "zeppelin" not in answer.text
    assert listed(own) == []


def test_films_are_asked_for_without_keeping(own: TestClient) -> None:
    question = {"text": WORDS, "choose": "sad", "keep_label": True}
    answer = own.post("/api/v1/recommendations", json=question)
    assert answer.status_code == 422
    assert "unknown field 'keep_label'" in answer.json()["detail"]


def test_an_unknown_id_is_not_found_and_people_see_their_own_only(
    own: TestClient, client: TestClient
) -> None:
    kept = keep(own)
    assert own.delete(f"{LABELS}/nothing-here").status_code == 404
    assert client.delete(f"{LABELS}/{kept}").status_code == 404
    assert kept not in [item["id"] for item in listed(client)]
    assert [item["id"] for item in listed(own)] == [kept]


@pytest.mark.parametrize(
    ("method", "address", "body"),
    [
        ("get", LABELS, None),
        ("delete", LABELS, None),
        ("delete", f"{LABELS}/x", None),
        ("post", "/api/v1/mood", {"text": WORDS, "choose": "sad", "keep_label": True}),
    ],
)
def test_where_nobody_has_an_account_no_words_are_kept(
    nobody: TestClient, method: str, address: str, body: dict[str, Any] | None
) -> None:
    answer = nobody.request(method, address, json=body)
    assert answer.status_code == 401
    assert "for people who are signed in" in answer.json()["detail"]


def test_another_website_deletes_and_keeps_nothing(own: TestClient) -> None:
    kept = keep(own)
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert own.delete(LABELS, headers=elsewhere).status_code == 403
    assert [item["id"] for item in listed(own)] == [kept]


def test_kept_words_stand_in_no_log(own: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        own.delete(f"{LABELS}/{keep(own)}")
        listed(own)
    assert "zeppelin" not in caplog.text
