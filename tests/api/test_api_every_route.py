"""What holds for every route: it is tried here, answers as documented and carries the headers."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from moodreel.api import account_examples, examples, review_examples
from moodreel.api.guards import WITH_CAMERA

SUMMARY = "/api/v1/films/{id}/reviews/summary"
MARK = "/api/v1/films/{id}/marks/{kind}"
SESSIONS, TOKENS = "/api/v1/account/sessions", "/api/v1/account/tokens"
PASSWORD, DELETION = "/api/v1/account/password", "/api/v1/account/deletion"
OPENED = "/api/v1/shown/{answer_id}/{id}/opened"

# Method and path as in the OpenAPI document, address, body, status.
TRIED: list[tuple[str, str, str, dict[str, Any] | None, int]] = [
    ("get", "/healthz", "/healthz", None, 200),
    ("get", "/readyz", "/readyz", None, 200),
    ("post", "/api/v1/mood", "/api/v1/mood", examples.MOOD_QUESTION, 200),
    (
        "post",
        "/api/v1/recommendations",
        "/api/v1/recommendations",
        examples.RECOMMENDATION_QUESTION,
        200,
    ),
    ("get", "/api/v1/moods", "/api/v1/moods", None, 200),
    ("get", "/api/v1/intents", "/api/v1/intents", None, 200),
    ("get", "/api/v1/films", "/api/v1/films?genre=Comedy", None, 200),
    ("get", "/api/v1/films/{id}", "/api/v1/films/paddington-2-2017", None, 200),
    ("get", "/api/v1/films/{id}/similar", "/api/v1/films/Paddington 2/similar", None, 200),
    ("put", MARK, "/api/v1/films/paddington-2-2017/marks/kept", None, 204),
    ("delete", MARK, "/api/v1/films/paddington-2-2017/marks/kept", None, 204),
    ("get", "/api/v1/marks", "/api/v1/marks", None, 200),
    ("put", "/api/v1/ratings/{id}", "/api/v1/ratings/heat-1995", examples.RATING_QUESTION, 204),
    ("get", "/api/v1/ratings", "/api/v1/ratings?limit=5", None, 200),
    ("get", "/api/v1/preferences", "/api/v1/preferences", None, 200),
    ("patch", "/api/v1/preferences", "/api/v1/preferences", {"hide_seen": True}, 200),
    ("get", "/api/v1/usual-intent", "/api/v1/usual-intent", None, 200),
    ("delete", "/api/v1/usual-intent", "/api/v1/usual-intent", None, 204),
    ("get", "/api/v1/history", "/api/v1/history?limit=5", None, 200),
    ("get", "/api/v1/journal", "/api/v1/journal", None, 200),
    ("delete", "/api/v1/journal", "/api/v1/journal", None, 204),
    ("get", "/api/v1/shown", "/api/v1/shown?limit=5", None, 200),
    ("put", OPENED, "/api/v1/shown/none/heat-1995/opened", None, 204),
    (
        "put",
        "/api/v1/reviews/{id}",
        "/api/v1/reviews/heat-1995",
        review_examples.REVIEW_QUESTION,
        200,
    ),
    ("get", "/api/v1/reviews", "/api/v1/reviews?limit=5", None, 200),
    ("get", "/api/v1/films/{id}/reviews", "/api/v1/films/Heat/reviews?limit=5", None, 200),
    ("get", SUMMARY, "/api/v1/films/Heat/reviews/summary", None, 200),
    ("delete", "/api/v1/reviews/{id}", "/api/v1/reviews/heat-1995", None, 204),
    # After the review, whose stars are a rating, too: who asks in other tests has rated nothing.
    ("delete", "/api/v1/ratings/{id}", "/api/v1/ratings/heat-1995", None, 204),
    ("post", "/api/v1/imports", "/api/v1/imports?preview=true", None, 422),
    ("get", "/api/v1/export", "/api/v1/export", None, 200),
    ("get", "/api/v1/labels", "/api/v1/labels", None, 200),
    ("delete", "/api/v1/labels", "/api/v1/labels", None, 204),
    ("delete", "/api/v1/labels/{id}", "/api/v1/labels/nothing", None, 404),
    ("post", "/api/v1/account", "/api/v1/account", account_examples.NEW_ACCOUNT, 403),
    ("get", "/api/v1/account", "/api/v1/account", None, 200),
    ("put", PASSWORD, PASSWORD, account_examples.PASSWORD_CHANGE, 404),
    ("post", DELETION, DELETION, account_examples.PASSWORD_AGAIN, 404),
    ("get", "/api/v1/account/export", "/api/v1/account/export", None, 200),
    ("get", SESSIONS, SESSIONS, None, 200),
    ("delete", SESSIONS, SESSIONS, None, 200),
    ("delete", f"{SESSIONS}/{{id}}", f"{SESSIONS}/nothing", None, 404),
    ("post", TOKENS, TOKENS, account_examples.NEW_TOKEN, 401),
    ("get", TOKENS, TOKENS, None, 200),
    ("delete", f"{TOKENS}/{{id}}", f"{TOKENS}/nothing", None, 404),
    ("get", "/api/recommend_movies/{movieName}", "/api/recommend_movies/Heat", None, 200),
    ("get", "/api/health_check", "/api/health_check", None, 200),
]


def test_no_route_is_left_out_of_the_table(app: FastAPI) -> None:
    documented = {
        (method, path)
        for path, operations in app.openapi()["paths"].items()
        if path.startswith("/api/") or path in ("/healthz", "/readyz")
        for method in operations
    }
    assert documented == {(method, path) for method, path, *_ in TRIED}


@pytest.mark.parametrize(("method", "path", "address", "body", "status"), TRIED)
def test_every_route_answers_with_json_and_careful_headers(
    client: TestClient,
    method: str,
    path: str,
    address: str,
    body: dict[str, Any] | None,
    status: int,
) -> None:
    answer = client.request(method, address, json=body)
    assert answer.status_code == status, (path, answer.text)
    kind = "application/problem+json" if status >= 400 else "application/json"
    kind = "application/zip" if address.endswith("/account/export") else kind
    assert status == 204 or answer.headers["content-type"] == kind
    for name, value in WITH_CAMERA.items():
        assert answer.headers[name] == value
    if address.startswith("/api/"):
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/api/v1/nothing", 404),
        ("get", "/api", 404),
        ("delete", "/api/v1/mood", 405),
        ("get", "/api/v1/mood", 405),
        ("patch", "/api/v1/films", 405),
    ],
)
def test_what_is_no_route_is_a_problem_with_the_same_headers(
    client: TestClient, method: str, address: str, status: int
) -> None:
    answer = client.request(method, address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers.items() >= {k.lower(): v for k, v in WITH_CAMERA.items()}.items()
    assert answer.json()["status"] == status
    assert answer.json()["instance"] == address
    if status == 405:
        assert answer.headers["allow"] in answer.json()["detail"]


def test_pages_fail_as_pages(client: TestClient) -> None:
    answer = client.get("/there-is-no-such-page")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"] == WITH_CAMERA["Content-Security-Policy"]
