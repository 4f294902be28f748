"""Reviews on the pages: written, changed and deleted without a script, and shown as text."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from tests.reviewing import Counter
from tests.web.page import Page

from moodreel.domain.review import MAX_TEXT
from moodreel.server import create_app
from moodreel.wiring import Engine

HERE = "http://localhost"
FILM = "/films/paddington-2-2017"


@pytest.fixture(autouse=True)
def counted(own_engine: Engine) -> None:
    """A model that a reader of the tests can follow."""
    own_engine.reviews.__dict__["_model"] = Counter()


def write(client: TestClient, text: str, stars: str = "") -> int:
    answer = client.post(
        f"{FILM}/review", data={"text": text, "stars": stars}, follow_redirects=False
    )
    return answer.status_code


def page(client: TestClient, address: str = FILM) -> Page:
    return Page(client.get(address).text)


def others(engine: Engine) -> Iterator[TestClient]:
    for i in range(30):
        yield TestClient(create_app(engine, person=f"other {i}"), base_url=HERE)


def test_a_review_is_written_shown_changed_and_deleted(client: TestClient) -> None:
    assert "Write a review" in client.get(FILM).text
    assert write(client, "A great film.\r\nFine.", "4.5") == 303
    shown = client.get(FILM).text
    assert "A great film.\nFine." in shown
    assert "4.5 of 5 stars" in shown
    assert "read as very positive" in shown
    assert "Change your review" in shown
    assert write(client, "A dull film.") == 303
    shown = client.get(FILM).text
    assert "A dull film." in shown
    assert "A great film." not in shown
    assert "edited" in shown
    assert client.post(f"{FILM}/review/delete", follow_redirects=False).status_code == 303
    assert "A dull film." not in client.get(FILM).text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert('great')</script>",
        '"><img src=x onerror=alert(1)>',
        "</textarea><b>bold</b>",
        "{{ 7 * 7 }} &amp; &lt;",
    ],
)
def test_html_is_shown_as_text(client: TestClient, text: str) -> None:
    assert write(client, text) == 303
    for address in (FILM, f"{FILM}/reviews"):
        html = client.get(address).text
        assert text not in html
        assert text in Page(html).text
    assert "onerror=alert(1)>" not in client.get(FILM).text


@pytest.mark.parametrize("text", ["", "   ", "x" * (MAX_TEXT + 1)], ids=["none", "blank", "long"])
def test_a_refused_review_comes_back_as_it_was_typed(client: TestClient, text: str) -> None:
    answer = client.post(f"{FILM}/review", data={"text": text, "stars": "5"})
    assert answer.status_code == 422
    assert "1 to 100,000 characters" in answer.text
    assert (text in answer.text) == bool(text) or not text.strip()


def test_stars_that_are_none_are_refused(client: TestClient) -> None:
    assert write(client, "Fine.", "7") == 422
    assert write(client, "Fine.", "many") == 422
    assert "Fine." not in client.get(f"{FILM}/reviews").text


@pytest.mark.parametrize("letter", ["x", "\n<", "🎬"])
def test_the_longest_review_is_taken_in_any_script(client: TestClient, letter: str) -> None:
    text = (letter * MAX_TEXT)[:MAX_TEXT].strip()
    assert write(client, text) == 303
    assert "Read on" in client.get(FILM).text


def test_a_film_without_a_page_has_no_reviews(client: TestClient) -> None:
    for address in ("/films/none/review", "/films/none/review/delete"):
        assert client.post(address, data={"text": "Fine."}).status_code == 404
    assert client.get("/films/none/reviews").status_code == 404


def test_a_stranger_reads_and_cannot_write(client: TestClient, stranger: TestClient) -> None:
    write(client, "A great film.")
    shown = stranger.get(FILM).text
    assert "A great film." in shown
    assert "Somebody here" in shown
    assert "Write a review" not in shown
    assert stranger.post(f"{FILM}/review", data={"text": "Fine."}).status_code == 401


def test_numbers_quotes_and_months_are_told(client: TestClient, own_engine: Engine) -> None:
    for i, other in enumerate(others(own_engine)):
        write(other, f"Number {i} says it is a {'great' if i % 3 else 'dull'} film to see again.")
    shown = page(client)
    assert "30 reviews, 7.0 of 10 on average" in shown.text
    assert "An estimate" not in shown.text
    assert "All 30 reviews" in shown.text
    assert "For it" in shown.text
    assert "Against it" in shown.text
    assert "before a mood is known" in shown.text
    first = client.get(f"{FILM}/reviews").text
    assert first.count("<article") == 20
    assert client.get(f"{FILM}/reviews?after=20").text.count("<article") == 10
    assert client.get(f"{FILM}/reviews?after=-5").status_code == 200


def test_few_reviews_are_called_an_estimate(client: TestClient) -> None:
    write(client, "A great film.")
    assert "An estimate" in client.get(FILM).text


def test_without_a_model_a_review_is_shown_and_not_counted(
    client: TestClient, own_engine: Engine
) -> None:
    own_engine.reviews.__dict__["_model"] = None
    write(client, "A great film.")
    shown = client.get(FILM).text
    assert "A great film." in shown
    assert "1 not yet read by the model" in shown


def test_the_page_is_there_without_the_database(
    client: TestClient, own_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moodreel.errors import Unavailable

    def away() -> None:
        raise Unavailable("the database is away")

    monkeypatch.setattr(own_engine.people, "unit_of_work", away)
    assert client.get(FILM).status_code == 200
