"""Moods and recommendations over HTTP: the shapes that the command line has, too."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from moodreel.domain.answer import Answer
from moodreel.domain.emotion import EMOTIONS
from moodreel.domain.intent import Intent
from moodreel.sensing.choice import CHOICES
from moodreel.usecases.make_wish import Wishes
from moodreel.wiring import Engine

WORDS = "I had a horrible day and feel lonely"


def recommend(client: TestClient, **question: Any) -> dict[str, Any]:
    answer = client.post("/api/v1/recommendations", json=question)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told.pop("answer_id")
    return told


def read(client: TestClient, **question: Any) -> dict[str, Any]:
    answer = client.post("/api/v1/mood", json=question)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        "😭😭😭",
        "🎉",
        "Мне сегодня очень грустно",
        "今日はとても悲しい",
        "أنا حزين جدا",
        "I am\x00 sa\x07d \x1b[31m today",
        "?!",
        "<script>alert(1)</script> I am furious",
        "a" * 20_000,
    ],
)
def test_a_mood_has_all_eight_emotions_that_sum_to_one(client: TestClient, text: str) -> None:
    mood = read(client, text=text)
    assert list(mood["emotions"]) == [e.value for e in EMOTIONS]
    assert sum(mood["emotions"].values()) == pytest.approx(1, abs=1e-3)
    assert -1 <= mood["valence"] <= 1
    assert -1 <= mood["arousal"] <= 1
    assert 0 <= mood["confidence"] <= 1
    assert mood["sure"] in (True, False)
    assert [reading["source"] for reading in mood["readings"]] == ["text"]
    assert mood["care"] is None or set(mood["care"]) == {"message", "links"}


def test_the_mood_is_the_engine_s(client: TestClient, engine: Engine) -> None:
    assert read(client, text=WORDS) == engine.read_mood(text=WORDS).to_json()
    both = engine.read_mood(text=WORDS, choose="angry").to_json()
    assert read(client, text=WORDS, choose="angry") == both


def test_a_choice_outweighs_the_words(client: TestClient) -> None:
    mood = read(client, text="I am so happy today", choose="sad")
    assert max(mood["emotions"], key=mood["emotions"].get) == "sadness"
    assert [reading["source"] for reading in mood["readings"]] == ["choice", "text"]


@pytest.mark.parametrize("intent", list(Intent))
def test_the_answer_is_the_engine_s(client: TestClient, engine: Engine, intent: Intent) -> None:
    answer = recommend(client, choose="lonely", intent=intent, n=7)
    assert answer == asked_nothing(engine.recommend(engine.read_mood(choose="lonely"), intent, 7))
    assert [item["rank"] for item in answer["items"]] == [1, 2, 3, 4, 5, 6, 7]
    assert all(item["reasons"] for item in answer["items"])
    assert all(0 <= item["score"] <= 1 for item in answer["items"])


def test_ten_films_that_match_are_given_where_nothing_else_is_asked(client: TestClient) -> None:
    answer = recommend(client, text=WORDS)
    assert len(answer["items"]) == 10
    assert answer["intent"] == "match"
    assert answer["mood"] == read(client, text=WORDS)


def test_a_mood_read_before_gets_the_films_that_its_words_got(client: TestClient) -> None:
    from_words = recommend(client, text=WORDS, intent="lift", n=10)
    from_mood = recommend(client, mood=read(client, text=WORDS), intent="lift", n=10)
    films = [item["id"] for item in from_words["items"]]
    assert [item["id"] for item in from_mood["items"]] == films


def asked_nothing(answer: Answer) -> dict[str, Any]:
    """The answer's JSON beside words that ask nothing of films."""
    return {**answer.to_json(), "understood": []}


def test_wishes_reach_the_use_case(client: TestClient, engine: Engine) -> None:
    wishes: dict[str, Any] = {
        "kind": "film",
        "genres": ["Comedy", "Drama"],
        "without_genres": ["Horror"],
        "year_from": 1980,
        "year_to": 2015,
        "max_minutes": 120,
        "languages": ["French", "en"],
        "avoid": ["animal-harm"],
        "like": ["Paddington 2"],
        "exclude": ["amelie-2001"],
    }
    answer = recommend(client, choose="down", intent="lift", n=100, seed=3, **wishes)
    expected = engine.recommend(
        engine.read_mood(choose="down"), "lift", 100, wishes=Wishes(**wishes), seed=3
    )
    assert answer == asked_nothing(expected)
    for item in answer["items"]:
        assert item["kind"] == "film"
        assert {"Comedy", "Drama"} & set(item["genres"])
        assert 1980 <= item["year"] <= 2015
        assert item["language"] in ("fr", "en")


def test_equal_questions_have_equal_answers_and_seeds_vary_them(client: TestClient) -> None:
    first, again = (recommend(client, choose="bored", seed=5) for _ in range(2))
    assert first == again
    assert first["items"] != recommend(client, choose="bored", seed=6)["items"]


def test_what_nobody_can_meet_gives_no_film_and_says_so(client: TestClient) -> None:
    answer = recommend(client, choose="sad", genres=["Western"], year_from=2100)
    assert answer["items"] == []
    assert answer["notes"]


def test_every_chip_and_intent_that_is_listed_can_be_sent(client: TestClient) -> None:
    chips = client.get("/api/v1/moods").json()["items"]
    assert [chip["name"] for chip in chips] == list(CHOICES)
    for chip in chips:
        mood = read(client, choose=chip["name"])
        assert mood["emotions"] == chip["emotions"]
        assert (mood["valence"], mood["arousal"]) == (chip["valence"], chip["arousal"])
    intents = client.get("/api/v1/intents").json()["items"]
    assert [intent["name"] for intent in intents] == [intent.value for intent in Intent]
    assert all(intent["meaning"] for intent in intents)


def test_what_the_words_ask_for_is_told_and_fields_beside_them_win(client: TestClient) -> None:
    text = "I feel lonely. a funny French film, no gore"
    answer = recommend(client, text=text, languages=["Korean"], n=5)
    assert answer["understood"] == [
        {"key": "tone:funny", "label": "funny"},
        {"key": "language:fr", "label": "French"},
        {"key": "kind:film", "label": "film"},
        {"key": "avoid:gore", "label": "no gore"},
    ]
    assert {item["language"] for item in answer["items"]} == {"ko"}
    assert {item["kind"] for item in answer["items"]} == {"film"}


def test_an_order_names_the_intent_and_a_field_outweighs_it(client: TestClient) -> None:
    assert recommend(client, text="cheer me up", n=1)["intent"] == "lift"
    assert recommend(client, text="cheer me up", intent="calm", n=1)["intent"] == "calm"


def test_a_wish_alone_is_no_feeling(client: TestClient) -> None:
    mood = recommend(client, text="make me cry", n=1)["mood"]
    assert mood["confidence"] == 0
    assert mood["readings"] == []
    assert mood["emotions"]["neutral"] == 1
