"""A wording by a language model over the API: for requests that ask for it."""

import json
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from tests.providers.chat import chat

from moodreel.server import create_app
from moodreel.wiring import Engine
from moodreel.wiring.wording import Wording

QUESTION = {"text": "my cat Mimi died", "intent": "calm", "n": 2}


def say(about: str) -> str:
    return json.dumps([{"n": one["n"], "text": "A film for you."} for one in json.loads(about)])


def test_it_is_asked_for_and_checked(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with chat(say) as served:
        settings = replace(engine.settings, llm="openai:m", llm_url=served.url)
        wording = Wording(
            settings,
            catalogue=lambda: engine.catalogue,
            encode=engine.meaning.encode,
            vectors=lambda: engine.meaning.vectors,
        )
        monkeypatch.setitem(engine.__dict__, "wording", wording)
        client = TestClient(create_app(engine), base_url="http://localhost")
        plain = client.post("/api/v1/recommendations", json=QUESTION).json()
        assert served.asked == []
        asking = {**QUESTION, "wording": "llm"}
        worded = client.post("/api/v1/recommendations", json=asking).json()
        assert [item["id"] for item in worded["items"]] == [item["id"] for item in plain["items"]]
        assert {item["reasons"][0] for item in worded["items"]} == {"A film for you."}
        assert "worded by openai:m" in worded["notes"][-1]
        assert "Mimi" not in served.said


def test_where_none_is_set_up_that_is_said(client: TestClient) -> None:
    answer = client.post("/api/v1/recommendations", json={**QUESTION, "wording": "llm"})
    assert answer.status_code == 503
    assert answer.json()["title"] == "Not set up"
    assert "MOODREEL_LLM" in answer.json()["detail"]
    answer = client.post("/api/v1/recommendations", json={**QUESTION, "wording": "gpt"})
    assert answer.status_code == 422
