"""A correction is kept with its words only where that is ticked, and can be seen and deleted."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page
from tests.web.test_web_answers import ask

from moodreel.errors import Unavailable
from moodreel.wiring import LOCAL_PERSON, Engine

WORDS = "the zeppelin left & <i>I</i> stayed"
BOX = 'name="keep"'


def correct(client: TestClient, address: str, mood: str = "lonely", **more: str) -> str:
    answer = client.post(f"{address}/correct", data={"choose": mood, **more})
    assert answer.status_code == 200
    return answer.text


def kept(engine: Engine) -> list[tuple[str, str]]:
    return [(label.text, label.chosen) for label in engine.people.labels.labels(LOCAL_PERSON)]


def test_a_ticked_correction_is_kept_shown_and_deleted(
    client: TestClient, own_engine: Engine
) -> None:
    page = correct(client, ask(client, text=WORDS), keep="yes")
    assert "Your words are kept on this machine with “lonely”." in Page(page).text
    assert kept(own_engine) == [(WORDS, "lonely")]
    shelf = client.get("/kept/words")
    assert shelf.headers["cache-control"] == "no-store"
    assert WORDS in Page(shelf.text).text
    assert "You chose lonely; read as" in Page(shelf.text).text
    (form,) = [form for form in Page(shelf.text).forms if form.action.startswith("/labels/")][:1]
    for _ in range(2):
        answer = client.post(form.action, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/kept/words")
    assert kept(own_engine) == []
    assert "zeppelin" not in client.get("/kept/words").text


def test_all_kept_words_are_deleted_at_once(client: TestClient, own_engine: Engine) -> None:
    for words in (WORDS, "another zeppelin"):
        correct(client, ask(client, text=words), keep="yes")
    assert len(kept(own_engine)) == 2
    assert "zeppelin" not in client.post("/labels/forget").text
    assert kept(own_engine) == []


def test_the_box_is_never_ticked_beforehand(client: TestClient) -> None:
    address = ask(client, text=WORDS)
    for html in (client.get(address).text, correct(client, address, keep="yes")):
        (box,) = [tag for tag in Page(html).of("input") if tag.get("name") == "keep"]
        assert "checked" not in box
        assert box["autocomplete"] == "off"


@pytest.mark.parametrize("more", [{}, {"keep": ""}, {"keep": "no"}])
def test_without_the_tick_not_a_byte_is_written(
    client: TestClient, own_engine: Engine, tmp_path: Path, more: dict[str, str]
) -> None:
    address = ask(client, text=WORDS)
    client.post(f"{address}/why")
    html = correct(client, address, **more)
    assert "You chose lonely." in html
    assert "are kept on this machine" not in html
    assert kept(own_engine) == []
    own_engine.close()
    files = list(tmp_path.rglob("*"))
    assert any(file.name == "moodreel.db" for file in files)
    assert not any(b"zeppelin" in file.read_bytes() for file in files if file.is_file())


def test_a_correction_without_the_tick_leaves_what_was_kept_before(
    client: TestClient, own_engine: Engine
) -> None:
    address = ask(client, text=WORDS)
    correct(client, address, keep="yes")
    assert "are kept on this machine" not in correct(client, address, "tired")
    assert kept(own_engine) == [(WORDS, "lonely")]
    correct(client, address, "tired", keep="yes")
    assert kept(own_engine) == [(WORDS, "tired")]


def test_without_words_there_is_nothing_to_keep(client: TestClient, own_engine: Engine) -> None:
    chosen = ask(client, choose="sad")
    assert BOX not in client.get(chosen).text
    correct(client, chosen, keep="yes")
    forgotten = ask(client, text=WORDS)
    client.post(f"{forgotten}/forget-words")
    assert BOX not in correct(client, forgotten, keep="yes")
    assert kept(own_engine) == []


def test_without_a_person_no_box_is_shown_and_nothing_kept(
    stranger: TestClient, own_engine: Engine
) -> None:
    address = ask(stranger, text=WORDS)
    assert BOX not in stranger.get(address).text
    assert "You chose lonely." in correct(stranger, address, keep="yes")
    assert kept(own_engine) == []
    assert stranger.post("/labels/forget").status_code == 401
    assert stranger.post("/labels/x/forget").status_code == 401


def test_words_that_cannot_be_kept_cost_a_note_and_not_the_correction(
    client: TestClient, own_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: str) -> None:
        raise Unavailable("the database is away")

    monkeypatch.setattr(own_engine.people.labels, "keep", gone)
    html = correct(client, ask(client, text=WORDS), keep="yes")
    assert "You chose lonely." in html
    assert "Your words could not be kept." in html


def test_an_unknown_mood_is_refused_and_nothing_kept(
    client: TestClient, own_engine: Engine
) -> None:
    address = ask(client, text=WORDS)
    answer = client.post(f"{address}/correct", data={"choose": "lonly", "keep": "yes"})
    assert answer.status_code == 422
    assert "zeppelin" not in answer.text
    assert kept(own_engine) == []
