"""Files of reviews, row by row, sound and broken."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from moodreel.domain.review import MAX_TEXT
from moodreel.errors import BadInput
from moodreel.reviews.rows_file import Draft, Problem, read_rows


def rows(folder: Path, content: str | bytes) -> list[Draft | Problem]:
    path = folder / "reviews.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_rows(path))


def problems(found: list[Draft | Problem]) -> list[int]:
    return [row.line for row in found if isinstance(row, Problem)]


def test_csv_is_read_by_its_header(tmp_path: Path) -> None:
    header = "Author,title,ignored,Review,date,stars\n"
    row = 'Ann,Heat (1995),x,"Two\nlines, ""fine""",2024-05-01,4.5\n'
    assert rows(tmp_path, header + row) == [
        Draft(
            line=2,
            film="Heat (1995)",
            imdb_id="",
            text='Two\nlines, "fine"',
            stars=4.5,
            author="Ann",
            at=datetime(2024, 5, 1, tzinfo=UTC),
        )
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_told_from_the_header(tmp_path: Path, delimiter: str) -> None:
    (row,) = rows(
        tmp_path, delimiter.join(["film", "text"]) + "\nheat-1995" + delimiter + "Fine.\n"
    )
    assert isinstance(row, Draft)
    assert (row.film, row.text, row.stars, row.author, row.at) == (
        "heat-1995",
        "Fine.",
        None,
        "",
        None,
    )


def test_json_lines_are_read(tmp_path: Path) -> None:
    lines = [
        {"imdb_id": "tt0113277", "text": "Fine.", "stars": 4, "at": "2024-05-01T10:00:00+02:00"},
        {"film": "Heat", "text": "二度見た。", "author": None, "stars": None},
    ]
    first, second = rows(tmp_path, "\n\n".join(json.dumps(line) for line in lines))
    assert isinstance(first, Draft)
    assert (first.imdb_id, first.stars) == ("tt0113277", 4.0)
    assert first.at == datetime(2024, 5, 1, 8, tzinfo=UTC)
    assert isinstance(second, Draft)
    assert second.text == "二度見た。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marks_of_encodings_are_known(tmp_path: Path, encoding: str) -> None:
    (row,) = rows(tmp_path, "film,text\nAmélie,Très beau\n".encode(encoding))
    assert isinstance(row, Draft)
    assert (row.film, row.text) == ("Amélie", "Très beau")


def test_another_encoding_is_a_problem_of_its_row(tmp_path: Path) -> None:
    content = b"film,text\nAm\xe9lie,Fine.\nHeat,Tr\xe8s beau\nHeat,Fine.\n"
    found = rows(tmp_path, content)
    assert problems(found) == [2, 3]
    assert isinstance(found[2], Draft)


def test_what_is_cut_off_in_utf_16_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="UTF-16"):
        rows(tmp_path, "film,text\nHeat,Fine.\n".encode("utf-16")[:-1])


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ('film,text\nHeat,"Fine" indeed\nRonin,Fine.\n', [2]),
        ('film,text\nHeat,"never ends\nRonin,Fine.\n', [2]),
        ("film,text\nHeat\nRonin,Fine.\nHeat,Fine,indeed\n", [2, 4]),
        ("film,text\n,Fine.\nHeat,\nHeat,   \n", [2, 3, 4]),
        ("film,text\nHeat,Fi\0ne.\nRonin,Fine.\n", [2]),
        (f"film,text\nHeat,{'x' * (MAX_TEXT + 1)}\nHeat,{'y' * 200_000}\nRonin,Fine.\n", [2, 3]),
        (f"film,text\n{'t' * 201},Fine.\nRonin,Fine.\n", [2]),
        ("film,text,stars\nHeat,F,7\nHeat,F,many\nHeat,F,nan\nHeat,F,1e999\n", [2, 3, 4, 5]),
        ("film,text,at\nHeat,Fine.,yesterday\nHeat,Fine.,0099-01-01\n", [2, 3]),
        ('{"film": "H", "text": "Fine."}\n[1]\n{\n"x"\n{"film": "H", "text": 7}\n', [2, 3, 4, 5]),
        ('{"film": "Heat", "text": "\\ud800"}\n' + "[" * 100_000 + "\n", [1, 2]),
    ],
    ids=["quoting", "open quote", "columns", "empty", "NUL", "huge", "long title", "stars", "date",
         "json", "json letters"],
)  # fmt: skip
def test_a_broken_row_is_told_and_the_others_are_read(
    tmp_path: Path, content: str, lines: list[int]
) -> None:
    found = rows(tmp_path, content)
    assert problems(found) == lines
    assert all("Fine" not in row.message for row in found if isinstance(row, Problem))


@pytest.mark.parametrize(
    "content",
    ["", "\n\n", "film\nHeat\n", "text\nFine.\n", "a,b\n1,2\n", '"film,text\n', "\0\0", b"PK\x03"],
    ids=["empty", "blank", "no text", "no film", "other", "open", "NUL", "zip"],
)  # fmt: skip
def test_what_has_no_columns_to_read_is_refused(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(BadInput, match="expected a header"):
        rows(tmp_path, content)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(BadInput, match="expected a file of reviews"):
            list(read_rows(path))
