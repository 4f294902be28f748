"""Marks over HTTP: set, listed, taken back, and kept for one person only."""

import pytest
from fastapi.testclient import TestClient

MARKS = "/api/v1/marks"


def address(film: str, kind: str) -> str:
    return f"/api/v1/films/{film}/marks/{kind}"


def listed(client: TestClient) -> list[tuple[str, str]]:
    return [(item["id"], item["kind"]) for item in client.get(MARKS).json()["items"]]


def test_marks_are_set_once_listed_and_taken_back(own: TestClient) -> None:
    assert listed(own) == []
    for _ in range(2):
        assert own.put(address("Paddington 2", "kept")).status_code == 204
    assert own.put(address("Face%2FOff", "watched")).status_code == 204
    assert listed(own) == [("paddington-2-2017", "watchlist"), ("face-off-1997", "watched")]
    for _ in range(2):
        assert own.delete(address("paddington-2-2017", "kept")).status_code == 204
    assert listed(own) == [("face-off-1997", "watched")]


def test_a_mark_tells_title_and_time(own: TestClient) -> None:
    own.put(address("paddington-2-2017", "kept"))
    mark = own.get(MARKS).json()["items"][0]
    assert set(mark) == {"id", "label", "kind", "at"}
    assert mark["label"] == "Paddington 2 (2017)"
    assert mark["at"].endswith(("Z", "+00:00"))


@pytest.mark.parametrize("kind", ["watched", "dismissed"])
def test_what_was_watched_or_dismissed_is_not_recommended_again(own: TestClient, kind: str) -> None:
    question = {"choose": "sad", "intent": "lift", "n": 5}
    best = own.post("/api/v1/recommendations", json=question).json()["items"][0]["id"]
    assert own.put(address(best, kind)).status_code == 204
    after = own.post("/api/v1/recommendations", json=question).json()["items"]
    assert best not in [item["id"] for item in after]
    own.delete(address(best, kind))
    again = own.post("/api/v1/recommendations", json=question).json()["items"]
    assert again[0]["id"] == best


def test_nothing_can_be_marked_that_is_not_there(own: TestClient) -> None:
    unknown = own.put(address("qqqqxxxxzzzz", "kept"))
    assert unknown.status_code == 404
    guessed = own.put(address("Padington 2", "watched"))
    assert guessed.status_code == 404
    assert "Paddington 2 (2017)" in guessed.json()["suggestions"]
    misspelt = own.put(address("paddington-2-2017", "wached"))
    assert misspelt.status_code == 422
    assert misspelt.json()["suggestions"] == ["watched"]
    assert listed(own) == []


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_where_nobody_has_an_account_no_marks_are_kept(nobody: TestClient, method: str) -> None:
    where = MARKS if method == "get" else address("paddington-2-2017", "kept")
    answer = nobody.request(method, where)
    assert answer.status_code == 401
    assert "for people who are signed in" in answer.json()["detail"]
    assert answer.headers["content-type"] == "application/problem+json"
