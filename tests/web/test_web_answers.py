"""From a feeling to films and back: the question, its answer, and every way to refuse it."""

import gc
import logging

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page

from moodreel.domain.intent import Intent
from moodreel.web.answers import KeptAnswer

WORDS = "my zeppelin flew off without me, I feel so sad and I cry all day"


def ask(client: TestClient, **fields: object) -> str:
    """The address of the answer."""
    answer = client.post("/answers", data=fields, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_home_asks_one_question_and_is_light(client: TestClient) -> None:
    home = client.get("/")
    page = Page(home.text)
    assert "How do you feel?" in page.text
    assert "Write in English, or tap a mood." in page.text
    assert "Your words are read on this machine and forgotten with their answer" in page.text
    own = [tag["href"] for tag in page.of("link")] + [tag["src"] for tag in page.of("script")]
    total = len(home.content) + sum(len(client.get(str(address)).content) for address in own)
    assert total < 100_000


def test_the_box_cuts_nothing_off_so_that_too_much_is_said_to_be_too_much(
    client: TestClient,
) -> None:
    (box,) = Page(client.get("/").text).of("textarea")
    assert "maxlength" not in box


def test_words_become_rows_for_every_intent(client: TestClient) -> None:
    page = Page(client.get(ask(client, text=WORDS)).text)
    assert "Sounds like sadness." in page.text
    rows = {intent: page.films(intent.value) for intent in Intent}
    assert all(len(films) == 6 for films in rows.values())
    everything = [film for films in rows.values() for film in films]
    assert len(everything) == len(set(everything))


def test_a_chip_alone_is_enough(client: TestClient) -> None:
    page = Page(client.get(ask(client, choose="tired")).text)
    assert "You chose tired." in page.text
    assert "Your choice" in page.text


def test_words_and_choice_are_both_shown(client: TestClient) -> None:
    page = Page(client.get(ask(client, text=WORDS, choose="angry")).text)
    assert "Your words sound like" in page.text
    assert "Your choice" in page.text


def test_the_address_of_an_answer_and_the_answer_hold_no_words(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        address = ask(client, text=WORDS)
        page = client.get(address).text
    own_log = [r.getMessage() for r in caplog.records if not r.name.startswith("httpx")]
    kept = [o for o in gc.get_objects() if isinstance(o, KeptAnswer)]
    assert kept
    for place in (address, page, *own_log, *map(repr, kept)):
        assert "zeppelin" not in place
    assert not any(word in address for word in ("sad", "cry"))


def test_an_answer_is_kept_out_of_caches(client: TestClient) -> None:
    assert client.get(ask(client, choose="sad")).headers["cache-control"] == "no-store"


def test_an_answer_stays_the_same_when_it_is_opened_again(client: TestClient) -> None:
    address = ask(client, text=WORDS)
    assert client.get(address).text == client.get(address).text


def test_new_recommendations_never_repeat(client: TestClient) -> None:
    address = ask(client, text=WORDS)
    seen = Page(client.get(address).text).films("lift")
    for _ in range(3):
        answer = client.post(f"{address}/more", data={"intent": "lift"}, follow_redirects=False)
        assert answer.headers["location"] == f"{address}#lift"
        seen += Page(client.get(address).text).films("lift")
    assert len(seen) == len(set(seen)) == 24


def test_new_recommendations_start_over_when_everything_was_shown(client: TestClient) -> None:
    address = ask(client, choose="happy", genre="Film-Noir", year_from="1940", year_to="1944")
    for _ in range(3):
        page = Page(client.post(f"{address}/more", data={"intent": "match"}).text)
    assert "starts over" in page.text
    assert page.films("match")


def test_one_tap_corrects_the_mood_and_the_films_follow(client: TestClient) -> None:
    address = ask(client, text=WORDS)
    before = Page(client.get(address).text)
    answer = client.post(f"{address}/correct", data={"choose": "happy"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    after = Page(client.get(address).text)
    assert "You chose happy." in after.text
    assert "Your words sound like" in after.text
    assert before.films("match") != after.films("match")


def test_a_second_correction_replaces_the_first(client: TestClient) -> None:
    address = ask(client, text=WORDS)
    for choice in ("happy", "angry"):
        page = Page(client.post(f"{address}/correct", data={"choose": choice}).text)
    assert "You chose angry." in page.text
    assert page.text.count("Your choice") == 1


def test_an_unsure_mood_says_so_first(client: TestClient) -> None:
    page = Page(client.get(ask(client, text="Zdravíme vás, přátelé, pěkné počasí")).text)
    assert "I am not sure how you feel." in page.text
    assert "Words are understood in English only." in page.text
    assert "Which is it?" in page.text


def test_filters_hold_and_are_repeated(client: TestClient) -> None:
    address = ask(
        client, choose="bored", kind="series", genre="Comedy", language="en", minutes="40"
    )
    page = Page(client.get(address).text)
    assert "series only · Comedy · at most 40 min · in English" in page.text
    assert page.films("match")


def test_filters_that_nothing_meets_say_what_helps(client: TestClient) -> None:
    page = Page(client.get(ask(client, choose="sad", year_from="1888", year_to="1889")).text)
    assert "Take one away" in page.text


def test_few_films_are_shared_by_the_rows(client: TestClient) -> None:
    page = Page(client.get(ask(client, choose="sad", genre="Film-Noir", year_to="1944")).text)
    assert page.films("match")
    assert page.films("surprise")


def test_an_unknown_answer_is_kindly_forgotten(client: TestClient) -> None:
    for address in ("/answers/no-such-answer", "/answers/%00"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "This answer has been forgotten." in answer.text
    for action in ("correct", "more"):
        answer = client.post(f"/answers/gone/{action}", data={"choose": "sad", "intent": "lift"})
        assert answer.status_code == 404


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Say how you feel in a few words"),
        ({"text": "   \r\n "}, "Say how you feel in a few words"),
        ({"text": "a" * 2001}, "2,001 characters; 2,000 are enough"),
        ({"choose": "hapy"}, "did you mean happy?"),
        ({"choose": "sad", "genre": "Comdy"}, "did you mean Comedy?"),
        ({"choose": "sad", "year_from": "soon"}, "expected a year in digits".capitalize()),
        ({"choose": "sad", "year_from": "2001", "year_to": "1999"}, "run backwards"),
        ({"choose": "sad", "minutes": "-5"}, "number of minutes in digits"),
        ({"choose": "sad", "language": "xx"}, "Unknown language"),
    ],
)
def test_what_cannot_be_used_comes_back_with_a_sentence(
    client: TestClient, fields: dict[str, str], sentence: str
) -> None:
    answer = client.post("/answers", data=fields, follow_redirects=False)
    assert answer.status_code == 422
    page = Page(answer.text)
    assert sentence in page.text
    assert "How do you feel?" in page.text


def test_a_refused_form_keeps_what_was_typed_and_ticked(client: TestClient) -> None:
    fields = {"text": "x" * 2001, "kind": "series", "genre": "Drama", "year_from": "1990"}
    answer = client.post("/answers", data=fields)
    page = Page(answer.text)
    ticked = {(t["name"], t["value"]) for t in page.of("input") if "checked" in t}
    assert {("kind", "series"), ("genre", "Drama")} <= ticked
    assert 'value="1990"' in answer.text
    assert "x" * 2001 in answer.text
    (only,) = [tag for tag in page.of("details") if tag.get("class") == "only"]
    assert "open" in only


def test_an_unknown_intent_is_refused(client: TestClient) -> None:
    answer = client.post(f"{ask(client, choose='sad')}/more", data={"intent": "lfit"})
    assert answer.status_code == 422
    assert "lift" in answer.text


def test_a_correction_to_an_unknown_mood_is_refused(client: TestClient) -> None:
    answer = client.post(f"{ask(client, choose='sad')}/correct", data={"choose": "hapy"})
    assert answer.status_code == 422
    assert "happy" in answer.text


def test_the_browser_leaves_refusing_to_the_server(client: TestClient) -> None:
    form = next(f for f in Page(client.get("/").text).of("form") if "data-ask" in f)
    assert "novalidate" in form
    refused = client.post("/answers", data={"choose": "sad", "year_from": "19"})
    page = Page(refused.text)
    assert refused.status_code == 422
    assert "got 19" in page.text
    (only,) = [tag for tag in page.of("details") if tag.get("class") == "only"]
    assert "open" in only


def test_the_address_that_a_refused_form_leaves_leads_home(client: TestClient) -> None:
    answer = client.get("/answers", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
