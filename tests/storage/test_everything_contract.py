"""All that is kept of a person is told and erased, in whichever table it stands."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, insert, select
from tests.storage.test_accounts_contract import ANN, BEN, NOON, SESSION, TOKEN
from tests.storage.test_labels_contract import WORN

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.rating import Rating
from moodreel.storage.database import Database
from moodreel.storage.tables import UtcDateTime, metadata

Units = Callable[[], UnitOfWork]


def fill(units: Units, person: str) -> None:
    with units() as unit:
        kind = FeedbackKind.WATCHED
        unit.feedback.add(Feedback(person=person, film_id="heat-1995", kind=kind, at=NOON))
        unit.ratings.put(Rating(person=person, film_id="heat-1995", stars=4.5, at=NOON))
        unit.commit()


def test_everything_of_a_person_is_told_without_what_is_secret(units: Units) -> None:
    fill(units, "a1")
    with units() as unit:
        unit.accounts.add(ANN)
        unit.sessions.add(SESSION)
        unit.tokens.add(TOKEN)
        unit.commit()
    with units() as unit:
        told = unit.everything.of("a1")
        assert unit.everything.holds("a1")
        assert not unit.everything.holds("b2")
    assert told["accounts"] == [{"name": "Ann", "made_at": NOON}]
    assert told["ratings"] == [{"film_id": "heat-1995", "stars": 4.5, "at": NOON}]
    assert "argon2" not in str(told)
    assert "d" * 64 not in str(told)
    assert "e" * 64 not in str(told)


def test_erasing_takes_all_of_one_person_and_nothing_of_another(units: Units) -> None:
    fill(units, "a1")
    fill(units, "b2")
    with units() as unit:
        unit.accounts.add(ANN)
        unit.accounts.add(BEN)
        unit.labels.add(WORN)
        unit.sessions.add(SESSION)
        unit.commit()
    with units() as unit:
        assert unit.everything.erase("a1") == 4
        assert unit.everything.erase("a1") == 0
        unit.commit()
    with units() as unit:
        assert not unit.everything.holds("a1")
        assert unit.everything.holds("b2")
        assert unit.accounts.all() == (BEN,)
        assert unit.labels.of("ann") == (WORN,)


def test_every_table_about_people_is_erased_whatever_it_holds(prepared: Database) -> None:
    about_people = [table for table in metadata.sorted_tables if "person" in table.c]
    assert len(about_people) >= 6
    with prepared._engine.begin() as connection:
        for table in about_people:
            connection.execute(insert(table).values({c.name: any_value(c) for c in table.c}))
    with prepared.unit_of_work() as unit:
        assert all(unit.everything.of("1").values())
        assert unit.everything.erase("1") == len(about_people)
        unit.commit()
    with prepared._engine.connect() as connection:
        for table in about_people:
            assert connection.execute(select(table)).all() == []


def any_value(column: Column[Any]) -> object:
    return NOON if isinstance(column.type, UtcDateTime) else column.type.python_type(1)
