"""The migrations build what the code expects, and can be taken back."""

from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from tests.storage.test_feedback_contract import HEAT

from moodreel.domain.feedback import FeedbackKind
from moodreel.storage.bounds import KIND_LENGTH
from moodreel.storage.database import Database
from moodreel.storage.locking import alone
from moodreel.storage.migrating import configuration, migrate_down
from moodreel.storage.schema import HEAD, MADE_BY
from moodreel.storage.tables import metadata


def tables(database: Database) -> set[str]:
    with database._engine.connect() as connection:
        return set(inspect(connection).get_table_names())


def test_head_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(configuration()).get_heads() == [HEAD]


def test_migrations_are_numbered_so_that_a_newer_one_can_be_told() -> None:
    scripts = list(ScriptDirectory.from_config(configuration()).walk_revisions())
    numbers = [script.revision for script in reversed(scripts)]
    assert numbers == [f"{n:04}" for n in range(1, len(scripts) + 1)]


def test_every_kind_of_mark_fits_its_column() -> None:
    assert max(map(len, FeedbackKind)) <= KIND_LENGTH


def test_migrations_build_the_tables_of_the_code(prepared: Database) -> None:
    with prepared._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_migrations_go_up_and_down_and_up_again(database: Database) -> None:
    database.upgrade()
    assert tables(database) == {"alembic_version", *metadata.tables}
    with alone(database._engine) as connection:
        migrate_down(connection, "base")
    assert tables(database) == {"alembic_version"}
    assert database.current() is None
    database.upgrade()
    assert tables(database) == {"alembic_version", *metadata.tables}
    assert database.current() == HEAD


def test_each_migration_makes_the_tables_that_are_said_to_be_its(database: Database) -> None:
    database.upgrade()
    for revision in sorted(set(MADE_BY.values()), reverse=True):
        made = {table for table, made_by in MADE_BY.items() if made_by <= revision}
        assert tables(database) == {"alembic_version", *made}
        with alone(database._engine) as connection:
            migrate_down(connection, "-1")
    assert tables(database) == {"alembic_version"}
    assert set(MADE_BY) == set(metadata.tables)


def test_an_older_database_is_brought_up_with_its_marks(database: Database) -> None:
    database.upgrade()
    with database.unit_of_work() as unit:
        unit.feedback.add(HEAT)
        unit.commit()
    with alone(database._engine) as connection:
        migrate_down(connection, "0001")
    assert database.current() == "0001"
    database.prepare()
    database.ping()
    with database.unit_of_work() as unit:
        assert unit.feedback.of("ann") == (HEAT,)
        assert unit.labels.of("ann") == ()
        assert unit.ratings.count("ann") == 0


# MySQL and MariaDB cannot take back a CREATE TABLE.
@pytest.mark.parametrize("backend", ["sqlite", "postgresql"], indirect=True)
def test_a_migration_that_fails_leaves_nothing_behind(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:

    def fail(*_: object, **__: object) -> None:
        raise LookupError("on purpose")

    monkeypatch.setattr("alembic.op.create_index", fail)
    with pytest.raises(LookupError, match="on purpose"):
        database.prepare()
    assert tables(database) == set()
    monkeypatch.undo()
    database.prepare()
    assert database.current() == HEAD


def test_films_kept_before_stand_on_the_watchlist_and_go_back(database: Database) -> None:
    database.upgrade()
    with alone(database._engine) as connection:
        migrate_down(connection, "0005")
        connection.execute(
            text(
                "INSERT INTO feedback (person, film_id, kind, at) "
                "VALUES ('ann', 'heat-1995', 'kept', '2024-05-01 12:00:00')"
            )
        )
    database.upgrade()
    with database.unit_of_work() as unit:
        (mark,) = unit.feedback.of("ann")
        assert mark.kind is FeedbackKind.WATCHLIST
        unit.feedback.add(replace(mark, kind=FeedbackKind.FITS))
        unit.commit()
    with alone(database._engine) as connection:
        migrate_down(connection, "0005")
        kinds = connection.scalars(text("SELECT kind FROM feedback")).all()
    assert kinds == ["kept"]
