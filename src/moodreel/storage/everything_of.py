"""All that is kept of a person: every row of every table that has a column `person`.

Found in the tables themselves, so that a new one is exported and erased without being named here.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, exists, func, select

from moodreel.storage import tables
from moodreel.storage.sqlite_file import delete_for_good


class SqlEverything:
    """`EverythingRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, person: str) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """The person's rows by table, oldest first, without what is secret or for the machine."""
        return {table.name: self._rows(table, person) for table in _tables()}

    def erase(self, person: str) -> int:
        """Deletes every row of the person and says how many; looks again afterwards."""
        delete_for_good(self._connection)
        n = sum(
            self._connection.execute(delete(table).where(table.c.person == person)).rowcount
            for table in _tables()
        )
        left = [table.name for table in _tables() if self._count(table, person)]
        if left:
            raise RuntimeError(f"rows of a person who was erased are left in {', '.join(left)}")
        return n

    def holds(self, person: str) -> bool:
        """Whether any row is the person's."""
        questions = (exists().where(table.c.person == person) for table in _tables())
        return any(self._connection.scalar(select(question)) for question in questions)

    def _rows(self, table: Table, person: str) -> list[dict[str, Any]]:
        told = [column for column in table.c if _is_told(column.name, column.info)]
        rows = self._connection.execute(
            select(*told).where(table.c.person == person).order_by(*table.primary_key)
        )
        return [dict(row) for row in rows.mappings()]

    def _count(self, table: Table, person: str) -> int:
        question = select(func.count()).select_from(table).where(table.c.person == person)
        return self._connection.scalar(question) or 0


def _tables() -> Iterator[Table]:
    """Those about people, what refers to others first."""
    return (table for table in reversed(tables.metadata.sorted_tables) if "person" in table.c)


def _is_told(name: str, info: Mapping[Any, Any]) -> bool:
    return name not in ("id", "person") and not info.get("untold")
