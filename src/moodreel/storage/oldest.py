"""What is too old goes, a bounded number of rows at a time."""

from datetime import datetime

from sqlalchemy import Connection, Table, delete, select


def delete_oldest(connection: Connection, table: Table, before: datetime, limit: int) -> int:
    """Deletes at most `limit` of the rows with an `at` before; how many it were.

    One statement, so that nothing is read before it is written; and a question within a question,
    because MySQL takes no LIMIT in the inner one.
    """
    old = select(table.c.id).where(table.c.at < before).order_by(table.c.at).limit(limit)
    named = select(old.subquery("old").c.id)
    return connection.execute(delete(table).where(table.c.id.in_(named))).rowcount
