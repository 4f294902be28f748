"""Marks: set from any page, taken back from any page."""

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page
from tests.web.test_web_answers import ask
from tests.worlds import NOON

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.errors import Unavailable
from moodreel.web.shelves import KINDS
from moodreel.wiring import Engine


def mark(client: TestClient, film: str, kind: str, back: str, action: str = "mark") -> str:
    answer = client.post(
        f"/films/{film}/{action}", data={"kind": kind, "back": back}, follow_redirects=False
    )
    assert answer.status_code == 303
    return answer.headers["location"]


@pytest.mark.parametrize("kind", ["watched", "dismissed"])
def test_a_film_marked_away_leaves_the_row_and_can_be_brought_back(
    client: TestClient, kind: str
) -> None:
    address = ask(client, choose="sad")
    before = Page(client.get(address).text).films("lift")
    back = mark(client, before[0], kind, f"{address}#lift")
    assert back == f"{address}#lift"
    page = Page(client.get(address).text)
    assert before[0] not in page.films("lift")
    assert len(page.films("lift")) == 6
    assert "Marked" in page.text
    mark(client, before[0], kind, address, "unmark")
    assert Page(client.get(address).text).films("lift") == before


def test_a_kept_film_stays_and_waits_on_the_shelf(client: TestClient) -> None:
    address = ask(client, choose="sad")
    film = Page(client.get(address).text).films("match")[0]
    mark(client, film, "watchlist", address)
    assert film in Page(client.get(address).text).films("match")
    assert f"/films/{film}/unmark" in client.get("/kept").text
    mark(client, film, "kept", "/kept", "unmark")
    assert f"/films/{film}" not in client.get("/kept").text


def test_the_shelf_shows_the_newest_first(client: TestClient) -> None:
    for film in ("amelie-2001", "paddington-2-2017"):
        mark(client, film, "watched", "/kept")
    page = client.get("/kept/seen").text
    assert page.index("paddington-2-2017") < page.index("amelie-2001")


def test_a_mark_outlives_its_film_and_can_be_taken_back(
    client: TestClient, own_engine: Engine
) -> None:
    with own_engine.people.database.unit_of_work() as work:
        for kind in FeedbackKind:
            work.feedback.add(Feedback(person="local", film_id="gone-1999", kind=kind, at=NOON))
        work.commit()
    for name, kind in KINDS.items():
        page = Page(client.get(f"/kept/{name}").text)
        assert "gone-1999" in page.text
        assert "No longer in the catalogue" in page.text
        assert mark(client, "gone-1999", kind, "/kept", "unmark") == "/kept"
        assert "gone-1999" not in client.get(f"/kept/{name}").text
    assert set(KINDS.values()) == set(FeedbackKind)


def test_without_a_database_there_are_films_and_a_note(
    client: TestClient, own_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(person: str, *_: object) -> None:
        raise Unavailable(f"no database for {person}")

    monkeypatch.setattr(own_engine.people.marks, "marks", gone)
    monkeypatch.setattr(own_engine.people.marks, "shelf", gone)
    page = Page(client.get(ask(client, choose="sad")).text)
    assert page.films("lift")
    assert "Your marks and ratings could not be read" in page.text
    assert client.get("/films/amelie-2001").status_code == 200
    shelf = client.get("/kept")
    assert shelf.status_code == 503
    assert "no database for" not in shelf.text


def test_a_seen_film_is_not_in_later_answers(client: TestClient) -> None:
    film = Page(client.get(ask(client, choose="sad")).text).films("match")[0]
    mark(client, film, "watched", "/kept")
    assert film not in client.get(ask(client, choose="sad")).text


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "", "/kept\r\nX: y"]
)
def test_a_mark_leads_back_to_pages_of_ours_only(client: TestClient, back: str) -> None:
    assert mark(client, "amelie-2001", "kept", back) == "/films/amelie-2001"


def test_unknown_films_and_kinds_are_refused(client: TestClient) -> None:
    assert client.post("/films/nothing-here/mark", data={"kind": "kept"}).status_code == 404
    assert client.post("/films/amelie-2001/mark", data={"kind": "loved"}).status_code == 422


def test_without_a_person_no_page_offers_marks(stranger: TestClient) -> None:
    for address in ("/", ask(stranger, choose="sad"), "/films/amelie-2001", "/films?q=star"):
        html = stranger.get(address).text
        assert "/mark" not in html
        assert "/kept" not in html
    assert stranger.get("/kept").status_code == 401
    assert stranger.post("/films/amelie-2001/mark", data={"kind": "kept"}).status_code == 401
