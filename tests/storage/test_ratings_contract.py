"""What every store of ratings does, whatever it is made of."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from moodreel.domain.ports import UnitOfWork
from moodreel.domain.rating import STARS, Rating
from moodreel.errors import BadInput, CorruptFile
from moodreel.storage.database import Database

Units = Callable[[], UnitOfWork]

NOON = datetime(2024, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
DAY = timedelta(days=1)
HEAT = Rating(person="ann", film_id="heat-1995", stars=4.5, at=NOON)


def put(units: Units, *ratings: Rating) -> None:
    with units() as unit:
        for rating in ratings:
            unit.ratings.put(rating)
        unit.commit()


def ratings_of(units: Units, person: str = "ann") -> tuple[Rating, ...]:
    with units() as unit:
        return unit.ratings.newest(person, 1000)


def test_a_new_store_is_empty(units: Units) -> None:
    assert ratings_of(units) == ()
    with units() as unit:
        assert unit.ratings.count("ann") == 0
        assert dict(unit.ratings.stars("ann", ["heat-1995"])) == {}


@pytest.mark.parametrize("stars", STARS)
def test_a_rating_comes_back_as_it_was_given(units: Units, stars: float) -> None:
    put(units, replace(HEAT, stars=stars))
    assert ratings_of(units) == (replace(HEAT, stars=stars),)


def test_everyone_is_read_at_once(units: Units) -> None:
    zoe = replace(HEAT, person="zoe", stars=1.0)
    put(units, HEAT, zoe, replace(HEAT, film_id="ronin-1998"))
    with units() as unit:
        everyone = unit.ratings.everyone()
    assert sorted((own.person, own.film_id, own.stars) for own in everyone) == [
        ("ann", "heat-1995", 4.5),
        ("ann", "ronin-1998", 4.5),
        ("zoe", "heat-1995", 1.0),
    ]


def test_times_come_back_in_utc(units: Units) -> None:
    put(units, replace(HEAT, at=NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))))
    (rating,) = ratings_of(units)
    assert rating.at == NOON
    assert rating.at.tzinfo is UTC


def test_another_rating_takes_the_place_of_the_earlier_one(units: Units) -> None:
    worse = replace(HEAT, stars=2.0, at=NOON + DAY)
    put(units, HEAT, worse)
    assert ratings_of(units) == (worse,)
    put(units, replace(HEAT, at=NOON + 2 * DAY))
    assert ratings_of(units) == (replace(HEAT, at=NOON + 2 * DAY),)


def test_the_same_stars_again_change_nothing(units: Units) -> None:
    put(units, HEAT, replace(HEAT, at=NOON + DAY))
    put(units, replace(HEAT, at=NOON + 2 * DAY))
    assert ratings_of(units) == (HEAT,)


def test_ratings_come_newest_first_part_by_part(units: Units) -> None:
    films = [replace(HEAT, film_id=f"film-{i}", at=NOON + i * DAY) for i in range(5)]
    put(units, *films[2:], *films[:2], replace(films[1], person="ben"))
    assert ratings_of(units) == tuple(reversed(films))
    with units() as unit:
        assert unit.ratings.count("ann") == 5
        assert unit.ratings.newest("ann", 2, 1) == (films[3], films[2])
        assert unit.ratings.newest("ann", 2, 4) == (films[0],)
        assert unit.ratings.newest("ann", 2, 5) == ()


def test_of_one_moment_the_one_given_last_comes_first(units: Units) -> None:
    films = [replace(HEAT, film_id=name) for name in "bac"]
    put(units, *films)
    assert ratings_of(units) == tuple(reversed(films))


@pytest.mark.parametrize("n_others", [0, 1, 1500])
def test_stars_are_of_the_films_asked_about(units: Units, n_others: int) -> None:
    others = [replace(HEAT, film_id=f"other-{i}") for i in range(n_others)]
    put(units, *others, HEAT, replace(HEAT, film_id="fargo-1996", stars=1.0))
    with units() as unit:
        asked = ["heat-1995", "fargo-1996", "alien-1979"]
        assert dict(unit.ratings.stars("ann", asked)) == {"heat-1995": 4.5, "fargo-1996": 1.0}
        many = ["heat-1995", *(f"none-{i}" for i in range(1200))]
        assert dict(unit.ratings.stars("ann", many)) == {"heat-1995": 4.5}
        assert dict(unit.ratings.stars("ann", [])) == {}
        assert dict(unit.ratings.stars("ben", asked)) == {}


def test_a_rating_can_be_taken_back_once(units: Units) -> None:
    put(units, HEAT)
    with units() as unit:
        assert not unit.ratings.remove("ben", HEAT.film_id)
        assert not unit.ratings.remove("ann", "alien-1979")
        assert unit.ratings.remove("ann", HEAT.film_id)
        assert not unit.ratings.remove("ann", HEAT.film_id)
        unit.commit()
    assert ratings_of(units) == ()


def test_what_is_not_committed_is_undone(units: Units) -> None:
    put(units, HEAT)
    with units() as unit:
        unit.ratings.put(replace(HEAT, stars=1.0))
        unit.ratings.put(replace(HEAT, film_id="alien-1979"))
        unit.ratings.remove("ann", HEAT.film_id)
    assert ratings_of(units) == (HEAT,)


def test_others_see_a_rating_only_after_the_commit(units: Units) -> None:
    with units() as unit:
        unit.ratings.put(HEAT)
        assert ratings_of(units) == ()
        unit.commit()
        assert ratings_of(units) == (HEAT,)


@pytest.mark.parametrize(
    "person", ["Ann", "änn", "ann2", "アン", "🎬", "'; DROP TABLE ratings; --"]
)
def test_names_that_look_alike_are_different_people(units: Units, person: str) -> None:
    put(units, HEAT, replace(HEAT, person=person, stars=1.0))
    assert ratings_of(units, person) == (replace(HEAT, person=person, stars=1.0),)
    assert ratings_of(units) == (HEAT,)


def test_the_longest_names_fit(units: Units) -> None:
    longest = replace(HEAT, person="🎬" * 64, film_id="f" * 128)
    put(units, longest)
    assert ratings_of(units, longest.person) == (longest,)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(HEAT, person=""),
        replace(HEAT, person="a" * 65),
        replace(HEAT, person="a\0"),
        replace(HEAT, person="\ud800"),
        replace(HEAT, film_id=""),
        replace(HEAT, film_id="f" * 129),
    ],
    ids=["no person", "long person", "NUL", "half a character", "no film", "long film"],
)
def test_names_that_do_not_fit_are_refused(units: Units, wrong: Rating) -> None:
    with units() as unit, pytest.raises(BadInput, match=r"a person's name|a film id"):
        unit.ratings.put(wrong)


def test_a_time_without_a_zone_is_refused(units: Units) -> None:
    naive = replace(HEAT, at=NOON.replace(tzinfo=None))
    with units() as unit, pytest.raises(ValueError, match="aware time"):
        unit.ratings.put(naive)


@pytest.mark.parametrize("stars", [0, 0.3, 5.5, 6, -1, float("nan"), float("inf"), 1e300])
def test_stars_that_are_none_are_refused(stars: float) -> None:
    with pytest.raises(BadInput, match=r"from 0\.5 to 5 in half steps"):
        replace(HEAT, stars=stars)


def test_stars_that_nobody_can_give_are_named_as_damage(tmp_path: Path) -> None:
    with closing(Database(f"sqlite:///{tmp_path}/x.db")) as database:
        database.prepare()
        put(database.unit_of_work, HEAT)
        with database._engine.begin() as connection:
            connection.execute(text("UPDATE ratings SET stars = 7"))
        with database.unit_of_work() as unit:
            with pytest.raises(CorruptFile, match="table ratings"):
                unit.ratings.newest("ann", 1)
            with pytest.raises(CorruptFile, match="table ratings"):
                unit.ratings.stars("ann", [HEAT.film_id])
