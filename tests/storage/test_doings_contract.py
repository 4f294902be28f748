"""What every store of what people allow, were shown and did does, whatever it is made of."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text
from tests.worlds import a_mood

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.domain.intent import Intent
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.preferences import Preferences
from moodreel.domain.quadrant import Quadrant
from moodreel.domain.rating import Rating
from moodreel.domain.shown import RATED, Deed, IntentCount, Moment, Shown
from moodreel.errors import BadInput, CorruptFile
from moodreel.storage.database import Database

Units = Callable[[], UnitOfWork]

NOON = datetime(2024, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)
HEAT = Shown(person="ann", answer_id="one", film_id="heat-1995", rank=1, propensity=0.25, at=NOON)
ALIEN = replace(HEAT, film_id="alien-1979", rank=2, propensity=None)
TOLD = replace(
    HEAT,
    intent=Intent.LIFT,
    signals={"mood_fit": 0.5, "taste": None},
    opened_at=LATER,
    watched_at=LATER,
    fits_at=LATER,
)
LOW = Moment(
    person="ann",
    answer_id="one",
    at=NOON,
    quadrant=Quadrant.LOW,
    mood=a_mood(-0.6, -0.25, sadness=0.75, love=0.25),
)
LEARNS = Preferences(person="ann", learning=True, learning_since=NOON)


def show(units: Units, *shown: Shown) -> None:
    with units() as unit:
        unit.shown.add(shown)
        unit.commit()


def shown_to(units: Units, person: str = "ann") -> tuple[Shown, ...]:
    with units() as unit:
        assert unit.shown.count(person) == len(unit.shown.newest(person, 100))
        return unit.shown.newest(person, 100)


def keep(units: Units, *moments: Moment) -> None:
    with units() as unit:
        for moment in moments:
            unit.moments.add(moment)
        unit.commit()


def same(one: Moment, other: Moment) -> bool:
    """Whether they tell the same; arrays do not compare."""
    assert one.mood is not None
    assert other.mood is not None
    np.testing.assert_allclose(one.mood.distribution, other.mood.distribution, atol=1e-4)
    here, there = (replace(m, mood=None) for m in (one, other))
    return here == there and one.mood.valence == pytest.approx(other.mood.valence, abs=1e-4)


def test_who_said_nothing_allows_nothing_and_sees_nothing_twice(units: Units) -> None:
    with units() as unit:
        assert unit.preferences.of("ann") == Preferences(
            person="ann", journal=False, learning=False, hide_seen=True, learning_since=None
        )


def test_preferences_come_back_as_they_were_last_given(units: Units) -> None:
    india = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    for own in (replace(LEARNS, learning_since=india), replace(LEARNS, hide_seen=False)):
        with units() as unit:
            unit.preferences.put(own)
            unit.preferences.put(own)
            unit.commit()
    with units() as unit:
        assert unit.preferences.of("ann") == replace(LEARNS, hide_seen=False)
        assert unit.preferences.of("Ann") == Preferences(person="Ann")


def test_what_was_shown_comes_back_newest_answer_first_and_best_rank_first(units: Units) -> None:
    newer = replace(HEAT, answer_id="two", at=LATER)
    show(units, ALIEN, TOLD)
    show(units, newer)
    assert shown_to(units) == (newer, TOLD, ALIEN)
    with units() as unit:
        assert unit.shown.newest("ann", 1, 1) == (TOLD,)
        assert unit.shown.newest("ann", 1, 3) == ()
        unit.shown.add([])


def test_a_film_shown_twice_by_an_answer_is_kept_once(units: Units) -> None:
    show(units, HEAT)
    show(units, ALIEN, replace(HEAT, rank=7, at=LATER))
    assert shown_to(units) == (HEAT, ALIEN)


def test_a_film_is_opened_once_and_only_by_whom_it_was_shown_to(units: Units) -> None:
    show(units, HEAT)
    with units() as unit:
        assert not unit.shown.open("ben", "one", "heat-1995", LATER)
        assert not unit.shown.open("ann", "two", "heat-1995", LATER)
        assert not unit.shown.open("ann", "one", "alien-1979", LATER)
        assert unit.shown.open("ann", "one", "heat-1995", LATER)
        assert not unit.shown.open("ann", "one", "heat-1995", LATER + timedelta(hours=1))
        unit.commit()
    assert shown_to(units) == (replace(HEAT, opened_at=LATER),)


def test_a_mark_is_noted_with_the_newest_answer_that_showed_the_film(units: Units) -> None:
    newer, bens = (
        replace(HEAT, answer_id="two", at=LATER),
        replace(HEAT, person="ben", answer_id="b"),
    )
    after = replace(HEAT, answer_id="three", at=LATER + timedelta(days=1))
    show(units, newer, HEAT, bens, after, ALIEN)
    at = LATER + timedelta(hours=1)
    with units() as unit:
        unit.shown.act("ann", "heat-1995", FeedbackKind.WATCHED, at)
        unit.shown.act("ann", "heat-1995", FeedbackKind.FITS, at)
        unit.shown.act("ann", "heat-1995", FeedbackKind.WATCHLIST, at)
        unit.shown.act("ann", "fargo-1996", FeedbackKind.WATCHED, at)
        unit.commit()
    assert shown_to(units) == (after, replace(newer, watched_at=at, fits_at=at), HEAT, ALIEN)
    assert shown_to(units, "ben") == (bens,)
    with units() as unit:
        unit.shown.retract("ann", "heat-1995", FeedbackKind.WATCHED)
        unit.shown.retract("ann", "heat-1995", FeedbackKind.DISMISSED)
        unit.commit()
    assert shown_to(units) == (after, replace(newer, fits_at=at), HEAT, ALIEN)


def test_a_mark_weeks_later_has_nothing_to_do_with_the_answer(units: Units) -> None:
    show(units, HEAT)
    with units() as unit:
        unit.shown.act("ann", "heat-1995", FeedbackKind.WATCHED, NOON + timedelta(days=15))
        unit.commit()
    assert shown_to(units) == (HEAT,)


def test_what_was_done_with_an_answer_and_where_a_film_was_shown(units: Units) -> None:
    newer = replace(HEAT, answer_id="two", at=LATER)
    show(units, newer, TOLD, ALIEN)
    with units() as unit:
        assert unit.shown.acted_on("ann", ["one", "two"]) == (TOLD,)
        assert unit.shown.acted_on("ben", ["one"]) == ()
        assert unit.shown.acted_on("ann", []) == ()
        assert unit.shown.of_films("ann", ["heat-1995", "nothing"]) == (TOLD, newer)
        assert unit.shown.of_films("ann", []) == ()


def test_intents_are_counted_by_mood_of_those_who_let_them_be(units: Units) -> None:
    calm = replace(ALIEN, intent=Intent.CALM, opened_at=LATER)
    unused = replace(HEAT, film_id="fargo-1996", intent=Intent.LIFT)
    bens = replace(TOLD, person="ben", answer_id="b")
    early = replace(TOLD, answer_id="before", at=NOON - timedelta(days=1))
    show(units, TOLD, calm, unused, bens, early)
    keep(
        units,
        LOW,
        replace(LOW, person="ben", answer_id="b"),
        replace(LOW, answer_id="before", at=early.at),
    )
    counts = {
        IntentCount(person="ann", quadrant=Quadrant.LOW, intent=Intent.LIFT, n=3),
        IntentCount(person="ann", quadrant=Quadrant.LOW, intent=Intent.CALM, n=1),
    }
    with units() as unit:
        assert unit.shown.intents("ann") == ()
        unit.preferences.put(LEARNS)
        unit.preferences.put(Preferences(person="ben"))
        unit.commit()
        assert set(unit.shown.intents("ann")) == counts
        assert unit.shown.intents("ben") == ()
        assert set(unit.shown.intents()) == counts
        unit.preferences.put(replace(LEARNS, person="ben"))
        unit.commit()
        assert sum(count.n for count in unit.shown.intents()) == 7
        unit.shown.forget_intents("ann")
        unit.commit()
        assert unit.shown.intents("ann") == ()
        assert sum(count.n for count in unit.shown.intents("ben")) == 3


def test_the_numbers_behind_what_was_shown_can_be_forgotten_alone(units: Units) -> None:
    bens = replace(TOLD, person="ben", answer_id="b")
    show(units, TOLD, bens)
    with units() as unit:
        unit.shown.forget_signals("ann")
        unit.commit()
    assert shown_to(units) == (replace(TOLD, signals=None),)
    assert shown_to(units, "ben") == (bens,)


def test_a_moment_comes_back_with_its_mood_alone(units: Units) -> None:
    india = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert LOW.mood is not None
    noted = replace(LOW, at=india, mood=replace(LOW.mood, notes=("a note",)))
    keep(units, noted, replace(LOW, quadrant=Quadrant.TENSE))
    with units() as unit:
        (found,) = unit.moments.journal("ann", 10)
        assert same(found, LOW)
        assert found.at.tzinfo is UTC
        assert same(unit.moments.of_answers("ann", ["one", "two"])["one"], LOW)
        assert unit.moments.of_answers("ben", ["one"]) == {}
        assert unit.moments.of_answers("ann", []) == {}


def test_the_journal_holds_moods_newest_first(units: Units) -> None:
    newer = replace(LOW, answer_id="two", at=LATER)
    bare = replace(LOW, answer_id="three", at=LATER, mood=None)
    keep(units, newer, LOW, bare, replace(LOW, person="ben", answer_id="b"))
    with units() as unit:
        assert [one.answer_id for one in unit.moments.journal("ann", 10)] == ["two", "one"]
        assert [one.answer_id for one in unit.moments.journal("ann", 10, 1)] == ["one"]
        assert unit.moments.count("ann") == 2
        assert unit.moments.forget_moods("ann") == 2
        unit.commit()
        assert unit.moments.journal("ann", 10) == ()
        assert unit.moments.count("ben") == 1
        unit.moments.forget("ben")
        unit.commit()
        assert unit.moments.count("ben") == 0


def test_what_is_too_old_goes_a_part_at_a_time(units: Units) -> None:
    for i in range(5):
        at = NOON + timedelta(days=i)
        show(units, replace(HEAT, answer_id=f"a{i}", at=at))
        keep(units, replace(LOW, answer_id=f"a{i}", at=at))
    for gone in (2, 1, 0):
        with units() as unit:
            assert unit.shown.sweep(NOON + timedelta(days=3), 2) == gone
            assert unit.moments.sweep(NOON + timedelta(days=3), 2) == gone
            unit.commit()
    assert [one.answer_id for one in shown_to(units)] == ["a4", "a3"]
    with units() as unit:
        assert [one.answer_id for one in unit.moments.journal("ann", 9)] == ["a4", "a3"]


def test_history_tells_marks_and_stars_as_one_story_newest_first(units: Units) -> None:
    mark = Feedback(person="ann", film_id="heat-1995", kind=FeedbackKind.WATCHED, at=NOON)
    with units() as unit:
        unit.feedback.add(mark)
        unit.feedback.add(replace(mark, kind=FeedbackKind.FAVOURITE, at=LATER))
        unit.feedback.add(replace(mark, person="ben"))
        unit.ratings.put(Rating(person="ann", film_id="heat-1995", stars=4.5, at=NOON))
        unit.commit()
        told = (
            Deed(film_id="heat-1995", kind="favourite", at=LATER),
            Deed(film_id="heat-1995", kind=RATED, at=NOON, stars=4.5),
            Deed(film_id="heat-1995", kind="watched", at=NOON),
        )
        assert unit.history.newest("ann", 10) == told
        assert unit.history.newest("ann", 1, 1) == told[1:2]
        assert unit.history.count("ann") == 3
        assert unit.history.newest("nobody", 10) == ()


def test_what_is_not_committed_is_undone(units: Units) -> None:
    with units() as unit:
        unit.preferences.put(LEARNS)
        unit.shown.add([HEAT])
        unit.moments.add(LOW)
    assert shown_to(units) == ()
    with units() as unit:
        assert unit.preferences.of("ann") == Preferences(person="ann")
        assert unit.moments.count("ann") == 0


@pytest.mark.parametrize(
    "wrong",
    [
        replace(HEAT, person=""),
        replace(HEAT, person="a" * 65),
        replace(HEAT, answer_id="a" * 33),
        replace(HEAT, film_id="f" * 129),
        replace(HEAT, film_id="\0"),
    ],
    ids=["no person", "long person", "long answer", "long film", "NUL"],
)
def test_names_that_do_not_fit_are_refused(units: Units, wrong: Shown) -> None:
    with units() as unit, pytest.raises(BadInput):
        unit.shown.add([wrong])
    with units() as unit, pytest.raises(BadInput):
        unit.moments.add(replace(LOW, person=wrong.person, answer_id="a" * 33))


def test_what_nobody_wrote_is_named_as_damage(tmp_path: Path) -> None:
    with closing(Database(f"sqlite:///{tmp_path}/x.db")) as database:
        database.prepare()
        show(database.unit_of_work, TOLD)
        keep(database.unit_of_work, LOW)
        with database._engine.begin() as connection:
            connection.execute(text("UPDATE shown SET intent = 'loud'"))
            connection.execute(text("UPDATE moments SET mood = '{\"emotions\": {}}'"))
        with database.unit_of_work() as unit:
            with pytest.raises(CorruptFile, match="table shown"):
                unit.shown.newest("ann", 1)
            with pytest.raises(CorruptFile, match="table moments"):
                unit.moments.journal("ann", 1)
