"""A person rates films: kept once, replaced, taken back, and nobody else's business."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

import pytest
from tests.worlds import NOON

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.rating import Rating
from moodreel.errors import BadInput, NotFound
from moodreel.storage.memory import MemoryDatabase
from moodreel.usecases.rate_film import RateFilm, rating_json
from moodreel.wiring import Engine


@pytest.fixture
def database() -> MemoryDatabase:
    return MemoryDatabase()


@pytest.fixture
def ratings(database: MemoryDatabase, engine: Engine) -> RateFilm:
    days = count()

    def clock() -> datetime:
        return NOON + timedelta(days=next(days))

    def film_id(name: str) -> str:
        return engine.catalogue.films[engine.titles.find_exact(name)].id

    return RateFilm(unit_of_work=database.unit_of_work, film_id=film_id, clock=clock)


def given(ratings: RateFilm, person: str = "ann") -> list[tuple[str, float]]:
    return [(own.film_id, own.stars) for own in ratings.ratings(person, 100).ratings]


def test_a_rating_is_kept_and_replaced_and_taken_back(ratings: RateFilm) -> None:
    ratings.rate("ann", "Heat", 4.5)
    ratings.rate("ann", "Fargo (1996)", 2)
    assert given(ratings) == [("fargo-1996", 2.0), ("heat-1995", 4.5)]
    ratings.rate("ann", "heat-1995", 1)
    assert given(ratings) == [("heat-1995", 1.0), ("fargo-1996", 2.0)]
    assert ratings.unrate("ann", "Heat")
    assert not ratings.unrate("ann", "Heat")
    assert given(ratings) == [("fargo-1996", 2.0)]
    assert given(ratings, "ben") == []


def test_rating_twice_the_same_is_rating_once(ratings: RateFilm) -> None:
    first = ratings.rate("ann", "Heat", 4.5)
    ratings.rate("ann", "Heat", 4.5)
    assert ratings.ratings("ann", 100).ratings == (first,)


def test_ratings_are_given_part_by_part_with_their_number(ratings: RateFilm) -> None:
    for film in ("Heat", "Fargo", "Alien"):
        ratings.rate("ann", film, 3)
    page = ratings.ratings("ann", 1, 1)
    assert page.total == 3
    assert [own.film_id for own in page.ratings] == ["fargo-1996"]


@pytest.mark.parametrize("stars", [0, 0.3, 5.5, 6, -1, float("nan"), float("inf")])
def test_stars_that_are_none_are_refused(ratings: RateFilm, stars: float) -> None:
    with pytest.raises(BadInput, match=r"expected stars from 0\.5 to 5 in half steps"):
        ratings.rate("ann", "Heat", stars)
    assert given(ratings) == []


@pytest.mark.parametrize("film", ["qqqq zzzz", "Haet", "a\0b", "\ud800"])
def test_a_film_that_is_none_is_refused(ratings: RateFilm, film: str) -> None:
    with pytest.raises(NotFound):
        ratings.rate("ann", film, 3)
    with pytest.raises(NotFound):
        ratings.unrate("ann", film)


@pytest.mark.parametrize("person", ["", "a" * 65, "a" * 10**6, "a\0", "\udcff"])
@pytest.mark.parametrize(
    "ask",
    [
        lambda ratings, person: ratings.rate(person, "Heat", 3),
        lambda ratings, person: ratings.unrate(person, "Heat"),
        lambda ratings, person: ratings.ratings(person, 10),
    ],
    ids=["rate", "unrate", "ratings"],
)
def test_names_that_cannot_be_kept_are_refused_in_short(
    ratings: RateFilm, ask: Callable[[RateFilm, str], object], person: str
) -> None:
    with pytest.raises(BadInput, match="a person's name") as refused:
        ask(ratings, person)
    assert len(str(refused.value)) < 200


def test_a_film_that_left_the_catalogue_is_listed_and_taken_back_by_its_id(
    ratings: RateFilm, database: MemoryDatabase, catalogue: Catalogue
) -> None:
    gone = Rating(person="ann", film_id="gone-1999", stars=3.0, at=NOON)
    with database.unit_of_work() as work:
        work.ratings.put(gone)
        work.commit()
    assert rating_json(gone, catalogue)["label"] is None
    assert ratings.unrate("ann", "gone-1999")
    assert given(ratings) == []


def test_no_log_holds_who_rated_what(ratings: RateFilm, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        ratings.rate("ann-of-green-gables", "Heat", 4.5)
        ratings.unrate("ann-of-green-gables", "Heat")
    assert "green-gables" not in caplog.text
    assert "heat" not in caplog.text
