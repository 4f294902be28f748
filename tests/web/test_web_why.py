"""The answer page shows which words moved it, on demand, and forgets them on demand."""

import gc
import logging
import re

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page
from tests.web.test_answer_store import MOOD, Clock
from tests.web.test_web_answers import ask

from moodreel.sensing.explain import explain
from moodreel.usecases.make_wish import Wishes
from moodreel.web.answers import KEPT_FOR, AnswerStore, KeptAnswer
from moodreel.web.why import why_view
from moodreel.wiring import Engine

WORDS = "my zeppelin left & I feel lonely,\nso <b>now</b> \u202etoday"
ASK = "Which words moved this?"


def press(client: TestClient, address: str, action: str) -> str:
    """The page after the button."""
    answer = client.post(f"{address}/{action}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].partition("#")[0] == address
    page = client.get(address)
    assert page.headers["cache-control"] == "no-store"
    return page.text


def test_words_are_shown_with_those_marked_that_moved_it_once_that_is_asked(
    client: TestClient,
) -> None:
    address = ask(client, text=WORDS)
    before = client.get(address).text
    assert ASK in before
    assert "zeppelin" not in before
    html = press(client, address, "why")
    page = Page(html)
    assert ASK not in page.text
    assert "my zeppelin left & I feel lonely,\nso <b>now</b> today" in page.text
    assert re.search(r'<mark class="m[1-3]">lonely</mark>', html)
    assert re.search(r"lonely (strongly|clearly|a little) towards sadness", page.text)
    assert "You name it yourself: lonely" in page.text
    assert "\u202e" not in html


def test_the_words_and_the_explanation_outlast_a_correction(client: TestClient) -> None:
    address = ask(client, text=WORDS)
    press(client, address, "why")
    client.post(f"{address}/correct", data={"choose": "happy"})
    page = Page(client.get(address).text)
    assert "You chose happy." in page.text
    assert "What your words said of sadness" in page.text


def test_words_are_forgotten_when_the_person_says_so(client: TestClient) -> None:
    address = ask(client, text=f"{WORDS} marmalade")
    press(client, address, "why")
    assert "zeppelin" not in press(client, address, "forget-words")
    assert ASK not in client.get(address).text
    assert "zeppelin" not in press(client, address, "why")
    kept = [o for o in gc.get_objects() if isinstance(o, KeptAnswer)]
    assert kept
    assert not [answer for answer in kept if "marmalade" in answer.words]


def test_a_chosen_mood_has_no_words_to_ask_about(client: TestClient) -> None:
    address = ask(client, choose="sad")
    assert ASK not in client.get(address).text
    assert 'id="why"' not in press(client, address, "why")


@pytest.mark.parametrize("action", ["why", "forget-words"])
def test_an_answer_that_is_gone_has_no_words(client: TestClient, action: str) -> None:
    answer = client.post(f"/answers/gone/{action}")
    assert answer.status_code == 404
    assert "This answer has been forgotten." in answer.text


def test_words_stand_in_no_address_no_log_and_no_repr(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        address = ask(client, text=WORDS)
        press(client, address, "why")
    kept = [o for o in gc.get_objects() if isinstance(o, KeptAnswer) and o.words]
    assert kept
    own_log = [r.getMessage() for r in caplog.records if not r.name.startswith("httpx")]
    for place in (address, *own_log, *map(repr, kept)):
        assert "zeppelin" not in place


def test_words_go_with_their_answer() -> None:
    clock = Clock()
    store = AnswerStore(clock)
    key = store.add(
        KeptAnswer(mood=MOOD, chosen=None, wishes=Wishes(), rows={}, shown=(), words=WORDS)
    )
    clock.now += 2 * KEPT_FOR
    store.forget()
    assert store.get(key) is None
    assert not store._answers


def test_a_word_that_speaks_against_is_marked_so(engine: Engine) -> None:
    view = why_view("I am not happy", engine.explain("I am not happy"))
    assert "".join(piece.text for piece in view.pieces) == "I am not happy"
    assert {piece.strength for piece in view.pieces} <= {0, 1, 2, 3}
    assert all(not piece.against or piece.strength == 0 or piece.text for piece in view.pieces)


def test_a_text_that_no_word_moved_says_so(engine: Engine) -> None:
    found = explain("...", lambda texts: [engine.read_mood(text=t).readings[0] for t in texts])
    assert why_view("...", found).listed == ()
