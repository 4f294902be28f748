"""What people allow, were shown and did: kept as far as they let it be, and taken back."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.worlds import NOON, a_film, a_mood

from moodreel.domain.answer import Answer, Recommendation
from moodreel.domain.care import FOR_YOU
from moodreel.domain.intent import Intent
from moodreel.domain.quadrant import Quadrant
from moodreel.errors import SwitchedOff, Unavailable, UnknownName
from moodreel.storage.database import Database
from moodreel.storage.memory import MemoryDatabase
from moodreel.usecases.keep_shown import KeepShown
from moodreel.usecases.learn_intent import LearnIntent, learned_json
from moodreel.usecases.mark_film import MarkFilm
from moodreel.usecases.rate_film import RateFilm
from moodreel.usecases.set_preferences import SetPreferences
from moodreel.usecases.tell_history import TellHistory

SAD = a_mood(-0.6, -0.3, sadness=1.0)
HEAT = Recommendation(
    rank=1, film=a_film("heat-1995"), score=0.9, signals={"mood_fit": 0.5}, reasons=()
)
ALIEN = replace(HEAT, rank=2, film=a_film("alien-1979"))
CALMED = Answer(mood=SAD, intent=Intent.CALM, items=(HEAT, ALIEN), chances=lambda _: (0.5, 0.25))


@dataclass
class World:
    days: int = 180
    now: datetime = NOON
    database: MemoryDatabase = field(default_factory=MemoryDatabase)

    def __post_init__(self) -> None:
        units, clock = self.database.unit_of_work, lambda: self.now
        self.shown = KeepShown(units, clock, lambda: "an id", self.days)
        self.preferences = SetPreferences(units, clock, self.days)
        self.usual = LearnIntent(units, clock)
        self.story = TellHistory(units)
        self.marks = MarkFilm(units, lambda film: film, clock)
        self.ratings = RateFilm(units, lambda film: film, clock)

    def show(self, person: str, answer_id: str, answer: Answer = CALMED) -> None:
        self.shown.keep_answer(person, answer_id, answer)

    def counts(self, person: str) -> dict[str, int]:
        usual = self.usual.learned(person).usual[Quadrant.LOW]
        return {intent.value: n for intent, n in usual.counts.items() if n}


@pytest.fixture
def world() -> World:
    return World()


def test_without_a_word_only_what_was_shown_is_kept(world: World) -> None:
    world.show("ann", "one")
    first, second = world.shown.page("ann", 9).shown
    assert (first.film_id, first.rank, first.propensity) == ("heat-1995", 1, 0.5)
    assert (second.film_id, second.rank, second.propensity) == ("alien-1979", 2, 0.25)
    assert (first.intent, first.signals, first.at) == (None, None, NOON)
    assert world.story.journal("ann", 9).total == 0
    assert world.shown.page("ben", 9).total == 0


def test_learning_keeps_the_intent_and_a_journal_the_mood_too(world: World) -> None:
    world.preferences.change("ann", learning=True)
    world.show("ann", "one")
    assert world.shown.page("ann", 1).shown[0].intent is Intent.CALM
    assert world.shown.page("ann", 1).shown[0].signals is None
    assert world.story.journal("ann", 9).total == 0
    world.now += timedelta(minutes=1)
    world.preferences.change("ann", journal=True)
    world.show("ann", "two")
    assert world.story.journal("ann", 9).total == 1
    assert dict(world.shown.page("ann", 1).shown[0].signals or {}) == {"mood_fit": 0.5}


def test_opening_watching_and_fitting_are_learned_and_undone(world: World) -> None:
    world.preferences.change("ann", learning=True)
    world.show("ann", "one")
    assert world.shown.opened("ann", "one", "heat-1995")
    assert not world.shown.opened("ann", "one", "heat-1995")
    world.marks.mark("ann", "heat-1995", "watched")
    world.marks.mark("ann", "alien-1979", "fits")
    world.marks.mark("ann", "alien-1979", "fits")
    assert world.counts("ann") == {"calm": 3}
    world.marks.unmark("ann", "heat-1995", "watched")
    world.marks.unmark("ann", "alien-1979", "fits")
    assert world.counts("ann") == {"calm": 1}


def test_nothing_is_learned_of_who_does_not_let_it_be(world: World) -> None:
    world.show("ann", "one")
    world.shown.opened("ann", "one", "heat-1995")
    assert world.counts("ann") == {}
    assert world.usual.default("ann", SAD) is Intent.MATCH
    world.preferences.change("ann", learning=True)
    assert world.counts("ann") == {}


def test_the_usual_intent_answers_a_question_without_one(world: World) -> None:
    world.preferences.change("ann", learning=True)
    for i in range(3):
        world.show("ann", f"a{i}")
        world.shown.opened("ann", f"a{i}", "heat-1995")
    assert world.usual.default("ann", SAD) is Intent.CALM
    assert world.usual.default("ann", a_mood(0.5, 0.5)) is Intent.MATCH
    assert world.usual.default(None, SAD) is Intent.MATCH
    assert world.usual.default("ann", replace(SAD, care=FOR_YOU)) is Intent.MATCH
    told = learned_json(world.usual.learned("ann"))["moods"]
    assert {one["quadrant"]: one["counts"]["calm"] for one in told}["low"] == 3
    world.preferences.forget_learned("ann")
    assert world.counts("ann") == {}
    assert world.usual.learned("ann").learning


def test_what_is_learned_goes_when_it_is_no_longer_allowed(world: World) -> None:
    world.preferences.change("ann", learning=True)
    world.show("ann", "one")
    world.shown.opened("ann", "one", "heat-1995")
    world.preferences.change("ann", learning=False)
    assert world.shown.page("ann", 1).shown[0].intent is None
    world.preferences.change("ann", learning=True)
    assert world.counts("ann") == {}


def test_forgetting_what_was_learned_leaves_the_journal_alone(world: World) -> None:
    world.preferences.change("ann", learning=True, journal=True)
    world.show("ann", "one")
    world.shown.opened("ann", "one", "heat-1995")
    world.now += timedelta(minutes=1)
    world.preferences.forget_learned("ann")
    assert world.counts("ann") == {}
    (entry,) = world.story.journal("ann", 9).entries
    assert entry.used[0].intent is Intent.CALM


def test_a_journal_that_is_switched_off_or_deleted_is_gone(world: World) -> None:
    world.preferences.change("ann", journal=True)
    world.show("ann", "one")
    assert world.preferences.forget_journal("ann") == 1
    world.show("ann", "two")
    assert world.story.journal("ann", 9).total == 1
    world.preferences.change("ann", journal=False)
    assert world.story.journal("ann", 9).total == 0
    assert {(one.intent, one.signals) for one in world.shown.page("ann", 9).shown} == {(None, None)}


def test_what_is_allowed_meanwhile_is_not_undone(tmp_path: Path) -> None:
    database = Database(tmp_path / "moodreel.db")
    database.prepare()
    browser = SetPreferences(database.unit_of_work, lambda: NOON, 180)
    browser.change("ann", journal=True, learning=True)

    def meanwhile() -> datetime:
        if browser.of("ann").hide_seen:
            browser.change("ann", hide_seen=False)
        return NOON

    SetPreferences(database.unit_of_work, meanwhile, 180).forget_learned("ann")
    assert not browser.of("ann").hide_seen
    database.close()


def test_beside_a_note_of_care_nothing_tells_the_mood(world: World) -> None:
    world.preferences.change("ann", journal=True, learning=True)
    world.show("ann", "one", replace(CALMED, mood=replace(SAD, care=FOR_YOU)))
    assert world.story.journal("ann", 9).total == 0
    assert {(one.intent, one.signals) for one in world.shown.page("ann", 9).shown} == {(None, None)}


def test_a_mood_that_nobody_said_is_neither_kept_nor_learned_from(world: World) -> None:
    world.preferences.change("ann", journal=True, learning=True, hide_seen=False)
    unsaid = replace(SAD, confidence=0.0)
    world.show("ann", "one", replace(CALMED, mood=unsaid))
    assert world.story.journal("ann", 9).total == 0
    assert {(one.intent, one.signals) for one in world.shown.page("ann", 9).shown} == {(None, None)}
    world.show("ann", "two")
    world.shown.opened("ann", "two", "heat-1995")
    assert world.usual.default("ann", unsaid) is Intent.MATCH
    assert not world.usual.usual("ann", unsaid).hide_seen


def test_a_corrected_mood_is_disowned(world: World) -> None:
    world.preferences.change("ann", journal=True)
    world.show("ann", "one")
    world.shown.disown("ben", "one")
    assert world.story.journal("ann", 9).total == 1
    world.shown.disown("ann", "one")
    assert world.story.journal("ann", 9).total == 0


def test_what_is_older_than_is_kept_goes_with_the_next_answer(world: World) -> None:
    world.preferences.change("ann", journal=True)
    world.show("ann", "one")
    world.now += timedelta(days=181)
    world.show("ann", "two")
    assert {one.answer_id for one in world.shown.page("ann", 9).shown} == {"two"}
    assert world.story.journal("ann", 9).total == 1


def test_an_idle_server_deletes_all_that_is_too_old_part_by_part(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moodreel.usecases.keep_shown.SWEPT_AT_ONCE", 2)
    for i in range(3):
        world.show("ann", f"a{i}")
    world.now += timedelta(days=181)
    world.shown.forget_old()
    assert world.shown.page("ann", 9).total == 0


def test_where_nothing_is_kept_nothing_can_be_allowed() -> None:
    world = World(days=0)
    world.show("ann", "one")
    assert world.shown.page("ann", 9).total == 0
    with pytest.raises(SwitchedOff, match="keeps no answers"):
        world.preferences.change("ann", journal=True)
    assert not world.preferences.change("ann", hide_seen=False).hide_seen


def test_a_database_that_fails_costs_no_answer(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gone() -> None:
        raise Unavailable("no database")

    monkeypatch.setattr(world.shown, "_unit_of_work", gone)
    monkeypatch.setattr(world.usual, "_unit_of_work", gone)
    world.show("ann", "one")
    world.shown.disown("ann", "one")
    assert world.usual.default("ann", SAD) is Intent.MATCH
    assert "sad" not in caplog.text
    assert "ann" not in caplog.text


def test_history_has_the_mood_of_the_answer_that_showed_the_film_last(world: World) -> None:
    world.preferences.change("ann", journal=True)
    world.show("ann", "one")
    world.now += timedelta(hours=1)
    world.show("ann", "two", replace(CALMED, intent=Intent.LIFT))
    world.now += timedelta(hours=1)
    world.marks.mark("ann", "heat-1995", "favourite")
    world.ratings.rate("ann", "fargo-1996", 4)
    told = {one.deed.film_id: one for one in world.story.history("ann", 9).told}
    assert told["heat-1995"].intent is Intent.LIFT
    assert told["heat-1995"].moment is not None
    assert told["fargo-1996"].moment is None
    world.preferences.change("ann", journal=False)
    assert all(one.moment is None for one in world.story.history("ann", 9).told)


def test_marks_have_the_names_they_had_before(world: World) -> None:
    world.marks.mark("ann", "heat-1995", "kept")
    assert [mark.kind.value for mark in world.marks.marks("ann")] == ["watchlist"]
    with pytest.raises(UnknownName, match="watchlist, favourite, fits"):
        world.marks.mark("ann", "heat-1995", "loved")
