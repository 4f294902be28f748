"""Which schema a database has, found out without alembic, and whether it is ours to touch."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import NoSuchTableError

from moodreel.errors import CorruptFile, Unavailable
from moodreel.storage.addresses import Address

# The newest migration. Stated here because start-up must not import alembic to learn it; a test
# holds it equal to what `migrations/` says.
HEAD = "0006"

_VERSION_TABLE = "alembic_version"

# The migration that made each table: a database that is at it and lacks the table is not ours. A
# test holds it equal to what `migrations/` does.
MADE_BY = {
    "feedback": "0001",
    "labels": "0002",
    "ratings": "0003",
    "reviews": "0004",
    "accounts": "0005",
    "sessions": "0005",
    "tokens": "0005",
    "attempts": "0005",
    "preferences": "0006",
    "moments": "0006",
    "shown": "0006",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """What is in a database."""

    tables: frozenset[str]
    revisions: tuple[str, ...]
    """What alembic noted: one revision, or nothing in an empty database."""

    @property
    def revision(self) -> str | None:
        """The migration that the database is at; None before the first."""
        return self.revisions[0] if self.revisions else None

    @property
    def is_newest(self) -> bool:
        """Whether nothing is to be done."""
        return self.revisions == (HEAD,) and self.is_whole

    @property
    def is_whole(self) -> bool:
        """Whether all tables are there that the revision has."""
        revision = self.revision or ""
        return self.tables >= {table for table, made_by in MADE_BY.items() if made_by <= revision}


def look(connection: Connection, address: Address) -> Schema:
    """The schema; raises CorruptFile or Unavailable where it is not ours to read or change."""
    schema = read_schema(connection)
    _check(schema, address)
    return schema


def read_schema(connection: Connection) -> Schema:
    """The schema as it stands, whoever made it.

    The revision first: if another process upgrades in between, the tables are then the newer ones.
    """
    database = inspect(connection)
    revisions: Sequence[str] = ()
    with suppress(NoSuchTableError):
        columns = {column["name"] for column in database.get_columns(_VERSION_TABLE)}
        if "version_num" in columns:
            revisions = connection.scalars(text("SELECT version_num FROM alembic_version")).all()
        elif columns:
            revisions = ("unreadable",)
    return Schema(tables=frozenset(database.get_table_names()), revisions=tuple(revisions))


def _check(schema: Schema, address: Address) -> None:
    """Ours are: an empty database, and one whose only revision is a number of ours."""
    revision = schema.revision
    if revision is None and schema.tables <= {_VERSION_TABLE}:
        return
    if revision is None or len(schema.revisions) > 1 or not _is_number(revision):
        raise _foreign(schema, address)
    if revision > HEAD:
        raise Unavailable(
            f"the database {address} was written by a newer moodreel: this one knows schemas up to "
            f"{HEAD}, it has {revision}. Upgrade moodreel; nothing was changed"
        )
    if not schema.is_whole:
        raise _foreign(schema, address)


def _is_number(revision: str) -> bool:
    return len(revision) == len(HEAD) and revision.isascii() and revision.isdigit()


def _foreign(schema: Schema, address: Address) -> CorruptFile:
    names = sorted(schema.tables)
    found = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return CorruptFile(
        f"expected an empty database or one of moodreel's in {address}, got another program's "
        f"(or one whose first upgrade was cut off) with the tables {found}; nothing was changed. "
        "Choose another with MOODREEL_DATABASE"
    )
