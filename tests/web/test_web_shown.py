"""What pages show is kept, what is opened from them noted, and no address tells of it."""

import re

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page
from tests.web.test_web_answers import ask

from moodreel.domain.quadrant import Quadrant
from moodreel.domain.shown import Shown
from moodreel.errors import Unavailable
from moodreel.usecases.keep_shown import KeepShown
from moodreel.wiring import Engine


def shown(engine: Engine) -> tuple[Shown, ...]:
    return engine.people.doings.shown.page("local", 500).shown


def links(html: str) -> list[str]:
    return re.findall(r'href="(/films/[^"?]+\?from=[^"]+)"', html)


def test_every_film_on_show_is_kept_once_with_rank_and_chance(
    client: TestClient, own_engine: Engine
) -> None:
    address = ask(client, choose="sad")
    assert shown(own_engine) == ()
    page = Page(client.get(address).text)
    client.get(address)
    kept = shown(own_engine)
    rows = ("match", "lift", "calm", "stir", "surprise")
    on_show = [film for row in rows for film in page.films(row)]
    assert sorted(one.film_id for one in kept) == sorted(on_show)
    assert {one.rank for one in kept} == set(range(1, 7))
    assert all(one.propensity is not None and 0 < one.propensity <= 1 for one in kept)
    assert {(one.intent, one.signals) for one in kept} == {(None, None)}
    assert own_engine.people.doings.story.journal("local", 9).total == 0


def test_what_steps_in_and_other_recommendations_are_kept_when_they_are_seen(
    client: TestClient, own_engine: Engine
) -> None:
    address = ask(client, choose="sad")
    first = Page(client.get(address).text).films("lift")[0]
    client.post(f"/films/{first}/mark", data={"kind": "watched", "back": address})
    assert len(shown(own_engine)) == 31
    client.post(f"{address}/more", data={"intent": "calm"})
    assert len(shown(own_engine)) == 37


def test_a_film_opened_from_an_answer_is_noted_and_its_address_says_nothing(
    client: TestClient, own_engine: Engine
) -> None:
    address = ask(client, choose="sad")
    link = links(client.get(address).text)[0]
    answer_id = link.partition("from=")[2]
    assert answer_id not in address
    assert client.get(f"/answers/{answer_id}").status_code == 404
    opened = client.get(link)
    assert opened.status_code == 200
    assert "from=" not in str(opened.url)
    (one,) = [one for one in shown(own_engine) if one.opened_at]
    assert opened.url.path == f"/films/{one.film_id}"


@pytest.mark.parametrize("made_up", ["nothing", "'; DROP TABLE shown; --", "\0", "é", "%00"])
def test_ids_that_nobody_gave_open_the_film_and_nothing_else(
    client: TestClient, own_engine: Engine, made_up: str
) -> None:
    client.get(ask(client, choose="sad"))
    found = client.get("/films/heat-1995", params={"from": made_up})
    assert found.status_code == 200
    assert found.url.path == "/films/heat-1995"
    assert not [one for one in shown(own_engine) if one.opened_at]
    assert client.get("/films/heat-1995", params={"from": "x" * 33}).status_code == 422


def test_with_a_journal_mood_intent_and_numbers_are_kept_and_go_with_it(
    client: TestClient, own_engine: Engine
) -> None:
    client.post("/you/preferences", data={"journal": "yes", "hide_seen": "yes"})
    html = client.get(ask(client, choose="sad")).text
    client.get(links(html)[0])
    (entry,) = own_engine.people.doings.story.journal("local", 9).entries
    assert entry.moment.quadrant is Quadrant.LOW
    assert [one.opened_at is not None for one in entry.used] == [True]
    assert all(one.intent and one.signals for one in shown(own_engine))
    assert "sadness" in client.get("/kept/journal").text
    client.post("/you/preferences", data={"hide_seen": "yes"})
    assert own_engine.people.doings.story.journal("local", 9).total == 0
    assert {(one.intent, one.signals) for one in shown(own_engine)} == {(None, None)}
    assert "sadness" not in client.get("/kept/journal").text


def test_a_mood_that_is_corrected_is_not_in_the_journal(
    client: TestClient, own_engine: Engine
) -> None:
    client.post("/you/preferences", data={"journal": "yes"})
    address = ask(client, choose="sad")
    client.get(address)
    client.post(f"{address}/correct", data={"choose": "happy"})
    (entry,) = own_engine.people.doings.story.journal("local", 9).entries
    assert entry.moment.mood is not None
    assert entry.moment.mood.leading == "joy"


def test_beside_a_note_of_care_no_mood_is_kept(client: TestClient, own_engine: Engine) -> None:
    client.post("/you/preferences", data={"journal": "yes", "learning": "yes"})
    html = client.get(ask(client, text="I want to end my life")).text
    assert 'class="care"' in html
    assert own_engine.people.doings.story.journal("local", 9).total == 0
    assert {(one.intent, one.signals) for one in shown(own_engine)} == {(None, None)}


def test_a_database_that_fails_costs_no_answer(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable("no database")

    monkeypatch.setattr(KeepShown, "_keep", fail)
    monkeypatch.setattr(KeepShown, "opened", fail)
    html = client.get(ask(client, choose="sad")).text
    assert client.get(links(html)[0]).status_code == 200


def test_nothing_is_kept_of_nobody(stranger: TestClient, own_engine: Engine) -> None:
    assert links(stranger.get(ask(stranger, choose="sad")).text) == []
    assert own_engine.people.doings.shown.page("local", 9).total == 0
