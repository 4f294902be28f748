"""What we write we read back, and no spreadsheet runs it."""

import csv
import io
from datetime import UTC, datetime

import pytest

from moodreel.domain.feedback import FeedbackKind
from moodreel.exchange.ours import Done, as_csv, as_json
from moodreel.exchange.reading import read_entries

AT = datetime(2024, 5, 1, 20, 15, tzinfo=UTC)
FILMS = (
    Done(id="heat-1995", title="Heat", year=1995, imdb_id="tt0113277", stars=4.5, rated_at=AT),
    Done(id="x-2000", title='=HYPERLINK("http://evil")', year=2000, marks={FeedbackKind.FITS: AT}),
    Done(id="y-2001", title="千と千尋の神隠し", marks={FeedbackKind.WATCHED: AT}),
)


@pytest.mark.parametrize("write", [as_json, as_csv])
def test_everything_comes_back(write):
    parsed = read_entries(write(FILMS).encode(), "moodreel-history")
    assert parsed.source == "moodreel"
    assert not parsed.unread
    again = [
        Done(
            id=str(entry.film_id), title=entry.title, year=entry.year, imdb_id=entry.imdb_id,
            stars=entry.stars, rated_at=entry.rated_at,
            marks={kind: at for kind, at in entry.marks.items() if at},
        )
        for entry in parsed.entries
    ]  # fmt: skip
    assert again == list(FILMS)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_no_cell_is_a_formula(title):
    rows = list(csv.reader(io.StringIO(as_csv([Done(id="x", title=title)]), newline="")))
    assert rows[1][1] == f"'{title}"
