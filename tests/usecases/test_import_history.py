"""What was done elsewhere is found, planned and written, once and whole."""

from datetime import UTC, datetime

import pytest
from tests.exchange import files
from tests.worlds import NOON

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.domain.rating import Rating
from moodreel.errors import BadInput
from moodreel.exchange.reading import read_entries
from moodreel.storage.memory import MemoryDatabase
from moodreel.usecases.export_history import ExportHistory
from moodreel.usecases.import_history import ImportHistory

WATCHED, WATCHLIST = FeedbackKind.WATCHED, FeedbackKind.WATCHLIST
ZIP = files.zipped(ratings=files.LETTERBOXD_RATINGS, watchlist=files.LETTERBOXD_WATCHLIST)


@pytest.fixture
def database():
    return MemoryDatabase()


@pytest.fixture
def moves(database, engine):
    return ImportHistory(database.unit_of_work, engine.catalogue, lambda: NOON)


def kept(database, person="ann"):
    with database.unit_of_work() as work:
        stars = {own.film_id: own.stars for own in work.ratings.newest(person, 100)}
        return stars, {(mark.film_id, mark.kind) for mark in work.feedback.of(person)}


def do(moves, content, name="ratings.csv", person="ann"):
    plan = moves.plan(person, read_entries(content, name))
    moves.write(plan)
    return moves.report(plan, written=True)


def test_films_are_found_by_title_and_year_and_what_was_seen_leaves_the_watchlist(moves, database):
    report = do(moves, ZIP, "letterboxd.zip")
    stars, marks = kept(database)
    assert stars == {"heat-1995": 4.5, "amelie-2001": 5.0}
    assert marks == {
        ("heat-1995", WATCHED), ("amelie-2001", WATCHED), ("fargo-1996", WATCHLIST),
    }  # fmt: skip
    assert report["missing_rows"] == [
        {
            "file": "ratings.csv",
            "line": 4,
            "title": "A Film of My Own",
            "year": 2021,
            "why": "not in the catalogue",
        }
    ]


def test_a_preview_writes_nothing(moves, database):
    plan = moves.plan("ann", read_entries(ZIP, "letterboxd.zip"))
    assert len(plan.ratings) == 2
    assert kept(database) == ({}, set())


def test_importing_twice_is_importing_once(moves, database):
    do(moves, ZIP, "letterboxd.zip")
    before = kept(database)
    report = do(moves, ZIP, "letterboxd.zip")
    assert (report["ratings"], report["marks"]) == (0, {})
    assert kept(database) == before


def test_a_rating_given_here_later_stays_and_an_earlier_one_yields(moves, database):
    with database.unit_of_work() as work:
        at = datetime(2021, 3, 4, 12, tzinfo=UTC)
        work.ratings.put(Rating(person="ann", film_id="heat-1995", stars=1, at=at))
        at = datetime(2021, 3, 4, 12, tzinfo=UTC)
        work.ratings.put(Rating(person="ann", film_id="amelie-2001", stars=1, at=at))
        work.commit()
    report = do(moves, files.LETTERBOXD_RATINGS.encode())
    assert kept(database)[0] == {"heat-1995": 1.0, "amelie-2001": 5.0}
    assert (report["ratings"], report["kept"]) == (1, 1)


def test_a_rating_given_while_the_plan_waited_stays(moves, database):
    plan = moves.plan("ann", read_entries(files.LETTERBOXD_RATINGS.encode(), "ratings.csv"))
    with database.unit_of_work() as work:
        work.ratings.put(Rating(person="ann", film_id="heat-1995", stars=1, at=NOON))
        work.commit()
    moves.write(plan)
    assert kept(database)[0] == {"heat-1995": 1.0, "amelie-2001": 5.0}


def test_of_two_ratings_in_a_file_the_newer_counts(moves, database):
    both = files.zipped(diary=files.LETTERBOXD_DIARY, ratings=files.LETTERBOXD_RATINGS)
    do(moves, both, "letterboxd.zip")
    assert kept(database)[0]["heat-1995"] == 4.0


@pytest.mark.parametrize(
    ("content", "how"),
    [
        (files.IMDB_RATINGS, "by IMDb id"),
        (files.TRAKT_RATINGS, "by IMDb id"),
        (files.MOVIELENS_SITE, "by IMDb id"),
    ],
)
def test_an_id_finds_the_film_whatever_it_is_called(moves, database, content, how):
    report = do(moves, content.replace("Heat", "Hitze").encode())
    assert kept(database)[0] == {"heat-1995": 4.5}
    assert report["matched_by"] == {how: 1}


def test_a_series_is_not_taken_for_the_film_of_its_name(moves, database):
    do(moves, files.TRAKT_WATCHED.encode(), "watched-shows.json")
    assert all(film_id != "fargo-1996" for film_id, _ in kept(database)[1])


def test_a_year_beside_is_near_enough_and_another_is_a_remake(moves, database):
    rows = "Date,Name,Year,Letterboxd URI,Rating\n2021-03-04,Heat,1996,x,4\n"
    do(moves, rows.encode())
    assert kept(database)[0] == {"heat-1995": 4.0}
    report = do(moves, rows.replace("1996", "1986").encode())
    assert "of another year" in report["missing_rows"][0]["why"]


def test_a_title_may_carry_its_other_names_in_brackets(moves, database):
    rows = """movie_id,imdb_id,tmdb_id,rating,average_rating,title
0999,,,4,3.8,"Seven (a.k.a. Se7en) (1995)"
0998,,,5,3.8,"Fabulous Destiny, The (Amélie) (2001)"
"""
    do(moves, rows.encode())
    assert kept(database)[0] == {"se7en-1995": 4.0, "amelie-2001": 5.0}


def test_a_title_without_a_year_is_told_and_left(moves, database):
    report = do(moves, b"Date,Name,Year,Letterboxd URI,Rating\n2021-03-04,Heat,,x,4\n")
    assert (report["unsure"], report["unsure_rows"][0]["found"]) == (1, "Heat (1995)")
    assert kept(database) == ({}, set())


def test_a_time_to_come_becomes_now(moves, database):
    do(moves, files.LETTERBOXD_RATINGS.replace("2021-03-04", "2090-01-01").encode())
    with database.unit_of_work() as work:
        assert max(own.at for own in work.ratings.newest("ann", 9)) == NOON


def test_one_persons_import_is_nobody_elses(moves, database):
    do(moves, ZIP, "letterboxd.zip")
    assert kept(database, "ben") == ({}, set())


def test_a_name_that_cannot_be_kept_is_refused(moves):
    with pytest.raises(BadInput):
        moves.plan("", read_entries(ZIP, "letterboxd.zip"))


@pytest.mark.parametrize("form", ["json", "csv"])
def test_an_export_imported_by_another_gives_them_the_same_films(moves, database, engine, form):
    do(moves, ZIP, "letterboxd.zip")
    with database.unit_of_work() as work:
        gone = Feedback(person="ann", film_id="left-1999", kind=WATCHED, at=NOON)
        work.feedback.add(gone)
        work.commit()
    file = ExportHistory(database.unit_of_work, engine.catalogue).file("ann", form)
    report = do(moves, file.text.encode(), file.name, person="ben")
    stars, marks = kept(database, "ann")
    assert kept(database, "ben") == (stars, marks - {("left-1999", WATCHED)})
    assert report["missing"] == 1
