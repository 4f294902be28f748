"""What a person allows, the shelves of their films, and what they did: read and taken back."""

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page
from tests.web.test_web_answers import ask
from tests.web.test_web_shown import links
from tests.worlds import NOON

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.domain.rating import Rating
from moodreel.wiring import Engine

SHELVES = ("watchlist", "favourites", "rated", "seen", "fitting", "aside", "history", "journal")


def ticked(client: TestClient) -> set[str | None]:
    boxes = Page(client.get("/you").text).of("input")
    return {box["name"] for box in boxes if box.get("type") == "checkbox" and "checked" in box}


def test_nothing_but_leaving_out_what_was_seen_is_ticked_beforehand(client: TestClient) -> None:
    assert ticked(client) == {"hide_seen"}
    client.post("/you/preferences", data={"learning": "yes", "journal": "yes"})
    assert ticked(client) == {"learning", "journal"}


def test_who_shows_what_they_have_seen_meets_it_again_and_never_what_they_dismissed(
    client: TestClient,
) -> None:
    seen, aside = Page(client.get(ask(client, choose="sad")).text).films("match")[:2]
    client.post(f"/films/{seen}/mark", data={"kind": "favourite"})
    client.post(f"/films/{aside}/mark", data={"kind": "dismissed"})
    hidden = client.get(ask(client, choose="sad")).text
    assert f'href="/films/{seen}?' not in hidden
    client.post("/you/preferences", data={})
    shown = client.get(ask(client, choose="sad")).text
    assert f'href="/films/{seen}?' in shown
    assert f'href="/films/{aside}?' not in shown


def test_rows_stand_in_the_order_that_was_learned_and_it_can_be_forgotten(
    client: TestClient,
) -> None:
    client.post("/you/preferences", data={"learning": "yes"})
    for _ in range(3):
        page = client.get(ask(client, choose="sad")).text
        surprising = page.index('id="surprise"')
        for link in [link for link in links(page) if page.index(link) > surprising]:
            client.get(link)
    html = client.get(ask(client, choose="sad")).text
    assert html.index('id="surprise"') < html.index('id="match"')
    assert "that you usually want" in html
    assert "Surprise me</td></tr>" in client.get("/you").text
    happy = client.get(ask(client, choose="happy")).text
    assert happy.index('id="match"') < happy.index('id="surprise"')
    client.post("/you/learned/forget")
    html = client.get(ask(client, choose="sad")).text
    assert html.index('id="match"') < html.index('id="surprise"')


@pytest.mark.parametrize("shelf", SHELVES)
def test_every_shelf_is_there_and_empty_at_first(client: TestClient, shelf: str) -> None:
    page = client.get(f"/kept/{shelf}")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "aria-current=page>" in page.text


def test_a_library_of_thousands_comes_part_by_part(client: TestClient, own_engine: Engine) -> None:
    ids = [film.id for film in own_engine.catalogue.films[:1500]]
    with own_engine.people.unit_of_work() as work:
        for i, film_id in enumerate(ids):
            stars = 0.5 + (i % 10) / 2
            work.ratings.put(Rating(person="local", film_id=film_id, stars=stars, at=NOON))
            mark = Feedback(person="local", film_id=film_id, kind=FeedbackKind.WATCHED, at=NOON)
            work.feedback.add(mark)
        work.commit()
    page = client.get("/kept/rated?sort=best&page=2").text
    assert "1500 films" in page
    assert page.count("/unrate") == 48
    assert "2 of 32" in page
    assert "/kept/rated?sort=best&amp;page=3" in page
    assert client.get("/kept/seen?page=32").text.count("/unmark") == 12
    assert "To the first part" in client.get("/kept/seen?page=99").text
    assert client.get("/kept/history?page=40").status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/kept/nonsense", 404),
        ("/kept/rated?sort=loudest", 422),
        ("/kept/rated?page=0", 422),
        ("/kept/seen?page=99999999999999999999", 422),
    ],
)
def test_shelves_and_parts_that_are_none_are_refused(
    client: TestClient, address: str, status: int
) -> None:
    assert client.get(address).status_code == status


def test_history_tells_what_was_done_and_with_a_journal_how_it_felt(client: TestClient) -> None:
    client.post("/films/heat-1995/rate", data={"stars": "4.5"})
    assert "4.5 stars" in client.get("/kept/history").text
    client.post("/you/preferences", data={"journal": "yes"})
    film = Page(client.get(ask(client, choose="sad")).text).films("calm")[0]
    client.post(f"/films/{film}/mark", data={"kind": "fits"})
    told = client.get("/kept/history").text
    assert "Fitted my mood" in told
    assert "sadness · Calm me" in told


def test_these_pages_are_for_who_is_known(stranger: TestClient) -> None:
    for address in ("/you", "/kept", "/kept/history", "/kept/journal", "/kept/words"):
        assert stranger.get(address).status_code == 401
    for address in ("/you/preferences", "/you/journal/forget", "/you/learned/forget"):
        assert stranger.post(address).status_code == 401
