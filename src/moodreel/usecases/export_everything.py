"""Everything that is kept of a person, as one zip that they can read: JSON, and a CSV a table."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from moodreel.domain.ports import UnitOfWork
from moodreel.exchange.ours import FORMULA

NAME = "moodreel-export.zip"

_ABOUT = """Everything that moodreel keeps of you, as of {at}.

everything.json   all of it, in one file that programs read
*.csv             the same, one file a table, for spreadsheets: text that a spreadsheet would take
                  for a formula has an apostrophe before it

{tables}
Passwords and the secrets of sessions and tokens are not in here: moodreel itself has only their
digests.
"""


class ExportEverything:
    """Reads everything of a person in one transaction."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        film_label: Callable[[str], str | None],
        clock: Callable[[], datetime],
    ) -> None:
        """`film_label` gives title and year for a film's id, None where it has left."""
        self._unit_of_work = unit_of_work
        self._film_label = film_label
        self._clock = clock

    def everything(self, person: str) -> dict[str, list[dict[str, Any]]]:
        """The person's rows by table; beside a film's id stands what it is called."""
        with self._unit_of_work() as work:
            kept = work.everything.of(person)
        return {table: [self._told(row) for row in rows] for table, rows in kept.items()}

    def as_zip(self, person: str) -> bytes:
        """The same as the bytes of a zip."""
        kept, now = self.everything(person), self._clock()
        lines = "".join(f"  {table}: {len(rows)}\n" for table, rows in sorted(kept.items()))
        about = _ABOUT.format(at=f"{now:%Y-%m-%d %H:%M} UTC", tables=lines)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
            folder.writestr("README.txt", about)
            text = json.dumps(kept, ensure_ascii=False, indent=2, default=_plain)
            folder.writestr("everything.json", text + "\n")
            for table, rows in kept.items():
                if rows:
                    folder.writestr(f"{table}.csv", as_csv(rows))
        return file.getvalue()

    def _told(self, row: Mapping[str, Any]) -> dict[str, Any]:
        told = dict(row)
        if isinstance(film_id := row.get("film_id"), str):
            told["film"] = self._film_label(film_id)
        return told


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """CSV (RFC 4180) with a header; no cell of it is a formula."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return text.getvalue()


def _cell(value: Any) -> Any:
    plain = _plain(value) if not isinstance(value, str | int | float | None) else value
    return f"'{plain}" if isinstance(plain, str) and plain.startswith(FORMULA) else plain


def _plain(value: Any) -> Any:
    """What JSON has no word for."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)
