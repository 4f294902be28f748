"""What every store of feedback does, whatever it is made of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.domain.ports import UnitOfWork
from moodreel.errors import BadInput

Units = Callable[[], UnitOfWork]

NOON = datetime(2024, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
HEAT = Feedback(person="ann", film_id="heat-1995", kind=FeedbackKind.WATCHED, at=NOON)


def keep(units: Units, *marks: Feedback) -> None:
    with units() as unit:
        for mark in marks:
            unit.feedback.add(mark)
        unit.commit()


def marks_of(units: Units, person: str = "ann") -> tuple[Feedback, ...]:
    with units() as unit:
        return unit.feedback.of(person)


def test_a_new_store_is_empty(units: Units) -> None:
    assert marks_of(units) == ()


def test_a_mark_comes_back_as_it_was_given(units: Units) -> None:
    keep(units, HEAT)
    assert marks_of(units) == (HEAT,)


def test_a_mark_is_seen_within_its_own_unit_of_work(units: Units) -> None:
    with units() as unit:
        unit.feedback.add(HEAT)
        assert unit.feedback.of("ann") == (HEAT,)


def test_times_come_back_in_utc_whatever_zone_they_were_given_in(units: Units) -> None:
    keep(units, replace(HEAT, at=NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))))
    (mark,) = marks_of(units)
    assert mark.at == NOON
    assert mark.at.tzinfo is UTC


def test_a_mark_set_twice_is_kept_once_with_its_first_time(units: Units) -> None:
    keep(units, HEAT, replace(HEAT, at=NOON + timedelta(days=1)))
    keep(units, replace(HEAT, at=NOON + timedelta(days=2)))
    assert marks_of(units) == (HEAT,)


def test_a_mark_set_twice_leaves_the_rest_of_the_unit_of_work_alone(units: Units) -> None:
    before = replace(HEAT, film_id="alien-1979")
    after = replace(HEAT, film_id="fargo-1996")
    keep(units, HEAT)
    keep(units, before, HEAT, after)
    assert [mark.film_id for mark in marks_of(units)] == ["heat-1995", "alien-1979", "fargo-1996"]


def test_a_film_can_carry_one_mark_of_each_kind(units: Units) -> None:
    keep(units, *(replace(HEAT, kind=kind) for kind in FeedbackKind))
    assert [mark.kind for mark in marks_of(units)] == list(FeedbackKind)


def test_marks_come_oldest_first_and_then_in_the_order_they_were_set(units: Units) -> None:
    late = replace(HEAT, film_id="a", at=NOON + timedelta(microseconds=1))
    early = replace(HEAT, film_id="z", at=NOON)
    same_moment = replace(HEAT, film_id="b", at=NOON)
    keep(units, late, early, same_moment)
    assert marks_of(units) == (early, same_moment, late)


def test_people_do_not_see_each_others_marks(units: Units) -> None:
    keep(units, HEAT, replace(HEAT, person="ben", film_id="fargo-1996"))
    assert [mark.film_id for mark in marks_of(units, "ben")] == ["fargo-1996"]


@pytest.mark.parametrize("person", ["Ann", "änn", "ann2", "アン", "🎬"])
def test_names_that_look_alike_are_different_people(units: Units, person: str) -> None:
    keep(units, HEAT, replace(HEAT, person=person))
    assert marks_of(units, person) == (replace(HEAT, person=person),)
    assert marks_of(units) == (HEAT,)


def test_text_that_means_something_in_sql_is_only_text(units: Units) -> None:
    name = "'; DROP TABLE feedback; -- %s :x \\"
    keep(units, replace(HEAT, person=name))
    assert marks_of(units, name) == (replace(HEAT, person=name),)


def test_a_mark_can_be_taken_back(units: Units) -> None:
    kept = replace(HEAT, kind=FeedbackKind.WATCHLIST)
    keep(units, HEAT, kept)
    with units() as unit:
        unit.feedback.remove("ann", "heat-1995", FeedbackKind.WATCHED)
        unit.commit()
    assert marks_of(units) == (kept,)


def test_taking_back_a_mark_that_is_not_there_changes_nothing(units: Units) -> None:
    keep(units, HEAT)
    with units() as unit:
        unit.feedback.remove("ben", "heat-1995", FeedbackKind.WATCHED)
        unit.feedback.remove("ann", "heat-1995", FeedbackKind.WATCHLIST)
        unit.commit()
    assert marks_of(units) == (HEAT,)


def test_a_mark_taken_back_and_set_again_has_its_new_time(units: Units) -> None:
    again = replace(HEAT, at=NOON + timedelta(days=1))
    keep(units, HEAT)
    with units() as unit:
        unit.feedback.remove("ann", "heat-1995", FeedbackKind.WATCHED)
        unit.feedback.add(again)
        unit.commit()
    assert marks_of(units) == (again,)


def test_what_is_not_committed_is_undone(units: Units) -> None:
    keep(units, HEAT)
    with units() as unit:
        unit.feedback.add(replace(HEAT, film_id="fargo-1996"))
        unit.feedback.remove("ann", "heat-1995", FeedbackKind.WATCHED)
    assert marks_of(units) == (HEAT,)


def test_an_error_in_the_block_undoes_it_and_goes_on(units: Units) -> None:
    def fail() -> None:
        with units() as unit:
            unit.feedback.add(HEAT)
            raise LookupError("on purpose")

    with pytest.raises(LookupError, match="on purpose"):
        fail()
    assert marks_of(units) == ()


def test_an_error_after_the_commit_keeps_what_was_committed(units: Units) -> None:
    with units() as unit:
        unit.feedback.add(HEAT)
        unit.commit()
        unit.feedback.add(replace(HEAT, film_id="fargo-1996"))
    assert marks_of(units) == (HEAT,)


def test_others_see_a_mark_only_after_the_commit(units: Units) -> None:
    with units() as unit:
        unit.feedback.add(HEAT)
        assert marks_of(units) == ()
        unit.commit()
        assert marks_of(units) == (HEAT,)


def test_a_unit_of_work_can_be_used_for_one_block_after_another(units: Units) -> None:
    unit = units()
    with unit:
        unit.feedback.add(HEAT)
        unit.commit()
    with unit:
        assert unit.feedback.of("ann") == (HEAT,)


def test_a_unit_of_work_is_of_no_use_outside_its_block(units: Units) -> None:
    unit = units()
    with pytest.raises(RuntimeError, match="inside its with block"):
        _ = unit.feedback
    with unit:
        pass
    with pytest.raises(RuntimeError, match="inside its with block"):
        unit.commit()


def test_a_unit_of_work_does_not_nest_in_itself(units: Units) -> None:
    with units() as unit, pytest.raises(RuntimeError, match="one with block at a time"):
        unit.__enter__()


def test_the_longest_names_fit(units: Units) -> None:
    longest = replace(HEAT, person="🎬" * 64, film_id="f" * 128)
    keep(units, longest)
    assert marks_of(units, longest.person) == (longest,)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(HEAT, person=""),
        replace(HEAT, person="a" * 65),
        replace(HEAT, person="a\0"),
        replace(HEAT, person="\ud800"),
        replace(HEAT, film_id=""),
        replace(HEAT, film_id="f" * 129),
    ],
    ids=["no person", "long person", "NUL", "half a character", "no film", "long film"],
)
def test_names_that_do_not_fit_are_refused(units: Units, wrong: Feedback) -> None:
    with units() as unit, pytest.raises(BadInput, match=r"a person's name|a film id"):
        unit.feedback.add(wrong)


def test_a_time_without_a_zone_is_refused(units: Units) -> None:
    naive = replace(HEAT, at=NOON.replace(tzinfo=None))
    with units() as unit, pytest.raises(ValueError, match="aware time"):
        unit.feedback.add(naive)
