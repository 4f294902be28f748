"""What a person deletes is in none of the database's files any more."""

from contextlib import closing
from pathlib import Path

import pytest
from tests.storage.test_labels_contract import WORN

from moodreel.domain.ports import UnitOfWork
from moodreel.storage.database import Database


def remove(unit: UnitOfWork) -> None:
    unit.labels.remove(WORN.person, WORN.label_id)


def remove_all(unit: UnitOfWork) -> None:
    unit.labels.remove_all(WORN.person)


def erase(unit: UnitOfWork) -> None:
    unit.everything.erase(WORN.person)


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


@pytest.mark.parametrize("delete", [remove, remove_all, erase])
def test_words_that_were_deleted_are_in_no_file(tmp_path: Path, delete) -> None:
    with closing(Database(tmp_path / "moodreel.db")) as database:
        database.prepare()
        with database.unit_of_work() as unit:
            unit.labels.add(WORN)
            unit.commit()
        assert WORN.text.encode() in bytes_of(tmp_path)
        with database.unit_of_work() as unit:
            delete(unit)
            unit.commit()
        assert WORN.text.encode() not in bytes_of(tmp_path)


def test_somebody_who_is_reading_keeps_nobody_from_deleting(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("moodreel.storage.sqlite_file.BUSY_TIMEOUT_MS", 10)
    with closing(Database(tmp_path / "moodreel.db")) as database:
        database.prepare()
        with database.unit_of_work() as unit:
            unit.labels.add(WORN)
            unit.commit()
        with database.unit_of_work() as reader:
            assert len(reader.labels.of(WORN.person)) == 1
            with database.unit_of_work() as unit:
                unit.labels.remove_all(WORN.person)
                unit.commit()
        with database.unit_of_work() as unit:
            assert unit.labels.of(WORN.person) == ()
