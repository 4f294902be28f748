"""A language model through LangChain, played by a server here: bounded, silent about what it got,
and asked by nobody else."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from tests.providers.chat import Chat, chat, completion
from tests.providers.far_away import Request, far_away

from moodreel.errors import BadInput, Busy, NotSetUp, Unavailable
from moodreel.providers.language_model import MOST_CHARACTERS, LanguageModel

KEY, SENT = "k3y-0f-s0meb0dy", "facts about a film"


def model(served: Chat, timeout_s: float = 5.0) -> LanguageModel:
    return LanguageModel("openai:m", url=served.url, key=KEY, timeout_s=timeout_s)


def test_it_answers_with_what_the_server_writes() -> None:
    with chat(lambda about: f"  about {about}\n") as served:
        assert model(served).ask("Describe.", SENT) == f"about {SENT}"
        (asked,) = served.asked
    assert asked["model"] == "m"
    assert [message["content"] for message in asked["messages"]] == ["Describe.", SENT]
    headers = {name.lower(): value for name, value in served.far.seen[0][1].items()}
    assert headers["authorization"] == f"Bearer {KEY}"


def test_a_server_of_ones_own_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with chat() as served:
        assert LanguageModel("openai:m", url=served.url).ask("Describe.", SENT) == SENT


def test_long_answers_are_cut() -> None:
    with chat(lambda _: "x" * 100_000) as served:
        assert len(model(served).ask("Describe.", SENT)) == MOST_CHARACTERS


@pytest.mark.parametrize(
    "answer",
    [
        Request.hang,
        Request.drip,
        lambda r: r.say(500, b"boom"),
        lambda r: r.say_json({"error": {"message": f"Incorrect API key provided: {KEY}"}}, 401),
        lambda r: r.say(429, Retry_After="60"),
        lambda r: r.say(200, b"<html>Sign in</html>", "text/html"),
        lambda r: r.say(200, b"{", "application/json"),
        lambda r: r.say_json({"choices": []}),
        lambda r: r.say_json([]),
        lambda r: r.say_json(completion("  ")),
    ],
)
def test_whatever_goes_wrong_is_said_without_what_was_sent(
    answer: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "moodreel")
    begun = time.monotonic()
    with chat() as served:
        served.far.answer = answer
        asked = model(served, 0.5)
        with pytest.raises(Unavailable, match="the language model") as refused:
            asked.ask("Describe.", SENT)
        with pytest.raises(Unavailable, match="left alone"):
            asked.ask("Describe.", SENT)
    told = f"{refused.value} {refused.value.__cause__} {caplog.text}"
    assert KEY not in told
    assert SENT not in told
    assert time.monotonic() - begun < 30


def test_nobody_else_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with far_away(lambda r: r.say_json({})) as tracer, chat() as served:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGCHAIN_TRACING_V2", "true")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracer.origin)
        monkeypatch.setenv("LANGSMITH_API_KEY", "tracer")
        model(served).ask("Describe.", SENT)
        time.sleep(0.5)
        assert tracer.seen == []


@pytest.mark.parametrize("name", ["gpt-4o", ":", "openai:", ":gpt-4o", ""])
def test_a_model_is_named_with_its_provider(name: str) -> None:
    with pytest.raises(BadInput, match="MOODREEL_LLM: expected provider and model"):
        LanguageModel(name)


@pytest.mark.parametrize(
    "url", ["localhost:11434", "ftp://localhost", "file:///etc/passwd", "http://", "http://[",
            "http://me:secret@localhost/v1"]
)  # fmt: skip
def test_an_address_is_one(url: str) -> None:
    with pytest.raises(BadInput, match="MOODREEL_LLM_URL") as refused:
        LanguageModel("openai:m", url=url)
    assert "secret" not in str(refused.value)


def test_a_provider_that_nobody_knows_is_said_with_what_helps() -> None:
    with pytest.raises(NotSetUp, match="MOODREEL_LLM_KEY, or another package"):
        LanguageModel("nobody-knows:m").ask("Describe.", SENT)


def test_of_many_at_once_some_are_turned_away() -> None:
    def slow(about: str) -> str:
        time.sleep(0.5)
        return about

    with chat(slow) as served, ThreadPoolExecutor(12) as crowd:
        asked = model(served)
        asked.ask("Describe.", SENT)
        answers = [crowd.submit(asked.ask, "Describe.", SENT) for _ in range(12)]
        ends = [one.exception() for one in answers]
    assert sum(end is None for end in ends) == 4
    assert {type(end) for end in ends if end} == {Busy}
