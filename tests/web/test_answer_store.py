"""Answers are kept for a while and no longer."""

from datetime import UTC, datetime, timedelta

from moodreel.domain.emotion import Emotion, distribution
from moodreel.domain.mood import Mood
from moodreel.usecases.make_wish import Wishes
from moodreel.web.answers import KEPT_FOR, MOST_ANSWERS, AnswerStore, KeptAnswer

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
    store.replace(key, answer("happy"))
    assert store.get(key) is not None
    clock.now += timedelta(seconds=1)
    assert store.get(key) is None


def test_only_the_newest_answers_are_kept() -> None:
    store = AnswerStore(Clock())
    keys = [store.add(answer()) for _ in range(MOST_ANSWERS + 3)]
    assert [store.get(key) is None for key in keys[:4]] == [True, True, True, False]


def test_a_forgotten_answer_does_not_come_back_by_being_replaced() -> None:
    store = AnswerStore(Clock())
    store.replace("gone", answer())
    assert store.get("gone") is None
