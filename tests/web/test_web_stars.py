"""Stars given on a film's page, changed and taken back, without a script."""

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page

HEAT = "/films/heat-1995"


def checked(client: TestClient) -> list[str | None]:
    radios = [tag for tag in Page(client.get(HEAT).text).of("input") if tag.get("type") == "radio"]
    assert [radio["value"] for radio in radios] == [f"{n / 2:g}" for n in range(1, 11)]
    return [radio["value"] for radio in radios if "checked" in radio]


def send(client: TestClient, what: str, **fields: str) -> int:
    return client.post(f"{HEAT}/{what}", data=fields, follow_redirects=False).status_code


def test_stars_are_given_changed_and_taken_back(client: TestClient) -> None:
    assert checked(client) == []
    assert send(client, "rate", stars="3.5") == 303
    assert checked(client) == ["3.5"]
    assert "You gave 3.5." in client.get(HEAT).text
    assert send(client, "rate", stars="5") == 303
    assert checked(client) == ["5"]
    assert send(client, "unrate") == 303
    assert checked(client) == []
    assert send(client, "unrate") == 303


@pytest.mark.parametrize("stars", ["", "0", "5.5", "nan", "1e0", "-1", "4.25", "٣", "9" * 9999])
def test_what_are_no_stars_is_refused(client: TestClient, stars: str) -> None:
    assert send(client, "rate", stars=stars) == 422
    assert checked(client) == []


def test_films_that_are_none_cannot_be_rated(client: TestClient) -> None:
    assert client.post("/films/no-such-film/rate", data={"stars": "4"}).status_code == 404
    assert client.post("/films/no-such-film/unrate").status_code == 404


def test_a_rated_film_is_not_recommended_unless_films_seen_are_asked_for(
    client: TestClient,
) -> None:
    first = Page(client.post("/answers", data={"choose": "sad"}).text).films("lift")[0]
    client.post(f"/films/{first}/rate", data={"stars": "5"})
    assert first not in client.post("/answers", data={"choose": "sad"}).text
    seen_too = client.post("/answers", data={"choose": "sad", "seen": "yes"}).text
    assert "seen ones, too" in seen_too
    assert f"/films/{first}" in seen_too


def test_nobody_can_rate(stranger: TestClient) -> None:
    assert 'name="stars"' not in stranger.get(HEAT).text
    assert stranger.post(f"{HEAT}/rate", data={"stars": "4"}).status_code == 401
