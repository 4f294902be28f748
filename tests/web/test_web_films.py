"""Film pages, search and errors."""

import xml.etree.ElementTree as ET

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page

HOSTILE = '"><script>alert(1)</script>'


def test_a_film_page_tells_what_a_person_wants_to_know(client: TestClient) -> None:
    page = Page(client.get("/films/amelie-2001").text)
    for part in ("Amélie", "Le Fabuleux Destin d'Amélie Poulain", "2 h 02", "French", "Romance"):
        assert part in page.text
    assert "Films like this" in page.text
    assert any("evokes" in (img["alt"] or "").lower() for img in page.of("img"))


def test_warnings_stay_hidden_until_wanted(client: TestClient) -> None:
    html = client.get("/films/10-cloverfield-lane-2016").text
    details = html[html.index("<details") : html.index("</details>")]
    assert "abuse" in details
    assert '<details class="warnings">' in details
    assert html.count("abuse") == 1


def test_a_series_names_its_years_and_episodes(client: TestClient) -> None:
    page = Page(client.get("/films/fleabag-2016").text)
    assert "2016–2019" in page.text
    assert "an episode" in page.text
    assert "Created by" in page.text


def test_an_unknown_film_suggests_others_as_links(client: TestClient) -> None:
    answer = client.get("/films/padington-2")
    assert answer.status_code == 404
    links = [tag["href"] for tag in Page(answer.text).of("a")]
    assert "/films?q=Paddington%202%20%282017%29" in links


def test_search_finds_by_part_of_a_title(client: TestClient) -> None:
    page = Page(client.get("/films", params={"q": "paddington"}).text)
    assert "Paddington 2" in page.text
    assert "/films/paddington-2-2017" in [tag["href"] for tag in page.of("a")]


def test_search_says_when_there_is_nothing(client: TestClient) -> None:
    assert "Nothing here is called that." in client.get("/films?q=qqqqzzzz").text
    assert client.get("/films").status_code == 200
    assert client.get("/films?q=%20").status_code == 200


def test_a_search_that_is_far_too_long_is_refused(client: TestClient) -> None:
    assert client.get("/films", params={"q": "x" * 1000}).status_code == 422


@pytest.mark.parametrize("path", ["/films", "/films/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"])
def test_hostile_text_is_escaped(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"q": HOSTILE})
    assert "<script>alert" not in answer.text


def test_hostile_words_are_escaped_when_the_form_comes_back(client: TestClient) -> None:
    fields = {"text": "</textarea>" + HOSTILE, "choose": HOSTILE, "year_from": HOSTILE}
    answer = client.post("/answers", data=fields)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert answer.text.count("</textarea>") == 1


def test_an_unknown_address_is_a_page(client: TestClient) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text
    assert "/api/" not in answer.text


def test_pictures_are_cached_for_good_under_their_own_address_only(client: TestClient) -> None:
    page = Page(client.get("/films/amelie-2001").text)
    pictures = [str(img["src"]) for img in page.of("img") if "/static/" not in str(img["src"])]
    assert len(pictures) == 8
    for address in pictures:
        answer = client.get(address)
        assert answer.headers["content-type"] == "image/svg+xml"
        assert "immutable" in answer.headers["cache-control"]
        assert "immutable" not in client.get(address.split("?")[0]).headers["cache-control"]
        ET.fromstring(answer.text)  # noqa: S314 - our own file


def test_assets_are_cached_for_good_under_their_own_address_only(client: TestClient) -> None:
    page = Page(client.get("/").text)
    for address in [str(tag["href"]) for tag in page.of("link")]:
        assert "immutable" in client.get(address).headers["cache-control"]
        for other in (address.split("?")[0], address.split("?")[0] + "?v=0123456789"):
            assert "immutable" not in client.get(other).headers["cache-control"]
    assert client.get("/static/nothing.css").status_code == 404


def test_an_id_that_speaks_of_an_address_is_a_film_that_is_not_there(client: TestClient) -> None:
    page = Page(client.get("/films/qqqq-address-zzzz").text)
    assert "There is no film with the id 'qqqq-address-zzzz'" in page.text
    assert "There is nothing here" not in page.text


def test_a_title_with_a_hint_in_it_is_told_whole(client: TestClient) -> None:
    page = Page(client.get("/films/x. Nearest: y").text)
    assert "'x. Nearest: y'" in page.text


def test_an_unknown_mark_is_suggested_in_words_and_not_as_a_search(client: TestClient) -> None:
    answer = client.post("/films/amelie-2001/mark", data={"kind": "wached"})
    assert "watched" in Page(answer.text).text
    assert "/films?q=watched" not in answer.text


def test_the_affect_picture_has_both_themes(client: TestClient) -> None:
    light = client.get("/films/amelie-2001/affect.svg").text
    dark = client.get("/films/amelie-2001/affect.svg?theme=dark").text
    assert light != dark
    assert "style" not in light


def test_pictures_of_unknown_films_are_not_found(client: TestClient) -> None:
    assert client.get("/posters/nothing.svg").status_code == 404
    assert client.get("/films/nothing/affect.svg").status_code == 404
