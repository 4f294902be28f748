"""People write about films, and the numbers of the films follow."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from tests.reviewing import Counter, research
from tests.worlds import a_catalogue, a_film

from moodreel.domain.review import MAX_TEXT
from moodreel.errors import BadInput, NotFound, Unavailable
from moodreel.storage.memory import MemoryDatabase
from moodreel.usecases.read_reviews import BATCH, ReadReviews
from moodreel.usecases.review_film import ReviewFilm, review_json
from moodreel.usecases.review_numbers import KEEP_S, FilmReviews

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
FILMS = a_catalogue(a_film("heat-1995"), a_film("ronin-1998"))


class World:
    """A store, a clock, a counter that reads, and the use cases on them."""

    def __init__(self, counter: Counter | None = None) -> None:
        self.store = MemoryDatabase()
        self.now, self.seconds = NOON, 0.0
        self.counter = counter
        self.reader = ReadReviews(self.store.unit_of_work, lambda: self.counter)
        self.numbers = FilmReviews(
            FILMS,
            self.store.unit_of_work,
            lambda: True,
            lambda: research(ronin_1998=(2, 0, 0, 0, 0)),
            lambda: self.seconds,
        )
        self.reviews = ReviewFilm(
            self.store.unit_of_work, self.film_id, self.reader, lambda: self.now,
            self.numbers.changed,
        )  # fmt: skip

    def film_id(self, name: str) -> str:
        if name not in FILMS.rows:
            raise NotFound(f"no film {name}")
        return name


@pytest.fixture
def world() -> World:
    return World(Counter())


def test_a_review_is_read_as_it_is_written(world: World) -> None:
    written = world.reviews.write("ann", "heat-1995", "  A great film.\r\nFine.  ", 4.5)
    assert written.text == "A great film.\nFine."
    assert written.score is not None
    assert (written.score.level, written.score.model) == (4, "counter")
    assert world.reviews.own("ann", "heat-1995") == written
    told = review_json(written, FILMS)
    assert told["label"] == "Heat (1995)"
    assert told["read"] == {
        "polarity": 1.0, "level": "very positive", "stars": 10.0, "confidence": 0.9,
        "model": "counter",
    }  # fmt: skip


def test_the_stars_of_a_review_are_a_rating_too(world: World) -> None:
    world.reviews.write("ann", "heat-1995", "Fine.", 4.5)
    world.reviews.write("ann", "ronin-1998", "Fine.")
    with world.store.unit_of_work() as work:
        assert [(own.film_id, own.stars) for own in work.ratings.newest("ann", 9)] == [
            ("heat-1995", 4.5)
        ]


def test_an_edit_replaces_the_review_and_keeps_when_it_was_written(world: World) -> None:
    world.reviews.write("ann", "heat-1995", "A great film.")
    world.now += timedelta(days=1)
    edited = world.reviews.write("ann", "heat-1995", "A dull film.")
    assert (edited.at, edited.edited_at) == (NOON, NOON + timedelta(days=1))
    assert world.reviews.about("heat-1995", 10).reviews == (edited,)
    assert world.numbers.summary("heat-1995").read.levels == (1, 0, 0, 0, 0)


def test_one_person_counts_once_however_often_they_write(world: World) -> None:
    for i in range(50):
        world.reviews.write("ann", "heat-1995", f"A great film, I say it {i} times.")
    summary = world.numbers.summary("heat-1995")
    assert (summary.read.n, summary.shrunk) == (1, pytest.approx((10 + 4 * 6) / 5))


def test_the_numbers_follow_what_is_written_and_deleted(world: World) -> None:
    def heat() -> float:
        return float(world.numbers.stars()[0])

    assert heat() == 6
    world.reviews.write("ann", "heat-1995", "A great film.")
    assert heat() == pytest.approx((10 + 4 * 6) / 5)
    assert world.reviews.delete("ann", "heat-1995")
    assert heat() == 6
    assert not world.reviews.delete("ann", "heat-1995")


def test_what_another_process_wrote_shows_within_a_minute(world: World) -> None:
    before = world.numbers.stars()
    other = World(Counter())
    other.store = world.store
    ReviewFilm(world.store.unit_of_work, world.film_id, world.reader, lambda: NOON).write(
        "ben", "heat-1995", "A great film."
    )
    assert world.numbers.stars() is before
    world.seconds += KEEP_S
    assert world.numbers.stars()[0] > before[0]


def test_where_the_database_is_gone_the_numbers_are_those_of_the_research_set() -> None:
    def gone() -> bool:
        raise Unavailable("the server is away")

    numbers = FilmReviews(FILMS, World().store.unit_of_work, gone, lambda: None)
    assert np.isnan(numbers.stars()).all()


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (MAX_TEXT + 1), "a\0b"])
def test_a_text_that_is_none_or_too_long_is_refused(world: World, text: str) -> None:
    with pytest.raises(BadInput, match="expected a review"):
        world.reviews.write("ann", "heat-1995", text)
    assert world.reviews.by("ann", 10).total == 0


def test_the_longest_text_is_kept_and_read(world: World) -> None:
    assert world.reviews.write("ann", "heat-1995", "good " * (MAX_TEXT // 5 - 1) + "good").score


def test_other_languages_are_kept_and_the_confidence_says_so(world: World) -> None:
    score = world.reviews.write("ann", "heat-1995", "素晴らしい映画だった。").score
    assert score is not None
    assert score.confidence < 0.5


def test_a_film_or_stars_that_are_none_are_refused(world: World) -> None:
    with pytest.raises(NotFound):
        world.reviews.write("ann", "alien-1979", "Fine.")
    with pytest.raises(BadInput, match="half steps"):
        world.reviews.write("ann", "heat-1995", "Fine.", 7)
    with pytest.raises(NotFound):
        world.reviews.delete("ann", "alien-1979")


def test_without_a_model_reviews_wait_and_are_read_when_there_is_one() -> None:
    world = World()
    for i in range(BATCH + 2):
        world.reviews.write(f"person {i}", "heat-1995", "A great film.")
    assert not world.reader.can
    assert world.numbers.summary("heat-1995").waiting == BATCH + 2
    assert world.reader.catch_up() == 0
    world.counter = Counter()
    assert world.reader.catch_up() == BATCH + 2
    assert world.counter.batches == [BATCH, 2]
    summary = world.numbers.summary("heat-1995")
    assert (summary.waiting, summary.read.n) == (0, BATCH + 2)


def test_a_newer_model_reads_what_an_older_one_has_read(world: World) -> None:
    world.reviews.write("ann", "heat-1995", "A great film.")
    assert world.reader.catch_up() == 0
    newer = Counter()
    newer.name = "newer"
    world.counter = newer
    assert world.reader.catch_up() == 1


def test_quotes_are_of_what_was_written_here(world: World) -> None:
    write: Callable[[str, str], object] = lambda who, text: world.reviews.write(  # noqa: E731
        who, "heat-1995", text
    )
    write("ann", "It is a great film from end to end. I mean it.")
    write("ben", "It is a dull film from end to end. I mean it.")
    quotes = world.numbers.quotes("heat-1995", world.reader.polarities)
    assert [own.text for own in quotes.for_it] == ["It is a great film from end to end."]
    assert [own.text for own in quotes.against_it] == ["It is a dull film from end to end."]
