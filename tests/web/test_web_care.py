"""The note on the pages: above everything, kept after corrections, never with the words."""

import gc
import logging
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page
from tests.web.test_web_answers import ask

from moodreel.domain.care import FOR_YOU, LINKS, WITHHELD
from moodreel.domain.intent import Intent
from moodreel.errors import CorruptFile
from moodreel.web.answers import KeptAnswer
from moodreel.wiring import Engine

CRISIS = "my zeppelin flew off and I want to die"


def every_film(page: Page) -> list[str]:
    return [film for intent in Intent for film in page.films(intent.value)]


def heavy(engine: Engine, films: list[str]) -> list[str]:
    return [film for film in films if WITHHELD & set(engine.film(film).warnings)]


def test_the_note_stands_before_the_headline_and_every_film(client: TestClient) -> None:
    html = client.get(ask(client, text=CRISIS)).text
    note = html.index(FOR_YOU.message)
    assert html.index("<main") < note < html.index("<h1")
    assert note < html.index('class="card"')
    page = Page(html)
    [aside] = page.of("aside")
    assert (aside["role"], aside["aria-label"]) == ("note", "Before any film")


def test_its_links_tell_nobody_where_they_were_followed(client: TestClient) -> None:
    page = Page(client.get(ask(client, text=CRISIS)).text)
    out = [a for a in page.of("a") if (a.get("href") or "").startswith("http")]
    assert [a["href"] for a in out] == [link.url for link in LINKS]
    assert {a["rel"] for a in out} == {"noopener noreferrer"}
    assert {a["referrerpolicy"] for a in out} == {"no-referrer"}


def test_other_words_get_no_note(client: TestClient) -> None:
    assert (
        Page(client.get(ask(client, text="I feel so sad and I cry all day")).text).of("aside") == []
    )


def test_no_row_says_what_a_film_would_do_for_anybody(client: TestClient) -> None:
    text = Page(client.get(ask(client, text=CRISIS)).text).text
    assert "Films, whenever you want them." in text
    for promise in ("Lift me", "Calm me", "Wake me", "Stay with it", "better spirits", "Lifts:"):
        assert promise not in text
    assert "Sounds" not in text
    assert "My best guess" not in text


def test_films_with_suicide_or_self_harm_stay_away_in_all_rows(
    client: TestClient, own_engine: Engine
) -> None:
    address = ask(client, text=CRISIS)
    for _ in range(4):
        films = every_film(Page(client.get(address).text))
        assert len(films) >= 30
        assert heavy(own_engine, films) == []
        for intent in Intent:
            client.post(f"{address}/more", data={"intent": intent.value})


def test_reserves_that_step_in_are_none_of_them_either(
    client: TestClient, own_engine: Engine
) -> None:
    address = ask(client, text=CRISIS)
    for film in Page(client.get(address).text).films("match"):
        client.post(f"/films/{film}/mark", data={"kind": "dismissed"})
    assert heavy(own_engine, every_film(Page(client.get(address).text))) == []


def test_a_correction_keeps_the_note_and_what_is_withheld(
    client: TestClient, own_engine: Engine
) -> None:
    address = ask(client, text=CRISIS)
    for chip in ("sad", "heartbroken"):
        client.post(f"{address}/correct", data={"choose": chip, "keep": "yes"})
        html = client.get(address).text
        assert FOR_YOU.message in html
        assert f"You chose {chip}." in html
        assert heavy(own_engine, every_film(Page(html))) == []
        assert "Keep my words" not in html
        assert "Which words moved this?" not in html
    assert own_engine.people.labels.labels("local") == ()


def test_such_films_do_stand_in_the_answer_to_a_mood_without_a_note(
    client: TestClient, own_engine: Engine
) -> None:
    films = [
        film
        for chip in ("sad", "heartbroken", "lonely")
        for film in every_film(Page(client.get(ask(client, choose=chip)).text))
    ]
    assert heavy(own_engine, films)


def test_a_form_that_is_refused_shows_the_note_all_the_same(client: TestClient) -> None:
    refused = client.post("/answers", data={"text": CRISIS, "year_from": "soon"})
    assert refused.status_code == 422
    assert refused.text.index(FOR_YOU.message) < refused.text.index("<h1")


@pytest.mark.parametrize("chip", ["", "sad"])
def test_a_text_model_that_is_damaged_does_not_cost_the_note(
    client: TestClient, own_engine: Engine, chip: str
) -> None:
    class Damaged:
        def read(self, *_: object) -> None:
            raise CorruptFile("model.onnx is cut off")

    own_engine.__dict__["_text_sensor"] = Damaged()
    assert FOR_YOU.message in client.post("/answers", data={"text": CRISIS, "choose": chip}).text


def test_nothing_of_the_words_is_kept_and_nothing_is_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    with caplog.at_level(logging.DEBUG):
        page = client.get(ask(client, text=CRISIS)).text
    logged = [r.getMessage() for r in caplog.records if not r.name.startswith("httpx")]
    kept = [o for o in gc.get_objects() if isinstance(o, KeptAnswer) and o.mood.care]
    assert kept
    assert all(not answer.words for answer in kept)
    for place in (page, *logged, *map(repr, kept)):
        assert "zeppelin" not in place
    assert not [line for line in logged if "care" in line or "crisis" in line]
    stored = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"zeppelin" not in stored
    assert FOR_YOU.message.encode() not in stored
