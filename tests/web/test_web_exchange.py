"""The page that brings films: looked through first, written after a yes."""

import re

from fastapi.testclient import TestClient
from tests.exchange import files


def look(client: TestClient, content: str | bytes) -> str:
    answer = client.post("/import", files={"file": ("ratings.csv", content)})
    assert answer.status_code in (200, 422)
    return answer.text


def test_a_file_is_looked_through_and_written_after_a_yes(client: TestClient) -> None:
    page = look(client, files.LETTERBOXD_RATINGS)
    assert "2 films found here" in page
    assert "A Film of My Own (2021)" in page
    assert client.get("/export/json").json()["films"] == []
    (key,) = re.findall(r'action="(/import/[\w%-]+)"', page)
    assert "2 ratings written" in client.post(key).text
    assert len(client.get("/export/json").json()["films"]) == 2
    assert "waited too long" in client.post(key).text


def test_a_file_with_nothing_new_offers_nothing_to_write(client: TestClient) -> None:
    (key,) = re.findall(r'"(/import/[\w%-]+)"', look(client, files.LETTERBOXD_RATINGS))
    client.post(key)
    page = look(client, files.LETTERBOXD_RATINGS)
    assert "Nothing in it is new" in page
    assert "Write it" not in page


def test_what_a_file_says_is_shown_as_text(client: TestClient) -> None:
    hostile = files.LETTERBOXD_RATINGS.replace("A Film of My Own", "<img src=x onerror=alert(1)>")
    page = look(client, hostile)
    assert "&lt;img src=x" in page
    assert "<img src=x" not in page


def test_no_file_and_no_export_are_told_on_the_page(client: TestClient) -> None:
    assert "Choose the file first" in look(client, b"")
    assert "Expected an export of" in look(client, "name,feeling\nann,fine\n")


def test_nobody_has_nothing_to_bring(stranger: TestClient) -> None:
    assert stranger.get("/import").status_code == 401
    assert stranger.get("/export/json").status_code == 401
