"""The OpenAPI document: complete, and its examples are true to its schemas."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.api.schema_check import Node, check

from moodreel.api import examples
from moodreel.api.problems import MEDIA_TYPE, documented


def operations(document: Node) -> Iterator[tuple[str, Node]]:
    for path, methods in document["paths"].items():
        if path.startswith("/api/"):
            for method, operation in methods.items():
                yield f"{method} {path}", operation


def contents(operation: Node) -> Iterator[Node]:
    """What the request and each response may hold."""
    yield from operation.get("requestBody", {}).get("content", {}).values()
    for response in operation["responses"].values():
        yield from response.get("content", {}).values()


def shown(content: Node, document: Node) -> list[Any]:
    if "example" in content:
        return [content["example"]]
    name = content["schema"]["$ref"].split("/")[-1]
    return list(document["components"]["schemas"][name].get("examples", []))


@pytest.fixture(scope="module")
def document(client: TestClient) -> Node:
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    found: Node = answer.json()
    return found


def test_it_is_openapi_3_1_with_unique_operations(document: Node) -> None:
    assert document["openapi"].startswith("3.1")
    names = [operation["operationId"] for _, operation in operations(document)]
    assert len(names) == len(set(names)) > 0


def test_every_operation_is_described(document: Node) -> None:
    for name, operation in operations(document):
        assert operation["summary"], name
        assert operation["description"], name
        for parameter in operation.get("parameters", []):
            assert parameter["name"], name


def test_every_request_and_answer_has_an_example_that_fits_its_schema(document: Node) -> None:
    for name, operation in operations(document):
        for content in contents(operation):
            found = shown(content, document)
            assert found, name
            for example in found:
                check(example, content["schema"], document, name)


def test_every_example_of_a_model_fits_it(document: Node) -> None:
    for name, schema in document["components"]["schemas"].items():
        for example in schema.get("examples", []):
            check(example, schema, document, name)


def test_errors_are_documented_as_problems(document: Node) -> None:
    for name, operation in operations(document):
        errors = {k: v for k, v in operation["responses"].items() if k.startswith(("4", "5"))}
        assert errors, name
        for status, response in errors.items():
            assert list(response["content"]) == ["application/problem+json"], (name, status)
            assert response["content"]["application/problem+json"]["example"]["status"] == int(
                status
            )


def test_real_answers_fit_the_schemas(client: TestClient, document: Node) -> None:
    for address, question, model in [
        ("/api/v1/mood", examples.MOOD_QUESTION, "Mood"),
        ("/api/v1/recommendations", examples.RECOMMENDATION_QUESTION, "Answer"),
    ]:
        answer = client.post(address, json=question).json()
        check(answer, document["components"]["schemas"][model], document, model)
    for address, model in [
        ("/api/v1/films?limit=100", "FilmPage"),
        ("/api/v1/films/Se7en/similar", "Similar"),
        ("/api/v1/moods", "Chips"),
        ("/api/v1/intents", "Intents"),
        ("/api/v1/marks", "Marks"),
        ("/api/v1/labels", "Labels"),
        ("/api/v1/ratings", "Ratings"),
        ("/api/v1/reviews", "OwnReviews"),
        ("/api/v1/films/Heat/reviews", "FilmReviews"),
        ("/api/v1/films/Heat/reviews/summary", "ReviewSummary"),
    ]:
        answer = client.get(address).json()
        check(answer, document["components"]["schemas"][model], document, model)


def test_real_problems_fit_the_documented_one(app: FastAPI, client: TestClient) -> None:
    schema = documented(409)[409]["content"][MEDIA_TYPE]["schema"]
    answer = client.get("/api/v1/films/Little Women")
    check(answer.json(), schema, app.openapi(), "Problem")
    noted = {"text": "I want to die", "intent": "lfit"}
    answer = client.post("/api/v1/recommendations", json=noted)
    assert answer.json()["care"]
    check(answer.json(), schema, app.openapi(), "Problem")


def test_no_address_asks_for_words(app: FastAPI) -> None:
    document = app.openapi()
    for name, operation in operations(document):
        for parameter in operation.get("parameters", []):
            assert parameter["in"] in ("path", "query"), name
            assert parameter["name"] not in ("text", "mood"), name
