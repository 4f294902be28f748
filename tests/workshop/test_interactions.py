import bz2
import gzip
import lzma
from pathlib import Path

import numpy as np
import pytest

from moodreel.errors import BadInput, CorruptFile
from moodreel.workshop.datasets.interactions import NO_TIME, read
from moodreel.workshop.datasets.rating_columns import BLOCK

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
ROWS = [(7, 10, 4.0, 100), (7, 20, 0.5, 50), (9, 10, 5.0, 70)]
PLAIN = "userId,movieId,rating,timestamp\n" + "".join(f"{u},{m},{r},{t}\n" for u, m, r, t in ROWS)


def told(interactions):
    return [
        (int(person), int(film), float(rating), int(at))
        for person, film, rating, at in zip(
            interactions.person_ids[interactions.people],
            interactions.film_ids[interactions.films],
            interactions.ratings,
            interactions.at,
            strict=True,
        )
    ]


@pytest.fixture
def file(tmp_path):
    def write(text, name="ratings.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_rows_come_in_order_of_person_and_time(file):
    assert told(read(file(PLAIN))) == [ROWS[1], ROWS[0], ROWS[2]]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("\n", "\r\n"),
        "﻿" + PLAIN,
        "\n\n" + PLAIN + "\n\n",
        PLAIN.split("\n", 1)[1],
        PLAIN.split("\n", 1)[1].replace(",", "\t"),
        PLAIN.split("\n", 1)[1].replace(",", "::"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "|"),
        "\n".join(reversed(PLAIN.strip().split("\n")[1:])),
        "at,Film,PERSON,Title,Rating\n"
        + "".join(f'{t},{m},{u},"A ""B"", or C",{r}\n' for u, m, r, t in ROWS),
        '"user id","item_id","stars","date"\n'
        + "".join(f'"{u}","{m}","{r}","1970-01-01T00:{t // 60:02}:{t % 60:02}Z"\n'
                  for u, m, r, t in ROWS),
    ],
    ids=["crlf", "bom", "empty lines", "no header", "tabs", "colons", "semicolons", "bars",
         "unsorted", "other columns", "other names and dates"],
)  # fmt: skip
def test_other_layouts_read_the_same(file, text):
    assert told(read(file(text))) == [ROWS[1], ROWS[0], ROWS[2]]


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
@pytest.mark.parametrize("name", ["ratings.csv", "ratings.csv.gz", "u.data"])
def test_a_packed_file_reads_the_same_whatever_it_is_called(file, pack, name):
    assert told(read(file(pack(PLAIN.encode()), name))) == told(read(file(PLAIN)))


def test_a_folder_stands_for_its_file_of_ratings(file):
    assert len(read(file(lzma.compress(PLAIN.encode()), "ratings.csv.xz").parent)) == 3


def test_of_two_ratings_of_a_film_the_later_by_time_counts_wherever_it_stands(file):
    assert told(read(file("1,5,4.5,200\n1,5,1,100\n"))) == [(1, 5, 4.5, 200)]


def test_of_two_ratings_at_one_time_the_later_row_counts(file):
    assert told(read(file("1,5,4.5,100\n1,5,1.5,100\n"))) == [(1, 5, 1.5, 100)]


def test_a_file_without_times_has_none(file):
    assert told(read(file("1,5,4.5\n1,6,1\n"))) == [(1, 5, 4.5, NO_TIME), (1, 6, 1.0, NO_TIME)]


def test_equal_ratings_have_one_digest_in_any_order_and_other_ratings_another(file):
    lines = PLAIN.strip().split("\n")
    first = read(file(PLAIN)).digest()
    assert read(file("\n".join([lines[0], *lines[:0:-1]]))).digest() == first
    assert read(file(PLAIN.replace("5.0", "4.5"))).digest() != first


def test_the_scale_begins_at_one_where_all_ratings_are_whole(file):
    assert read(file("1,5,4,1\n1,6,2,1\n")).scale == (1.0, 5.0)
    assert read(file("1,5,4.5,1\n1,6,2,1\n")).scale == (0.5, 5.0)
    assert read(file("1,5,9,1\n"), scale=(0, 10)).scale == (0, 10)


