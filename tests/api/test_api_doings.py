"""Preferences, the usual intent, history, journal and what was shown, over the API."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

API = "/api/v1"


def ask(own: TestClient, **question: Any) -> dict[str, Any]:
    answer = own.post(f"{API}/recommendations", json={"choose": "sad", "n": 5} | question)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def got(own: TestClient, path: str) -> dict[str, Any]:
    answer = own.get(f"{API}/{path}")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_nothing_is_allowed_beforehand_and_what_is_changed_stays(own: TestClient) -> None:
    assert got(own, "preferences") == {
        "journal": False,
        "learning": False,
        "hide_seen": True,
        "kept_days": 180,
    }
    changed = own.patch(f"{API}/preferences", json={"learning": True})
    assert changed.json() == got(own, "preferences")
    assert own.patch(f"{API}/preferences", json={}).json()["learning"] is True


@pytest.mark.parametrize(
    "wrong",
    [{"journal": "yes"}, {"journal": 1}, {"person": "ann"}, {"learning_since": None}, [], "on"],
)
def test_what_is_no_preference_is_refused(own: TestClient, wrong: object) -> None:
    assert own.patch(f"{API}/preferences", json=wrong).status_code == 422
    assert got(own, "preferences")["journal"] is False


def test_what_was_shown_is_listed_with_rank_and_chance_alone(own: TestClient) -> None:
    answer = ask(own)
    page = got(own, "shown?limit=3")
    assert (page["total"], len(page["items"])) == (5, 3)
    assert page["next"].endswith("limit=3&offset=3")
    for item, shown in zip(answer["items"], page["items"], strict=False):
        assert (shown["id"], shown["rank"]) == (item["id"], item["rank"])
        assert shown["answer_id"] == answer["answer_id"]
        assert 0 < shown["propensity"] <= 1
        assert (shown["intent"], shown["signals"], shown["did"]) == (None, None, [])
    assert got(own, "journal")["items"] == []


def test_a_film_is_opened_by_the_answer_that_showed_it(own: TestClient) -> None:
    answer = ask(own)
    film = answer["items"][0]["id"]
    for answer_id, film_id in [
        (answer["answer_id"], film),
        (answer["answer_id"], film),
        (answer["answer_id"], "nothing"),
        ("x" * 5000, film),
        ("%00", film),
        ("' OR 1=1 --", "' OR 1=1 --"),
    ]:
        put = own.put(f"{API}/shown/{answer_id}/{film_id}/opened")
        assert put.status_code == 204, put.text
    assert [one["did"] for one in got(own, "shown")["items"]] == [["opened"], [], [], [], []]


def test_the_usual_intent_is_learned_used_and_forgotten(own: TestClient) -> None:
    assert ask(own)["intent"] == "match"
    own.patch(f"{API}/preferences", json={"learning": True})
    for _ in range(3):
        answer = ask(own, intent="calm")
        for item in answer["items"]:
            own.put(f"{API}/shown/{answer['answer_id']}/{item['id']}/opened")
    low = next(one for one in got(own, "usual-intent")["moods"] if one["quadrant"] == "low")
    assert low["counts"]["calm"] == 15
    assert low["order"][0] == "calm"
    assert sum(low["shares"].values()) == pytest.approx(1, abs=1e-3)
    assert ask(own)["intent"] == "calm"
    assert ask(own, choose="happy")["intent"] == "match"
    assert ask(own, intent="lift")["intent"] == "lift"
    assert own.delete(f"{API}/usual-intent").status_code == 204
    assert ask(own)["intent"] == "match"
    assert got(own, "usual-intent")["learning"] is True


def test_a_journal_is_kept_told_with_history_and_deleted(own: TestClient) -> None:
    own.patch(f"{API}/preferences", json={"journal": True})
    answer = ask(own, intent="calm")
    film = answer["items"][0]["id"]
    own.put(f"{API}/films/{film}/marks/fits")
    own.put(f"{API}/ratings/{film}", json={"stars": 4})
    (entry,) = got(own, "journal")["items"]
    assert entry["mood"]["emotions"] == answer["mood"]["emotions"]
    assert [(one["id"], one["did"]) for one in entry["films"]] == [(film, ["fits"])]
    told = {one["kind"]: one for one in got(own, "history")["items"]}
    assert told["rated"]["stars"] == 4
    assert {one["intent"] for one in told.values()} == {"calm"}
    assert got(own, "shown?limit=1")["items"][0]["signals"]["mood_fit"] is not None
    assert own.delete(f"{API}/journal").status_code == 204
    assert got(own, "journal")["total"] == 0
    assert {one["mood"] for one in got(own, "history")["items"]} == {None}
    assert got(own, "preferences")["journal"] is True


def test_films_seen_come_back_where_they_are_asked_for(own: TestClient) -> None:
    seen, aside = (item["id"] for item in ask(own, n=2)["items"])
    own.put(f"{API}/films/{seen}/marks/favourite")
    own.put(f"{API}/films/{aside}/marks/dismissed")

    def ids(**question: Any) -> set[str]:
        return {item["id"] for item in ask(own, n=50, **question)["items"]}

    assert not {seen, aside} & ids()
    assert ids(include_seen=True) & {seen, aside} == {seen}
    own.patch(f"{API}/preferences", json={"hide_seen": False})
    assert ids() & {seen, aside} == {seen}
    assert not {seen, aside} & ids(include_seen=False)


def test_ratings_are_listed_best_and_worst_first(own: TestClient) -> None:
    for film, stars in (("heat-1995", 4), ("alien-1979", 5), ("fargo-1996", 0.5)):
        own.put(f"{API}/ratings/{film}", json={"stars": stars})

    def stars_of(sort: str) -> list[float]:
        return [one["stars"] for one in got(own, f"ratings?sort={sort}")["items"]]

    assert stars_of("best") == [5, 4, 0.5]
    assert stars_of("worst") == [0.5, 4, 5]
    assert own.get(f"{API}/ratings?sort=loudest").status_code == 422


def test_nothing_is_kept_of_nobody(nobody: TestClient) -> None:
    assert ask(nobody)["answer_id"] is None
    for path in ("preferences", "usual-intent", "history", "journal", "shown"):
        assert nobody.get(f"{API}/{path}").status_code == 401
