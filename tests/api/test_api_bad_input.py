"""What cannot be used is refused with a problem that says what was expected."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

MOOD, RECOMMEND, FILMS = "/api/v1/mood", "/api/v1/recommendations", "/api/v1/films"
SAD = {"choose": "sad"}
GOOD_MOOD: dict[str, Any] = {
    "emotions": {
        **dict.fromkeys("anger disgust fear joy love surprise neutral".split(), 0.0),
        "sadness": 1.0,
    },
    "valence": -0.7,
    "arousal": -0.3,
    "confidence": 0.9,
}


def problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem in an answer, of the shape that every problem has."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert set(body) - {"suggestions"} == {"type", "title", "status", "detail", "instance"}
    assert body["status"] == status
    assert body["type"] == "about:blank" or body["type"].startswith("urn:moodreel:problem:")
    assert "?" not in body["instance"]
    return body


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({}, "expected some words, a chosen mood or a picture of a face"),
        ({"text": ""}, "expected some words"),
        ({"text": " \t\n"}, "expected some words"),
        ({"text": "\x00\x07\x1b"}, "expected some words"),
        ({"text": "\u200b\ufeff"}, "expected some words"),
        ({"text": "x" * 20_001}, "text: expected at most 20000 characters"),
        ({"text": 7}, "text: expected text"),
        ({"text": ["sad"]}, "text: expected text"),
        ({"choose": "sadd"}, "did you mean sad"),
        ({"choose": ""}, "unknown mood"),
        ({"choose": "x" * 121}, "choose: expected at most 120 characters"),
        ({"text": "sad", "face": "x"}, "unknown field 'face'"),
        ([], "expected a JSON object"),
        ("sad", "expected a JSON object"),
        (None, "expected a JSON object"),
    ],
)
def test_moods_that_cannot_be_read(client: TestClient, body: Any, says: str) -> None:
    assert says in problem(client.post(MOOD, json=body), 422)["detail"]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ({}, "expected some words"),
        ({**SAD, "mood": GOOD_MOOD}, "got both"),
        ({**SAD, "intent": "lfit"}, "did you mean lift"),
        ({**SAD, "intent": ""}, "unknown intent"),
        ({**SAD, "n": 0}, "n: expected at least 1"),
        ({**SAD, "n": 1_000_000}, "n: expected at most 100"),
        ({**SAD, "n": "ten"}, "n: expected a whole number"),
        ({**SAD, "n": "10"}, "n: expected a whole number"),
        ({**SAD, "n": 2.5}, "n: expected a whole number"),
        ({**SAD, "n": True}, "n: expected a whole number"),
        ({**SAD, "n": None}, "n: expected a whole number"),
        ({**SAD, "seed": -1}, "seed: expected at least 0"),
        ({**SAD, "seed": 2**32}, "seed: expected at most 4294967295"),
        ({**SAD, "kind": "movie"}, "unknown kind 'movie'"),
        ({**SAD, "genres": ["Comdy"]}, "did you mean Comedy"),
        ({**SAD, "genres": "Comedy"}, "genres: expected a valid list"),
        ({**SAD, "genres": ["Comedy"] * 51}, "genres: expected at most 50 items"),
        ({**SAD, "without_genres": ["x" * 121]}, "without_genres.0: expected at most 120"),
        ({**SAD, "languages": ["Klingon"]}, "unknown language"),
        ({**SAD, "avoid": ["voilence"]}, "did you mean violence"),
        ({**SAD, "year_from": 2010, "year_to": 1990}, "the years run backwards"),
        ({**SAD, "year_from": 12}, "expected a year from 1888"),
        ({**SAD, "max_minutes": 0}, "expected minutes from 1 to 1000"),
        ({**SAD, "max_minutes": 10**39}, "expected minutes from 1 to 1000"),
        ({**SAD, "max_minutes": 10**320}, "expected minutes from 1 to 1000"),
        ({**SAD, "year_to": 10**320}, "expected a year from 1888"),
        ({**SAD, "like": [""]}, "expected a title"),
        ({**SAD, "genre": ["Comedy"]}, "unknown field 'genre'"),
        ({"mood": {}}, "mood.emotions: expected a value"),
        ({"mood": {**GOOD_MOOD, "valence": 1.5}}, "mood.valence: expected at most 1"),
        ({"mood": {**GOOD_MOOD, "emotions": {"joy": 1}}}, "mood.emotions.anger"),
        (
            {"mood": {**GOOD_MOOD, "emotions": {**GOOD_MOOD["emotions"], "sadness": 0.5}}},
            "sum to 1, got 0.50",
        ),
    ],
)
def test_questions_that_cannot_be_answered(
    client: TestClient, question: dict[str, Any], says: str
) -> None:
    assert says in problem(client.post(RECOMMEND, json=question), 422)["detail"]


def test_blank_words_beside_a_choice_or_a_mood_count_as_none(client: TestClient) -> None:
    chosen = client.post(MOOD, json=SAD).json()
    assert client.post(MOOD, json={**SAD, "text": " "}).json() == chosen
    answer = client.post(RECOMMEND, json={"mood": GOOD_MOOD, "text": "", "n": 1})
    assert answer.status_code == 200


@pytest.mark.parametrize("field", ["like", "exclude"])
def test_unknown_and_ambiguous_titles_come_with_suggestions(client: TestClient, field: str) -> None:
    unknown = problem(client.post(RECOMMEND, json={**SAD, field: ["Padingtn Too"]}), 404)
    assert "Paddington 2 (2017)" in unknown["suggestions"]
    assert unknown["type"] == "urn:moodreel:problem:not-found"
    ambiguous = problem(client.post(RECOMMEND, json={**SAD, field: ["Little Women"]}), 409)
    assert ambiguous["suggestions"] == ["Little Women (1994)", "Little Women (2019)"]


@pytest.mark.parametrize("tail", ["", "/similar"])
def test_films_that_are_not_there_come_with_suggestions(client: TestClient, tail: str) -> None:
    unknown = problem(client.get(f"{FILMS}/Padingtn Too{tail}"), 404)
    assert "Paddington 2 (2017)" in unknown["suggestions"]
    ambiguous = problem(client.get(f"{FILMS}/Little Women{tail}"), 409)
    assert "Little Women (2019)" in ambiguous["suggestions"]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("limit=0", "limit: expected at least 1"),
        ("limit=101", "limit: expected at most 100"),
        ("limit=ten", "limit: expected a whole number"),
        ("offset=-1", "offset: expected at least 0"),
        ("genre=Comdy", "did you mean Comedy"),
        ("kind=movie", "unknown kind"),
        ("language=Klingon", "unknown language"),
        ("year_from=2010&year_to=1990", "the years run backwards"),
        ("year_from=soon", "year_from: expected a whole number"),
        ("q=" + "x" * 201, "q: expected at most 200 characters"),
        ("search=x", "unknown field 'search'"),
    ],
)
def test_lists_that_cannot_be_made(client: TestClient, query: str, says: str) -> None:
    assert says in problem(client.get(f"{FILMS}?{query}"), 422)["detail"]


@pytest.mark.parametrize("n", ["0", "101", "x"])
def test_similar_films_are_from_one_to_a_hundred(client: TestClient, n: str) -> None:
    assert problem(client.get(f"{FILMS}/Se7en/similar?n={n}"), 422)["detail"].startswith("n: ")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"I am sad", 422),
        (b"{'text': 'sad'}", 422),
        (b'{"text": "sad"', 422),
        (b'{"text": "\\ud83d"}', 422),
        (b"\xff\xfe\x00", 400),
        (b"[" * 100_000, 400),
        (b'{"n": ' + b"9" * 5_000 + b"}", 400),
        (b'{"mood": {"valence": NaN}}', 422),
    ],
)
def test_what_is_not_json_is_refused(client: TestClient, body: bytes, status: int) -> None:
    headers = {"Content-Type": "application/json"}
    problem(client.post(RECOMMEND, content=body, headers=headers), status)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_json_must_say_that_it_is(client: TestClient, kind: str) -> None:
    answer = client.post(MOOD, content=b'{"text": "sad"}', headers={"Content-Type": kind})
    assert "Content-Type: application/json" in problem(answer, 422)["detail"]


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_read_or_refused(client: TestClient, text: str) -> None:
    answer = client.post(MOOD, json={"text": text})
    if answer.status_code == 200:
        assert sum(answer.json()["emotions"].values()) == pytest.approx(1, abs=1e-3)
    else:
        problem(answer, 422)


HUGE = st.integers(1, 4000).map(lambda digits: 10**digits) | st.integers(-(2**70), 2**70)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | HUGE | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
FIELDS = "intent n seed kind genres year_from max_minutes languages avoid like mood text".split()


@settings(max_examples=150, deadline=None)
@given(question=st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
def test_any_question_is_answered_or_refused(client: TestClient, question: dict[str, Any]) -> None:
    body = json.dumps({**SAD, **question})  # with NaN and Infinity, as Python would send them
    answer = client.post(
        RECOMMEND, content=body.encode(), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code in (200, 404, 409, 422)


@settings(max_examples=100, deadline=None)
@given(name=st.text(max_size=40))
def test_any_name_of_a_film_is_found_or_refused(client: TestClient, name: str) -> None:
    answer = client.get(f"{FILMS}/{quote(name, safe='')}")
    assert answer.status_code in (200, 404, 409, 422)