def test_what_is_only_seen_has_no_rating_where_that_is_asked_for(file):
    path = file("1,5,,\n1,6,2,1\n2,7,,\n")
    seen = read(path, unrated=True)
    assert np.isnan(seen.ratings).sum() == 2
    kept = seen.rated()
    assert told(kept) == [(1, 6, 2.0, 1)]
    assert (kept.n_people, kept.n_films) == (1, 1)
    with pytest.raises(CorruptFile, match="line 1"):
        read(path)


def test_part_of_the_rows_keeps_the_numbers_of_people_and_films(file):
    part = read(file(PLAIN)).take(np.array([2]))
    assert told(part) == [ROWS[2]]
    assert (part.n_people, part.n_films) == (2, 2)


@pytest.mark.parametrize(
    "line",
    ["1,10,5.5,1", "1,10,0,1", "1,10,-1,1", "1,10,nan,1", "1,10,inf,1", "1,10,,1", "1,ten,4,1",
     "1.5,10,4,1", "-1,10,4,1", "1_0,10,4,1", "1,10,4_0,1", "1,9007199254740992,4,1",
     "99999999999999999999,1,4,1", "1,10,4", "1,10", "1,10,4,1,1", "1,10,4,soon", "1,10,4,-5",
     "1,10,4,inf", ",,,", "1;10;4;1", "\x00", "1,10,four,1"],
)  # fmt: skip
def test_a_bad_row_in_the_middle_is_named_by_its_line(file, line):
    many = "".join(f"{i},{i % 7},3,1\n" for i in range(40))
    with pytest.raises(CorruptFile, match=r"ratings\.csv, line 45:"):
        read(file(PLAIN + many + line + "\n" + many))


def test_a_bad_row_is_named_among_more_rows_than_are_held_as_text_at_a_time(file):
    many = "".join(f"{i},{i % 7},3,1\n" for i in range(BLOCK + 9))
    with pytest.raises(CorruptFile, match=rf"line {BLOCK + 14}: a rating outside"):
        read(file(PLAIN + many + "1,10,77,1\n" + many))


def test_rows_that_are_longer_than_the_first_line_are_refused_even_if_all_are(file):
    with pytest.raises(CorruptFile, match="line 2: 5 columns, 4 in the first line"):
        read(file("user,movie,rating,timestamp\n1,2,3,4,5\n1,3,3,4,5\n"))


def test_what_was_expected_is_told(file):
    with pytest.raises(CorruptFile, match=r"a rating outside 0\.5 to 5 in '1,10,7,1'"):
        read(file(PLAIN + "1,10,7,1\n"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no columns"),
        (b"\n\n", "no columns"),
        (b"userId,movieId,rating,timestamp\n", "has no ratings"),
        (b"title,year\nHeat,1995\n", "no columns"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "read as text"),
        (PLAIN.encode() + b"1,10,\xff,1\n", "utf-8"),
        (gzip.compress(PLAIN.encode() * 500)[:-20], "breaks off|read as text"),
        (lzma.compress(PLAIN.encode())[:-20], "breaks off|read as text"),
        (b"\x1f\x8bnot really", "breaks off|read as text"),
    ],
)
def test_what_is_no_file_of_ratings_is_refused(file, content, reason):
    with pytest.raises(CorruptFile, match=reason):
        read(file(content))


def test_a_path_without_ratings_is_bad_input(tmp_path):
    for path in (tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(BadInput, match="expected a file, or a folder"):
            read(path)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "n", "people", "films", "scale"),
    [("latest-small", 100_836, 610, 9_724, (0.5, 5.0)), ("100k", 100_000, 943, 1_682, (1.0, 5.0)),
     ("1m", 1_000_209, 6_040, 3_706, (1.0, 5.0))],
)  # fmt: skip
def test_movielens_reads_as_its_publisher_counts_it(name, n, people, films, scale):
    read_in = read(SHARED / f"movielens-{name}", unrated=name == "1m")
    assert (len(read_in), read_in.n_people, read_in.n_films) == (n, people, films)
    assert read_in.scale == scale


def test_films_that_are_chosen_leave_no_empty_people_or_films(file):
    chosen = read(file(PLAIN)).of_films(np.array([20, 99]))
    assert told(chosen) == [ROWS[1]]
    assert (chosen.n_people, chosen.n_films) == (1, 1)
