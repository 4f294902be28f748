"""The button that has a row's reasons worded, and what it says beforehand."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from tests.providers.chat import Chat, chat
from tests.web.page import Page
from tests.web.test_web_answers import WORDS, ask

from moodreel.errors import BadInput
from moodreel.server import create_app
from moodreel.wiring import LOCAL_PERSON, Engine

BUTTON = "Say the reasons in other words"
TOLD = "A film for you, & only <said>."
HERE = "http://localhost"


def say(about: str) -> str:
    return json.dumps([{"n": one["n"], "text": "A film for you."} for one in json.loads(about)])


@pytest.fixture
def model() -> Iterator[Chat]:
    with chat(say) as served:
        yield served


@pytest.fixture
def client(own_engine: Engine, model: Chat) -> Iterator[TestClient]:
    own_engine.settings = replace(own_engine.settings, llm="openai:m", llm_url=model.url)
    with TestClient(create_app(own_engine, person=LOCAL_PERSON), base_url=HERE) as client:
        yield client


def press(client: TestClient, address: str, intent: str = "calm") -> str:
    return client.post(f"{address}/wording", data={"intent": intent}).text


def test_the_button_says_what_is_sent_and_to_whom(client: TestClient, model: Chat) -> None:
    text = Page(client.get(ask(client, text=WORDS)).text).text
    where = model.far.origin.removeprefix("http://")
    assert text.count(BUTTON) == 5
    assert f"to openai:m at {where}. Never your words." in text
    assert f"to openai:m at {where}" in Page(client.get("/privacy").text).text
    assert model.asked == []


def test_one_row_is_worded_and_its_films_stay(client: TestClient, model: Chat) -> None:
    address = ask(client, text=WORDS)
    before, after = Page(client.get(address).text), Page(press(client, address))
    assert before.films("calm") == after.films("calm")
    assert before.films("lift") == after.films("lift")
    assert after.text.count("A film for you.") == 6
    assert "The reasons of 6 of 6 films are worded by openai:m." in after.text
    assert len(model.asked) == 1
    assert "zeppelin" not in model.said


def test_what_the_model_adds_is_not_shown(client: TestClient, model: Chat) -> None:
    def lie(request) -> None:
        request.say_json({"choices": [{"message": {"role": "assistant", "content": TOLD}}]})

    model.far.answer = lie
    address = ask(client, text=WORDS)
    html = press(client, address)
    assert "<said>" not in html
    assert Page(html).films("calm") == Page(client.get(address).text).films("calm")


def test_a_model_that_fails_leaves_the_reasons_and_a_note(client: TestClient, model: Chat) -> None:
    model.far.answer = lambda request: request.say(500)
    page = Page(press(client, ask(client, text=WORDS)))
    assert "The reasons stand as computed: the language model did not answer" in page.text


def test_beside_a_note_of_care_there_is_no_button(client: TestClient, model: Chat) -> None:
    address = ask(client, text="I want to die")
    assert BUTTON not in client.get(address).text
    press(client, address)
    assert model.asked == []


def test_bad_presses_are_answered(client: TestClient) -> None:
    assert client.post("/answers/gone/wording", data={"intent": "calm"}).status_code == 404
    address = ask(client, text=WORDS)
    assert client.post(f"{address}/wording", data={"intent": "x"}).status_code == 422
    assert client.post(f"{address}/wording").status_code == 422


def test_without_a_model_there_is_no_button(own_engine: Engine) -> None:
    with TestClient(create_app(own_engine, person=LOCAL_PERSON), base_url=HERE) as client:
        address = ask(client, text=WORDS)
        assert BUTTON not in client.get(address).text
        assert client.post(f"{address}/wording", data={"intent": "calm"}).status_code == 503


def test_a_model_that_is_not_named_well_is_said_at_the_start(own_engine: Engine) -> None:
    own_engine.settings = replace(own_engine.settings, llm="gpt-4o")
    with pytest.raises(BadInput, match="MOODREEL_LLM: expected provider and model"):
        own_engine.warm()
