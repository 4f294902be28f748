"""What every store of tries does, whatever it is made of."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from moodreel.domain.ports import UnitOfWork
from moodreel.storage.database import Database

Units = Callable[[], UnitOfWork]

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def three_free(tries: int) -> float:
    return 60.0 if tries >= 3 else 0.0


def count(units: Units, at: datetime = NOON, key: str = "door") -> float:
    with units() as unit:
        wait = unit.attempts.count(key, at, three_free)
        unit.commit()
    return wait


def test_free_tries_pass_and_then_there_is_a_wait(units: Units) -> None:
    assert [count(units) for _ in range(4)] == [0, 0, 0, 60]
    assert count(units, NOON + timedelta(seconds=20)) == 40
    assert count(units, NOON + timedelta(seconds=60)) == 0
    assert count(units, NOON + timedelta(seconds=61)) == 59


def test_doors_are_counted_apart(units: Units) -> None:
    assert [count(units) for _ in range(3)] == [0, 0, 0]
    assert count(units, key="other") == 0
    assert count(units) == 60


def test_a_success_starts_anew_and_a_refund_takes_one_back(units: Units) -> None:
    assert [count(units) for _ in range(3)] == [0, 0, 0]
    with units() as unit:
        unit.attempts.refund("door", NOON)
        unit.attempts.refund("never tried", NOON)
        unit.commit()
    assert [count(units), count(units)] == [0, 60]
    with units() as unit:
        unit.attempts.forget("door")
        unit.commit()
    assert [count(units) for _ in range(4)] == [0, 0, 0, 60]


def test_what_was_last_tried_long_ago_is_swept(units: Units) -> None:
    assert [count(units) for _ in range(3)] == [0, 0, 0]
    with units() as unit:
        unit.attempts.sweep(NOON, 10)
        unit.commit()
    assert count(units) == 60
    with units() as unit:
        unit.attempts.sweep(NOON + timedelta(seconds=1), 10)
        unit.commit()
    assert count(units) == 0


def test_of_too_many_doors_the_oldest_tries_are_forgotten(units: Units) -> None:
    for n in range(4):
        for _ in range(3):
            count(units, NOON + timedelta(seconds=n), key=f"door {n}")
    with units() as unit:
        unit.attempts.sweep(NOON, 2)
        unit.commit()
    later = NOON + timedelta(seconds=10)
    assert [count(units, later, key=f"door {n}") for n in range(4)] == [0, 0, 52, 53]


def test_many_at_once_pass_no_more_than_one_after_the_other(prepared: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda _: count(prepared.unit_of_work), range(24)))
    assert waits.count(0) == 3
