"""Histories over HTTP: a file in, a report back; and everything out again."""

import pytest
from fastapi.testclient import TestClient
from tests.exchange import files

IMPORTS, EXPORT = "/api/v1/imports", "/api/v1/export"


def send(client: TestClient, content: str | bytes, name: str = "ratings.csv", query: str = ""):  # type: ignore[no-untyped-def]
    return client.post(f"{IMPORTS}{query}", files={"file": (name, content)})


def test_a_file_is_imported_and_exported(own: TestClient) -> None:
    answer = send(own, files.LETTERBOXD_RATINGS)
    assert answer.status_code == 200
    assert (answer.json()["ratings"], answer.json()["missing"]) == (2, 1)
    exported = own.get(EXPORT)
    assert exported.headers["content-disposition"].startswith("attachment")
    assert {film["id"]: film["stars"] for film in exported.json()["films"]} == {
        "heat-1995": 4.5, "amelie-2001": 5.0,
    }  # fmt: skip
    table = own.get(EXPORT, params={"format": "csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.text.splitlines()[0].startswith("id,title,year,imdb_id,stars")


def test_a_preview_changes_nothing(own: TestClient) -> None:
    answer = send(own, files.LETTERBOXD_RATINGS, query="?preview=true")
    assert (answer.json()["written"], answer.json()["ratings"]) == (False, 2)
    assert own.get(EXPORT).json()["films"] == []


@pytest.mark.parametrize(
    ("content", "query", "told"),
    [
        ("", "", "no file in the field"),
        ("name,feeling\nann,fine\n", "", "expected an export of"),
        (files.LETTERBOXD_RATINGS, "?source=imdb", "expected an export of imdb"),
        (files.LETTERBOXD_RATINGS, "?source=netflix", "letterboxd"),
        (files.LETTERBOXD_RATINGS, "?previw=true", "previw"),
    ],
)
def test_what_cannot_be_used_is_told(own: TestClient, content: str, query: str, told: str) -> None:
    answer = send(own, content, query=query)
    assert answer.status_code == 422
    assert told in answer.text


def test_a_larger_file_is_refused_before_it_is_read(own: TestClient) -> None:
    assert send(own, b"x" * (11 * 1024 * 1024)).status_code == 413


def test_a_hostile_name_is_a_name(own: TestClient) -> None:
    answer = send(own, files.LETTERBOXD_RATINGS, name="../../<script>.csv")
    assert answer.json()["missing_rows"][0]["file"] == "<script>.csv"


def test_nobody_has_nothing_to_bring_or_take(nobody: TestClient) -> None:
    assert send(nobody, files.LETTERBOXD_RATINGS).status_code == 401
    assert nobody.get(EXPORT).status_code == 401
