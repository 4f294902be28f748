"""Reviews over HTTP: written, read by others, taken back, and shown as they were typed."""

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient

from moodreel.domain.review import MAX_TEXT

REVIEWS, FILMS = "/api/v1/reviews", "/api/v1/films"


def write(client: TestClient, film: str, text: Any, **rest: Any) -> Any:
    return client.put(f"{REVIEWS}/{film}", json={"text": text, **rest})


def listed(client: TestClient) -> list[tuple[str, str]]:
    return [(item["id"], item["text"]) for item in client.get(REVIEWS).json()["items"]]


def test_reviews_are_written_listed_changed_and_deleted(own: TestClient) -> None:
    assert listed(own) == []
    answer = write(own, "Face%2FOff", "  Fine.\r\nTwice. ", stars=4.5)
    assert answer.status_code == 200
    assert answer.json()["id"] == "face-off-1997"
    assert listed(own) == [("face-off-1997", "Fine.\nTwice.")]
    edited = write(own, "face-off-1997", "Worse again.").json()
    assert edited["edited_at"] is not None
    assert listed(own) == [("face-off-1997", "Worse again.")]
    assert own.get("/api/v1/ratings").json()["items"][0]["stars"] == 4.5
    for _ in range(2):
        assert own.delete(f"{REVIEWS}/face-off-1997").status_code == 204
    assert listed(own) == []


def test_others_read_what_somebody_wrote(
    own: TestClient, client: TestClient, nobody: TestClient
) -> None:
    write(own, "alien-1979", "Nobody hears it.")
    for reader, mine in ((own, True), (client, False), (nobody, False)):
        items = reader.get(f"{FILMS}/Alien (1979)/reviews").json()["items"]
        (found,) = [item for item in items if item["text"] == "Nobody hears it."]
        assert (found["own"], found["author"]) == (mine, None)
    own.delete(f"{REVIEWS}/alien-1979")


def test_the_summary_follows_what_is_written(own: TestClient) -> None:
    address = f"{FILMS}/babe-1995/reviews/summary"
    before = own.get(address).json()
    write(own, "babe-1995", "A wonderful, warm and funny film. I loved every minute of it.")
    after = own.get(address).json()
    assert after["count"] + after["waiting"] == before["count"] + before["waiting"] + 1
    assert set(after["levels"]) == {
        "very negative", "negative", "mixed", "positive", "very positive",
    }  # fmt: skip
    own.delete(f"{REVIEWS}/babe-1995")
    assert own.get(address).json() == before


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": "  \n"},
        {"text": "x" * (MAX_TEXT + 1)},
        {"text": "a\0b"},
        {"text": 7},
        {"text": None},
        {"text": "Fine.", "stars": 7},
        {"text": "Fine.", "stars": "4"},
        {"text": "Fine.", "person": "ben"},
        [],
    ],
)
def test_what_is_no_review_is_refused(own: TestClient, body: Any) -> None:
    answer = own.put(f"{REVIEWS}/heat-1995", json=body)
    assert answer.status_code == 422
    assert "Fine" not in answer.text
    assert listed(own) == []


def test_half_a_character_is_refused(own: TestClient) -> None:
    answer = own.put(
        f"{REVIEWS}/heat-1995",
        content=b'{"text": "\\ud800"}',
        headers={"content-type": "application/json"},
    )
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize("letter", ["x", "🎬", "<"])
def test_the_longest_review_is_taken_in_any_script(own: TestClient, letter: str) -> None:
    assert write(own, "heat-1995", letter * MAX_TEXT).status_code == 200
    assert listed(own) == [("heat-1995", letter * MAX_TEXT)]
    own.delete(f"{REVIEWS}/heat-1995")


def test_html_comes_back_as_the_text_it_is(own: TestClient) -> None:
    text = "<script>alert(1)</script>"
    answer = write(own, "heat-1995", text)
    assert answer.json()["text"] == text
    assert answer.headers["content-type"] == "application/json"
    own.delete(f"{REVIEWS}/heat-1995")


def test_a_film_that_is_not_here_has_no_reviews(own: TestClient) -> None:
    assert write(own, "no-such-film-1900", "Fine.").status_code == 404
    for address in ("reviews", "reviews/summary"):
        assert own.get(f"{FILMS}/no-such-film-1900/{address}").status_code == 404


def test_who_is_not_known_cannot_write(nobody: TestClient) -> None:
    assert write(nobody, "heat-1995", "Fine.").status_code == 401
    assert nobody.delete(f"{REVIEWS}/heat-1995").status_code == 401
    assert nobody.get(REVIEWS).status_code == 401


def test_no_log_holds_a_word_of_a_review(own: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    write(own, "heat-1995", "xylophone")
    write(own, "heat-1995", "xylophone" * MAX_TEXT)
    own.delete(f"{REVIEWS}/heat-1995")
    assert "xylophone" not in caplog.text
