"""Ratings over HTTP: given, listed part by part, taken back, and kept for one person only."""

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient

RATINGS = "/api/v1/ratings"


def listed(client: TestClient) -> list[tuple[str, float]]:
    return [(item["id"], item["stars"]) for item in client.get(RATINGS).json()["items"]]


def rate(client: TestClient, film: str, stars: Any) -> Any:
    return client.put(f"{RATINGS}/{film}", json={"stars": stars})


def test_ratings_are_given_listed_changed_and_taken_back(own: TestClient) -> None:
    assert listed(own) == []
    for _ in range(2):
        assert rate(own, "Paddington 2", 4.5).status_code == 204
    assert rate(own, "Face%2FOff", 2).status_code == 204
    assert dict(listed(own)) == {"paddington-2-2017": 4.5, "face-off-1997": 2.0}
    assert rate(own, "paddington-2-2017", 3).status_code == 204
    assert dict(listed(own))["paddington-2-2017"] == 3.0
    for _ in range(2):
        assert own.delete(f"{RATINGS}/paddington-2-2017").status_code == 204
    assert listed(own) == [("face-off-1997", 2.0)]


def test_a_rating_tells_title_and_time(own: TestClient) -> None:
    rate(own, "paddington-2-2017", 4.5)
    page = own.get(RATINGS).json()
    assert {key: page[key] for key in ("total", "limit", "offset", "next")} == {
        "total": 1,
        "limit": 100,
        "offset": 0,
        "next": None,
    }
    (rating,) = page["items"]
    assert set(rating) == {"id", "label", "stars", "at"}
    assert rating["label"] == "Paddington 2 (2017)"
    assert rating["at"].endswith(("Z", "+00:00"))


def test_following_next_meets_every_rating_once(own: TestClient) -> None:
    films = ["heat-1995", "fargo-1996", "alien-1979"]
    for film in films:
        rate(own, film, 4)
    found, address = [], f"{RATINGS}?limit=2"
    while address:
        page = own.get(address).json()
        assert page["total"] == 3
        found += [item["id"] for item in page["items"]]
        address = page["next"]
    assert sorted(found) == sorted(films)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"stars": 6}, "in half steps, got 6"),
        ({"stars": 0.3}, "in half steps, got 0.3"),
        ({"stars": 0}, "in half steps, got 0"),
        ({"stars": -1e300}, "in half steps"),
        ({"stars": "4"}, "stars: expected"),
        ({"stars": True}, "stars: expected"),
        ({"stars": None}, "stars: expected"),
        ({"stars": [4]}, "stars: expected"),
        ({}, "stars"),
        ({"stars": 4, "person": "ben"}, "unknown field 'person'"),
        (4.5, "expected a JSON object"),
    ],
)
def test_stars_that_are_none_are_refused(own: TestClient, body: Any, says: str) -> None:
    answer = own.put(f"{RATINGS}/heat-1995", json=body)
    assert answer.status_code == 422
    assert says in answer.json()["detail"]
    assert listed(own) == []


@pytest.mark.parametrize("raw", [b'{"stars": NaN}', b'{"stars": Infinity}', b'{"stars": 1e999}'])
def test_what_is_no_number_is_refused(own: TestClient, raw: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = own.put(f"{RATINGS}/heat-1995", content=raw, headers=headers)
    assert answer.status_code in (400, 422)
    assert listed(own) == []


def test_nothing_can_be_rated_that_is_not_there(own: TestClient) -> None:
    assert rate(own, "qqqqxxxxzzzz", 3).status_code == 404
    guessed = rate(own, "Padington 2", 3)
    assert guessed.status_code == 404
    assert "Paddington 2 (2017)" in guessed.json()["suggestions"]
    assert rate(own, "Little Women", 3).status_code == 409


@pytest.mark.parametrize("asked", ["limit=0", "limit=501", "offset=-1", "limit=x", "person=ben"])
def test_parts_that_cannot_be_are_refused(own: TestClient, asked: str) -> None:
    assert own.get(f"{RATINGS}?{asked}").status_code == 422


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_where_nobody_has_an_account_no_ratings_are_kept(nobody: TestClient, method: str) -> None:
    where = RATINGS if method == "get" else f"{RATINGS}/heat-1995"
    body = {"json": {"stars": 4}} if method == "put" else {}
    answer = nobody.request(method, where, **body)
    assert answer.status_code == 401
    assert "for people who are signed in" in answer.json()["detail"]


@pytest.mark.parametrize("method", ["put", "delete"])
def test_other_websites_cannot_rate(own: TestClient, method: str) -> None:
    headers = {"Origin": "https://evil.example"}
    answer = own.request(method, f"{RATINGS}/heat-1995", headers=headers, json={"stars": 1})
    assert answer.status_code == 403
    assert listed(own) == []


def test_stars_stand_in_no_log(own: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        rate(own, "heat-1995", 4.5)
        own.get(RATINGS)
    ours = [record for record in caplog.records if record.name.startswith(("moodreel", "sqlal"))]
    assert not any("4.5" in record.getMessage() for record in ours)


def test_what_was_rated_moves_what_is_recommended_and_says_so(own: TestClient) -> None:
    question = {"choose": "bored", "intent": "stir", "n": 20}
    before = own.post("/api/v1/recommendations", json=question).json()["items"]
    assert all(item["signals"]["taste"] is None for item in before)
    for film, stars in (("heat-1995", 5), ("ronin-1998", 4.5), ("babe-1995", 1)):
        rate(own, film, stars)
    after = own.post("/api/v1/recommendations", json=question).json()["items"]
    assert [item["id"] for item in after] != [item["id"] for item in before]
    assert not {"heat-1995", "ronin-1998", "babe-1995"} & {item["id"] for item in after}
    reasons = [text for item in after for text in item["reasons"]]
    assert any(text.startswith("because you liked Heat") for text in reasons)
    for item in after:
        within = item["predicted_interval"]
        assert 0.5 <= within["low"] <= item["predicted_rating"] <= within["high"] <= 5
    svd = own.post("/api/v1/recommendations", json={**question, "model": "svd"}).json()["items"]
    assert [i["id"] for i in svd] == [i["id"] for i in after]
    assert [i["predicted_rating"] for i in svd] != [i["predicted_rating"] for i in after]


@pytest.mark.parametrize("model", ["no-such-model", "", "x" * 121, 7, ["als"]])
def test_a_model_that_is_none_is_refused(own: TestClient, model: Any) -> None:
    answer = own.post("/api/v1/recommendations", json={"choose": "bored", "model": model})
    assert answer.status_code == 422
