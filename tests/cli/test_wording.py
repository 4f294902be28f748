"""`--wording llm` and `--query llm`: what is sent is said first; films and their order stay."""

import json

import pytest
from tests.providers.chat import chat

CHOSEN = ("recommend", "--choose", "sad", "-n", "2")


def say(about):
    if not about.startswith("["):
        return "A film of wonder."
    return json.dumps([{"n": one["n"], "text": "A film for you."} for one in json.loads(about)])


@pytest.fixture
def model(monkeypatch):
    with chat(say) as served:
        monkeypatch.setenv("MOODREEL_LLM", "openai:m")
        monkeypatch.setenv("MOODREEL_LLM_URL", served.url)
        yield served


def test_reasons_are_worded_and_that_they_are_sent_is_said(run, model):
    _, plain, _ = run(*CHOSEN, "--json")
    code, out, err = run(*CHOSEN, "--json", "--wording", "llm")
    assert code == 0
    assert err.startswith(f"sent to openai:m at {model.far.origin.removeprefix('http://')}: titles")
    assert "never your words" in err
    old, new = json.loads(plain), json.loads(out)
    assert [item["id"] for item in old["items"]] == [item["id"] for item in new["items"]]
    assert {item["reasons"][0] for item in new["items"]} == {"A film for you."}
    assert len(model.asked) == 1


def test_nothing_is_sent_unless_somebody_asks(run, model):
    run(*CHOSEN)
    run("similar", "Heat")
    run("doctor")
    assert model.asked == []


def test_nothing_is_sent_beside_a_note_of_care(run, model):
    code, _, err = run("recommend", "I want to die", "--wording", "llm")
    assert code == 0
    assert "sent to" not in err
    assert model.asked == []


def test_without_a_model_it_says_how_to_name_one(run):
    code, _, err = run(*CHOSEN, "--wording", "llm")
    assert code == 1
    assert "MOODREEL_LLM" in err


def test_an_unknown_way_is_refused(run):
    code, _, err = run(*CHOSEN, "--wording", "lml")
    assert code == 2
    assert "did you mean llm?" in err
    assert run("similar", "Heat", "--query", "gpt")[0] == 2


@pytest.mark.usefixtures("model")
def test_films_are_found_by_the_models_description(run, fetched_minilm, monkeypatch):
    monkeypatch.setenv("MOODREEL_MODELS", str(fetched_minilm.parent))
    code, out, err = run("similar", "Spirited Away", "-n", "3", "--query", "llm", "--json")
    assert code == 0
    assert "looked for: A film of wonder." in err
    found = [item["id"] for item in json.loads(out)["items"]]
    assert len(found) == 3
    assert "spirited-away-2001" not in found


@pytest.mark.usefixtures("model")
def test_doctor_says_what_leaves_and_when(run, monkeypatch):
    monkeypatch.setenv("MOODREEL_LLM_KEY", "k3y-0f-s0meb0dy")
    _, out, _ = run("doctor")
    (line,) = [line for line in out.splitlines() if "wording" in line]
    assert "who asks for a wording sends titles and reasons there, never words" in line
    assert "k3y" not in out
