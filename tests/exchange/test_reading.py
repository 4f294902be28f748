"""Exports of every service become entries; what cannot be read is told, row by row."""

from datetime import UTC, datetime

import pytest
from tests.exchange import files

from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.vocabulary import Kind
from moodreel.errors import BadInput, Busy, UnknownName
from moodreel.exchange import reading, sheets
from moodreel.exchange.entries import Entry
from moodreel.exchange.reading import read_entries

WATCHED, WATCHLIST = FeedbackKind.WATCHED, FeedbackKind.WATCHLIST


def read(text: str | bytes, name: str = "ratings.csv", source: str = "auto") -> tuple[Entry, ...]:
    content = text.encode() if isinstance(text, str) else text
    return read_entries(content, name, source).entries


def day(year: int, month: int, of_month: int) -> datetime:
    return datetime(year, month, of_month, tzinfo=UTC)


def test_letterboxd_rates_to_five_and_what_is_rated_was_watched():
    heat, amelie, _ = read(files.LETTERBOXD_RATINGS)
    assert (heat.title, heat.year, heat.stars, heat.rated_at) == (
        "Heat",
        1995,
        4.5,
        day(2021, 3, 4),
    )
    assert (amelie.title, amelie.marks) == ("Amélie", {WATCHED: day(2021, 3, 5)})


def test_letterboxds_files_are_told_by_their_names():
    (fargo, _) = read(files.LETTERBOXD_WATCHLIST, "watchlist.csv")
    assert fargo.marks == {WATCHLIST: day(2022, 1, 1)}
    (liked,) = read(files.LETTERBOXD_LIKES, "likes/films.csv")
    assert set(liked.marks) == {FeedbackKind.FAVOURITE, WATCHED}


def test_a_diarys_day_is_that_of_watching():
    heat, spirited = read(files.LETTERBOXD_DIARY, "diary.csv")
    assert (heat.stars, heat.rated_at) == (4.0, day(2021, 4, 1))
    assert (spirited.stars, spirited.marks) == (None, {WATCHED: day(2019, 12, 31)})


def test_a_zip_is_read_whole_but_for_what_was_deleted():
    content = files.zipped(
        ratings=files.LETTERBOXD_RATINGS,
        watchlist=files.LETTERBOXD_WATCHLIST,
        likes__films=files.LETTERBOXD_LIKES,
        deleted__diary=files.LETTERBOXD_DIARY,
        profile="Date Joined,Username\n2020-01-01,ann\n",
    )
    parsed = read_entries(content, "letterboxd.zip")
    assert parsed.source == "letterboxd"
    assert len(parsed.entries) == 6
    assert {entry.file for entry in parsed.entries} == {
        "ratings.csv", "watchlist.csv", "likes/films.csv",
    }  # fmt: skip


def test_imdb_rates_to_ten_and_episodes_are_left():
    parsed = read_entries(files.IMDB_RATINGS.encode(), "ratings.csv")
    heat = parsed.entries[0]
    assert (heat.imdb_id, heat.stars, heat.kind) == ("tt0113277", 4.5, Kind.FILM)
    assert [(row.line, row.why) for row in parsed.unread] == [
        (4, "neither a film nor a series"),
        (5, "expected a rating to 10, in half stars of five"),
    ]


def test_imdbs_watchlist_is_one():
    (fargo,) = read(files.IMDB_WATCHLIST)
    assert (fargo.marks, fargo.stars) == ({WATCHLIST: day(2020, 6, 1)}, None)


def test_trakt_rates_to_ten_and_a_rating_of_an_episode_is_none_of_its_series():
    parsed = read_entries(files.TRAKT_RATINGS.encode(), "ratings-movies.json")
    (heat,) = parsed.entries
    assert (heat.imdb_id, heat.tmdb_id, heat.stars) == ("tt0113277", 949, 4.5)
    assert [row.why for row in parsed.unread] == [
        "a rating of a season or an episode, not of the series"
    ]
    (fargo,) = read(files.TRAKT_WATCHED, "watched-shows.json")
    assert (fargo.kind, set(fargo.marks)) == (Kind.SERIES, {WATCHED})


def test_movielens_has_ids_and_no_titles_in_its_data_sets():
    heat, fargo = read(files.MOVIELENS)
    assert (heat.movielens_id, heat.stars, heat.title) == (6, 4.5, "")
    assert fargo.rated_at == datetime.fromtimestamp(1112484676, UTC)
    (site,) = read(files.MOVIELENS_SITE)
    assert (site.title, site.year, site.imdb_id) == ("Heat", 1995, "tt0113277")


