"""Films listed part by part, shown by id or title, and compared."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from moodreel.wiring import Engine

FILMS = "/api/v1/films"


def pages(client: TestClient, address: str) -> list[dict[str, Any]]:
    """Every page from this address on, by way of `next`."""
    found = []
    following: str | None = address
    while following is not None:
        answer = client.get(following)
        assert answer.status_code == 200, answer.text
        found.append(answer.json())
        following = found[-1]["next"]
    return found


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [film["id"] for page in found for film in page["items"]]


def test_paging_meets_every_film_exactly_once(client: TestClient, engine: Engine) -> None:
    found = pages(client, f"{FILMS}?limit=97")
    assert sorted(ids(found)) == sorted(engine.catalogue.rows)
    assert {page["total"] for page in found} == {len(engine.catalogue)}
    assert [page["offset"] for page in found] == list(range(0, len(engine.catalogue), 97))


@pytest.mark.parametrize(
    "query",
    [
        "kind=series",
        "genre=Comedy&genre=Drama&language=fr",
        "genre=comedy&year_from=1990&year_to=1994&language=English",
        "q=the+little&kind=film",
    ],
)
def test_filtered_pages_are_the_filtered_list(client: TestClient, query: str) -> None:
    whole = pages(client, f"{FILMS}?{query}&limit=100")
    parts = pages(client, f"{FILMS}?{query}&limit=13&offset=0")
    assert ids(whole) == ids(parts)
    assert len(ids(whole)) == len(set(ids(whole))) == whole[0]["total"] > 0


def test_filters_hold_for_every_film(client: TestClient) -> None:
    query = "kind=film&genre=Comedy&language=fr&year_from=1990&year_to=2010"
    for page in pages(client, f"{FILMS}?{query}&limit=100"):
        for film in page["items"]:
            assert film["kind"] == "film"
            assert "Comedy" in film["genres"]
            assert film["language"] == "fr"
            assert 1990 <= film["year"] <= 2010


def test_films_stand_by_title_without_regard_to_case_and_accents(client: TestClient) -> None:
    titles = [
        film["title"] for page in pages(client, FILMS + "?limit=100") for film in page["items"]
    ]
    plain = [title.casefold() for title in titles if title.isascii()]
    assert plain == sorted(plain)
    amelie = next(i for i, title in enumerate(titles) if title == "Amélie")
    assert titles[amelie - 1].casefold()[:2] <= "am" <= titles[amelie + 1].casefold()[:2]


def test_a_search_gives_the_best_title_first(client: TestClient) -> None:
    page = client.get(FILMS, params={"q": "padington 2", "limit": 5}).json()
    assert page["items"][0]["id"] == "paddington-2-2017"
    assert [film["id"] for film in page["items"]] == ["paddington-2-2017"]


def test_a_search_for_nothing_that_exists_is_an_empty_page(client: TestClient) -> None:
    page = client.get(FILMS, params={"q": "qqqqxxxxzzzz"}).json()
    assert page["items"] == page["understood"] == []
    assert (page["total"], page["next"]) == (0, None)


def test_a_search_in_plain_words_tells_what_it_understood(client: TestClient) -> None:
    page = client.get(FILMS, params={"q": "funny french film", "limit": 100}).json()
    keys = [part["key"] for part in page["understood"]]
    assert keys == ["tone:funny", "language:fr", "kind:film"]
    assert {film["language"] for film in page["items"]} == {"fr"}
    assert {film["kind"] for film in page["items"]} == {"film"}


def test_past_the_end_there_is_nothing(client: TestClient) -> None:
    page = client.get(FILMS, params={"offset": 999_999}).json()
    assert page["items"] == []
    assert page["next"] is None


@pytest.mark.parametrize(
    "name",
    ["paddington-2-2017", "Paddington 2", "paddington 2 (2017)", "PADDINGTON 2", "Padington 2"],
)
def test_a_film_is_found_by_id_or_title(client: TestClient, engine: Engine, name: str) -> None:
    answer = client.get(f"{FILMS}/{name}")
    assert answer.status_code == 200
    assert answer.json() == engine.film("paddington-2-2017").to_json()


@pytest.mark.parametrize("name", ["Face%2FOff", "Face/Off", "Am%C3%A9lie", "Se7en", "12 Angry Men"])
def test_titles_with_signs_travel_in_addresses(client: TestClient, name: str) -> None:
    assert client.get(f"{FILMS}/{name}").status_code == 200


def test_similar_films_are_the_engine_s(client: TestClient, engine: Engine) -> None:
    answer = client.get(f"{FILMS}/paddington-2-2017/similar", params={"n": 7}).json()
    assert answer["film"] == engine.film("paddington-2-2017").to_json()
    assert answer["items"] == [i.to_json() for i in engine.similar("paddington-2-2017", 7)]
    assert len(client.get(f"{FILMS}/paddington-2-2017/similar").json()["items"]) == 5
    assert client.get(f"{FILMS}/Face%2FOff/similar").json()["film"]["title"] == "Face/Off"


@pytest.mark.parametrize(
    "name",
    ["..%2f..%2f..%2fetc%2fpasswd", "%2e%2e", "C:%5Cwindows", "%00", "%ff%fe", "'; DROP TABLE"],
)
def test_tricks_with_paths_are_titles_that_nobody_has(client: TestClient, name: str) -> None:
    answer = client.get(f"{FILMS}/{name}")
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"] == "application/problem+json"
    assert "root:" not in answer.text
