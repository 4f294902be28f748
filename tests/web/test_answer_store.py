"""Answers are kept for a while and no longer."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from fastapi.testclient import TestClient

from moodreel import server
from moodreel.domain.emotion import Emotion, distribution
from moodreel.domain.mood import Mood
from moodreel.usecases.make_wish import Wishes
from moodreel.web.answers import KEPT_FOR, MOST_ANSWERS, AnswerStore, KeptAnswer
from moodreel.wiring import Engine

MOOD = Mood(distribution=distribution({Emotion.JOY: 1}), valence=0.8, arousal=0.4, confidence=0.9)


def answer(chosen: str | None = None) -> KeptAnswer:
    return KeptAnswer(mood=MOOD, chosen=chosen, wishes=Wishes(), rows={}, shown=())


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_an_answer_is_found_under_its_id_only() -> None:
    store, own = AnswerStore(Clock()), answer()
    key = store.add(own)
    assert store.get(key) is own
    assert store.get(key + "x") is None


def test_ids_differ_for_equal_answers() -> None:
    store = AnswerStore(Clock())
    assert len({store.add(answer()) for _ in range(50)}) == 50


def test_an_answer_is_forgotten_after_two_hours_even_if_it_was_changed() -> None:
    clock = Clock()
    store = AnswerStore(clock)
    key = store.add(answer())
    clock.now += KEPT_FOR
    store.update(key, lambda _: answer("happy"))
    assert store.get(key) == answer("happy")
    clock.now += timedelta(seconds=1)
    assert store.get(key) is None


def test_only_the_newest_answers_are_kept() -> None:
    store = AnswerStore(Clock())
    keys = [store.add(answer()) for _ in range(MOST_ANSWERS + 3)]
    assert [store.get(key) is None for key in keys[:4]] == [True, True, True, False]


def test_a_forgotten_answer_does_not_come_back_by_being_changed() -> None:
    store = AnswerStore(Clock())
    assert store.update("gone", lambda kept: kept) is None
    assert store.get("gone") is None


def test_two_that_change_one_answer_at_once_are_both_heard() -> None:
    store = AnswerStore(Clock())
    key = store.add(answer())

    def tap(n: int) -> None:
        def longer(kept: KeptAnswer) -> KeptAnswer:
            time.sleep(0.005)
            return replace(kept, shown=(*kept.shown, str(n)))

        store.update(key, longer)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(tap, range(8)))
    kept = store.get(key)
    assert kept is not None
    assert sorted(kept.shown) == [str(n) for n in range(8)]


def test_an_idle_server_forgets_too(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten = Event()
    monkeypatch.setattr(AnswerStore, "forget", lambda _: forgotten.set())
    monkeypatch.setattr(server, "FORGET_EVERY_S", 0.01)
    monkeypatch.setattr(engine, "close", lambda: None)  # it belongs to all tests
    with TestClient(server.create_app(engine)):
        assert forgotten.wait(5)


def test_forgetting_frees_what_nobody_asks_for() -> None:
    clock = Clock()
    store = AnswerStore(clock)
    store.add(answer())
    clock.now += KEPT_FOR + timedelta(seconds=1)
    store.forget()
    assert not store._answers