def test_ratings_of_several_people_are_refused():
    with pytest.raises(BadInput, match=r"one person, got those of 2 \(userId\)"):
        read(files.MOVIELENS + "8,6,3,1112486027\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_may_be_in_a_spreadsheets_encoding(encoding):
    assert read(files.LETTERBOXD_RATINGS.encode(encoding))[1].title == "Amélie"


def test_a_file_may_be_separated_by_semicolons_and_have_windows_lines():
    text = files.LETTERBOXD_RATINGS.replace(",", ";").replace("\n", "\r\n")
    assert [entry.stars for entry in read(text)] == [4.5, 5.0, 3.0]


def test_a_quotation_mark_that_is_not_closed_costs_its_row_and_is_told():
    text = files.LETTERBOXD_RATINGS.replace("Amélie", '"Amélie')
    parsed = read_entries(text.encode(), "ratings.csv")
    assert [entry.title for entry in parsed.entries] == ["Heat"]
    (broken,) = parsed.unread
    assert "quotation mark" in broken.why or "cells" in broken.why


def test_a_field_beyond_all_bounds_ends_the_reading_with_a_word():
    text = files.LETTERBOXD_RATINGS + '2021-01-01,"' + "x" * 200_000
    parsed = read_entries(text.encode(), "ratings.csv")
    assert len(parsed.entries) == 3
    assert "quotation mark" in parsed.unread[0].why


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("6", "expected a rating to 5"),
        ("3.7", "expected a rating to 5"),
        ("nan", "expected a rating to 5"),
        ("=1+1", "expected a rating to 5"),
        ("-1", "expected a rating to 5"),
    ],
)
def test_a_rating_that_is_none_is_told(cell, why):
    text = f"Date,Name,Year,Letterboxd URI,Rating\n2021-03-04,Heat,1995,x,{cell}\n"
    parsed = read_entries(text.encode(), "ratings.csv")
    assert not parsed.entries
    assert why in parsed.unread[0].why


@pytest.mark.parametrize("date", ["yesterday", "0001-01-01", "99999999999", "2021-13-01"])
def test_a_date_that_is_none_is_told(date):
    text = f"Date,Name,Year,Letterboxd URI,Rating\n{date},Heat,1995,x,3\n"
    assert "expected a date" in read_entries(text.encode(), "ratings.csv").unread[0].why


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n",
        b"PK\x03\x04 not a zip",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"name,feeling\nann,fine\n",
        b"[1, 2, 3]",
        b'{"format": "another"}',
        b'{"format": "moodreel-history"}',
        b'[{"movie": ',
        b"[" * 100_000,
        files.zipped(photo="x")[:-30],
        files.zipped(**{"notes.txt": "x"}),
    ],
)
def test_what_is_no_export_is_refused_with_what_was_expected(content):
    with pytest.raises(BadInput, match="expected"):
        read_entries(content, "file")


def test_a_service_that_is_none_is_refused_and_another_services_file_too():
    with pytest.raises(UnknownName, match="letterboxd"):
        read(files.LETTERBOXD_RATINGS, source="leterboxd")
    with pytest.raises(BadInput, match="expected an export of imdb"):
        read(files.LETTERBOXD_RATINGS, source="imdb")


def test_a_zip_that_unpacks_to_gigabytes_is_refused_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(sheets, "MAX_BYTES", 10_000)
    bomb = files.zipped(ratings="0" * 50_000, watched="0" * 50_000)
    assert len(bomb) < 1_000
    with pytest.raises(BadInput, match="got a larger one"):
        read_entries(bomb, "bomb.zip")


def test_a_file_of_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MAX_ROWS", 2)
    with pytest.raises(BadInput, match="got a larger one"):
        read(files.LETTERBOXD_RATINGS)


@pytest.mark.parametrize("content", ["[" + "{}," * 9 + "{}]", files.LETTERBOXD_RATINGS])
def test_a_file_of_too_many_cells_is_refused(monkeypatch, content):
    monkeypatch.setattr(sheets, "MAX_CELLS", 10)
    with pytest.raises(BadInput, match="got a larger one"):
        read(content)


def test_a_document_of_too_many_items_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_ROWS", 1)
    with pytest.raises(BadInput, match="got a larger one"):
        read(files.TRAKT_RATINGS, "ratings.json")


def test_who_comes_while_many_files_are_read_is_asked_to_wait(monkeypatch):
    monkeypatch.setattr(reading, "WAITS_S", 0.01)
    monkeypatch.setattr(reading, "_places", reading.BoundedSemaphore(1))
    with reading._places, pytest.raises(Busy, match="try again"):
        read(files.LETTERBOXD_RATINGS)
    assert len(read(files.LETTERBOXD_RATINGS)) == 3


@pytest.mark.parametrize("title", ["half \\ud800", "bell \\u0007", "colour \\u001b[31m"])
def test_a_title_that_no_terminal_should_print_is_told_without_it(title):
    content = f'[{{"movie": {{"title": "{title}", "year": 1999}}, "rating": 5}}]'.encode()
    parsed = read_entries(content, "ratings.json")
    assert parsed.entries == ()
    assert "plain text" in parsed.unread[0].why


def test_a_name_in_a_zip_is_told_without_what_a_terminal_obeys():
    content = files.zipped(**{"ra\x1b[31mtings": files.LETTERBOXD_RATINGS})
    assert {entry.file for entry in read_entries(content, "a.zip").entries} == {"ra?[31mtings.csv"}
