"""What every store of reviews does, whatever it is made of."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from moodreel.domain.ports import UnitOfWork
from moodreel.domain.review import MAX_TEXT, OWN, Review, Score, Tally
from moodreel.errors import BadInput, CorruptFile
from moodreel.storage.database import Database

Units = Callable[[], UnitOfWork]

NOON = datetime(2024, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
DAY = timedelta(days=1)
GOOD = Score(polarity=0.8, level=4, stars=9.0, confidence=0.9, model="one")
BAD = Score(polarity=-0.6, level=1, stars=3.0, confidence=0.7, model="one")
HEAT = Review(source=OWN, author="ann", film_id="heat-1995", text="A fine film.", at=NOON)
SENT = replace(HEAT, source="letters", author="a" * 32, stars=4.5, score=GOOD)


def put(units: Units, *reviews: Review) -> None:
    with units() as unit:
        for review in reviews:
            unit.reviews.put(review)
        unit.commit()


def by(units: Units, person: str = "ann") -> tuple[Review, ...]:
    with units() as unit:
        return unit.reviews.by(person, 1000)


def test_a_new_store_is_empty(units: Units) -> None:
    with units() as unit:
        assert unit.reviews.own("ann", "heat-1995") is None
        assert unit.reviews.by("ann", 10) == ()
        assert unit.reviews.count_by("ann") == 0
        assert unit.reviews.about("heat-1995", 10) == ()
        assert unit.reviews.count_about("heat-1995") == 0
        assert unit.reviews.extremes("heat-1995", 3) == ()
        assert unit.reviews.totals() == ()
        assert unit.reviews.tallies("heat-1995") == ()
        assert unit.reviews.known(["heat-1995"]) == ()
        assert unit.reviews.unread("one", 10) == ()


@pytest.mark.parametrize("stars", [None, 0.5, 5.0])
@pytest.mark.parametrize("score", [None, GOOD, BAD])
def test_a_review_comes_back_as_it_was_written(
    units: Units, stars: float | None, score: Score | None
) -> None:
    written = replace(HEAT, stars=stars, score=score)
    put(units, written)
    assert by(units) == (written,)
    with units() as unit:
        assert unit.reviews.own("ann", "heat-1995") == written
        assert unit.reviews.about("heat-1995", 10) == (written,)


@pytest.mark.parametrize(
    "words",
    [
        "x",
        "y" * MAX_TEXT,
        "🎬" * MAX_TEXT,
        "<script>alert(1)</script>",
        "二行\nと\n\n終わり",
        "'; --",
    ],
    ids=["one", "most", "most, widest", "script", "lines", "quotes"],
)
def test_any_text_comes_back_letter_by_letter(units: Units, words: str) -> None:
    put(units, replace(HEAT, text=words))
    assert by(units)[0].text == words


@pytest.mark.parametrize(
    "words", ["", " \n\t ", "z" * (MAX_TEXT + 1), "a\0b", "\ud800"],
    ids=["none", "blank", "too long", "NUL", "half a character"],
)  # fmt: skip
def test_a_text_that_does_not_fit_is_refused(units: Units, words: str) -> None:
    with units() as unit, pytest.raises(BadInput, match="expected a review"):
        unit.reviews.put(replace(HEAT, text=words))


@pytest.mark.parametrize(
    "wrong",
    [
        replace(HEAT, author=""),
        replace(HEAT, author="a" * 65),
        replace(HEAT, film_id=""),
        replace(HEAT, source=""),
        replace(SENT, author="a" * 33),
    ],
    ids=["no person", "long person", "no film", "no source", "long author"],
)
def test_names_that_do_not_fit_are_refused(units: Units, wrong: Review) -> None:
    with units() as unit, pytest.raises(BadInput):
        unit.reviews.put(wrong)


def test_another_text_takes_the_place_of_the_earlier_one(units: Units) -> None:
    put(units, replace(HEAT, score=GOOD, stars=4.0))
    put(units, replace(HEAT, text="Worse again.", at=NOON + DAY, score=BAD))
    edited = replace(HEAT, text="Worse again.", edited_at=NOON + DAY, score=BAD)
    assert by(units) == (edited,)
    with units() as unit:
        assert unit.reviews.count_about("heat-1995") == 1


def test_what_one_author_of_an_import_says_of_a_film_is_kept_once(units: Units) -> None:
    put(units, SENT, replace(SENT, text="Another."), replace(SENT, source="more letters"))
    with units() as unit:
        (total,) = unit.reviews.totals()
        assert total.n == 2


def test_a_person_and_an_import_of_the_same_name_are_different(units: Units) -> None:
    put(units, HEAT, replace(SENT, author="ann"))
    assert by(units) == (HEAT,)
    with units() as unit:
        assert unit.reviews.about("heat-1995", 10) == (HEAT,)
        assert unit.reviews.count_about("heat-1995") == 1
        assert len(unit.reviews.known(["heat-1995"])) == 2


def test_many_are_added_at_once_also_where_one_is_there_already(units: Units) -> None:
    many = [replace(SENT, author=f"{i:032}") for i in range(1500)]
    with units() as unit:
        unit.reviews.put(replace(many[1200], text="Earlier."))
        unit.reviews.add_all(many)
        unit.commit()
    with units() as unit:
        (total,) = unit.reviews.totals()
        assert total.n == 1500
        assert "Earlier." not in {review.text for review in unit.reviews.unread("two", 2000)}


def test_reviews_come_newest_first_part_by_part(units: Units) -> None:
    mine = [replace(HEAT, film_id=f"film-{i}", at=NOON + i * DAY) for i in range(4)]
    put(units, *mine[2:], *mine[:2], replace(mine[1], author="ben"))
    assert by(units) == tuple(reversed(mine))
    with units() as unit:
        assert unit.reviews.count_by("ann") == 4
        assert unit.reviews.by("ann", 2, 1) == (mine[2], mine[1])
        assert unit.reviews.about("film-1", 1) == (replace(mine[1], author="ben"),)


def test_a_review_can_be_deleted_once_and_by_its_author_alone(units: Units) -> None:
    put(units, HEAT, SENT)
    with units() as unit:
        assert not unit.reviews.remove("ben", "heat-1995")
        assert unit.reviews.remove("ann", "heat-1995")
        assert not unit.reviews.remove("ann", "heat-1995")
        assert len(unit.reviews.known(["heat-1995"])) == 1
        unit.commit()
    assert by(units) == ()


def test_an_import_is_deleted_as_a_whole(units: Units) -> None:
    put(units, HEAT, SENT, replace(SENT, film_id="ronin-1998"), replace(SENT, source="b"))
    with units() as unit:
        assert unit.reviews.remove_source("letters") == 2
        assert unit.reviews.remove_source(OWN) == 0
        unit.commit()
    with units() as unit:
        assert len(unit.reviews.known(["heat-1995", "ronin-1998"])) == 2


def test_totals_are_of_what_a_model_has_read(units: Units) -> None:
    put(
        units,
        replace(HEAT, score=GOOD),
        replace(HEAT, author="ben", score=BAD),
        replace(HEAT, author="unread"),
        replace(SENT, film_id="ronin-1998"),
    )
    with units() as unit:
        totals = sorted(unit.reviews.totals(), key=lambda tally: tally.film_id)
    nothing = {"month": None, "level": None}
    assert totals == [
        Tally(film_id="heat-1995", n=2, stars=12.0, squares=90.0, **nothing),
        Tally(film_id="ronin-1998", n=1, stars=9.0, squares=81.0, **nothing),
    ]


def test_tallies_tell_months_and_levels_apart(units: Units) -> None:
    put(
        units,
        replace(HEAT, score=GOOD),
        replace(HEAT, author="ben", score=GOOD, at=NOON + DAY),
        replace(HEAT, author="cyd", score=BAD, at=NOON + 31 * DAY),
        replace(HEAT, author="dan"),
        replace(SENT, at=None),
        replace(SENT, film_id="ronin-1998"),
    )
    with units() as unit:
        tallies = set(unit.reviews.tallies("heat-1995"))
    own = {"film_id": "heat-1995"}
    assert tallies == {
        Tally(month=(2024, 5), level=4, n=2, stars=18.0, squares=162.0, **own),
        Tally(month=(2024, 6), level=1, n=1, stars=3.0, squares=9.0, **own),
        Tally(month=(2024, 5), level=None, n=1, stars=0.0, squares=0.0, **own),
        Tally(month=None, level=4, n=1, stars=9.0, squares=81.0, **own),
    }


def test_the_extremes_are_of_what_was_written_here(units: Units) -> None:
    written = [
        replace(HEAT, author=name, score=replace(GOOD, polarity=polarity))
        for name, polarity in [("a", 0.1), ("b", 0.9), ("c", -0.9), ("d", 0.5)]
    ]
    put(units, *written, replace(HEAT, author="unread"), replace(SENT, score=GOOD))
    with units() as unit:
        assert [own.author for own in unit.reviews.extremes("heat-1995", 1)] == ["b", "c"]
        assert len(unit.reviews.extremes("heat-1995", 3)) == 4


def test_what_a_model_has_not_read_is_read_later(units: Units) -> None:
    put(units, HEAT, replace(SENT, score=replace(BAD, model="old")), replace(SENT, source="done"))
    with units() as unit:
        waiting = unit.reviews.unread("one", 10)
        assert {own.source for own in waiting} == {OWN, "letters"}
        unit.reviews.rescore([replace(own, score=GOOD) for own in waiting])
        unit.commit()
    with units() as unit:
        assert unit.reviews.unread("one", 10) == ()
        assert unit.reviews.own("ann", "heat-1995") == replace(HEAT, score=GOOD)


def test_a_text_that_changed_meanwhile_keeps_no_score_of_the_old_one(units: Units) -> None:
    put(units, HEAT)
    with units() as unit:
        unit.reviews.put(replace(HEAT, text="Quite another."))
        unit.reviews.rescore([replace(HEAT, score=GOOD)])
        unit.commit()
    assert by(units)[0].score is None


def test_what_is_not_committed_is_undone(units: Units) -> None:
    put(units, HEAT)
    with units() as unit:
        unit.reviews.put(replace(HEAT, text="Never mind."))
        unit.reviews.remove("ann", "heat-1995")
    assert by(units) == (HEAT,)


def test_a_time_without_a_zone_is_refused(units: Units) -> None:
    with units() as unit, pytest.raises(ValueError, match="aware time"):
        unit.reviews.put(replace(HEAT, at=NOON.replace(tzinfo=None)))


@pytest.mark.parametrize("damage", ["stars = 7", "level = 9, model = 'x'", "text = '', stars = 9"])
def test_what_nobody_can_have_written_is_named_as_damage(tmp_path: Path, damage: str) -> None:
    with closing(Database(f"sqlite:///{tmp_path}/x.db")) as database:
        database.prepare()
        put(database.unit_of_work, replace(HEAT, score=GOOD))
        with database._engine.begin() as connection:
            connection.execute(text(f"UPDATE reviews SET {damage}"))  # noqa: S608
        with database.unit_of_work() as unit, pytest.raises(CorruptFile, match="table reviews"):
            unit.reviews.by("ann", 1)
