"""Insert, or change what is there, in one statement: the unique constraint decides, and nobody can
come between a look and a write.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table
from sqlalchemy.dialects import mysql, postgresql, sqlite

# Columns as they were given to the insert that met a row.
Given = Any
Change = Sequence[tuple[str, ColumnElement[Any]]]


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, object]],
    *,
    key: Sequence[str],
    change: Callable[[Given], Change],
) -> None:
    """Inserts the rows; where one meets a row of the same `key`, `change` says what becomes of it.

    `change` gives the columns in the order in which they are set: MySQL lets the second assignment
    see what the first one made. `key` names the columns of one unique constraint.
    """
    if connection.dialect.name in ("mysql", "mariadb"):
        ours = mysql.insert(table)
        statement: Any = ours.on_duplicate_key_update(list(change(ours.inserted)))
    else:
        kind = postgresql if connection.dialect.name == "postgresql" else sqlite
        theirs = kind.insert(table)
        statement = theirs.on_conflict_do_update(
            index_elements=list(key), set_=dict(change(theirs.excluded))
        )
    connection.execute(statement, rows)
