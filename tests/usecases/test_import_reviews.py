"""Files of reviews come in as a whole or not at all, and once however often."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.reviewing import Counter
from tests.worlds import a_catalogue, a_film

from moodreel.domain.review import OWN, Review
from moodreel.errors import BadInput, NotFound
from moodreel.storage.memory import MemoryDatabase
from moodreel.usecases.import_reviews import Imported, ImportReviews
from moodreel.usecases.read_reviews import BATCH, ReadReviews

FILMS = a_catalogue(a_film("heat-1995", imdb_id="tt0113277"), a_film("ronin-1998"))
HEADER = "film,text,author,at\n"


class World:
    """A store, a folder and the use case."""

    def __init__(self, folder: Path, counter: Counter | None) -> None:
        self.folder, self.store = folder, MemoryDatabase()
        reader = ReadReviews(self.store.unit_of_work, lambda: counter)
        self.use_case = ImportReviews(self.store.unit_of_work, FILMS, self.film_id, reader)

    def film_id(self, name: str) -> str:
        if name not in FILMS.rows:
            raise NotFound(f"nothing is called {name}")
        return name

    def load(self, content: str, name: str = "letters", **how: bool) -> Imported:
        path = self.folder / f"{name}.csv"
        path.write_text(content, encoding="utf-8")
        return self.use_case(path, **how)

    def kept(self) -> tuple[Review, ...]:
        with self.store.unit_of_work() as work:
            return work.reviews.unread("another model", 10_000)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path, Counter())


def test_reviews_are_imported_and_read(world: World) -> None:
    told = world.load(HEADER + "heat-1995,A great film.,Ann,2024-05-01\nronin-1998,Dull.,Ben,\n")
    assert told.to_json() == {
        "source": "letters", "rows": 2, "new": 2, "replaced": 0, "known": 0, "doubled": 0,
        "films": 2, "unread": 0, "unsure": 0, "problems": [], "written": True,
    }  # fmt: skip
    heat, ronin = sorted(world.kept(), key=lambda own: own.film_id)
    assert heat.score is not None
    assert (heat.source, heat.score.level, ronin.at) == ("letters", 4, None)
    assert heat.person is None
    assert "Ann" not in repr(heat)


def test_a_second_import_changes_nothing(world: World) -> None:
    content = HEADER + "heat-1995,A great film.,Ann,2024-05-01\nheat-1995,Dull.,,\n"
    world.load(content)
    before = world.kept()
    for name in ("letters", "a-copy"):
        again = world.load(content, name)
        assert (again.new, again.replaced, again.known) == (0, 0, 2)
    assert world.kept() == before


def test_an_author_and_a_text_count_once_a_film(world: World) -> None:
    told = world.load(
        HEADER
        + "heat-1995,First.,Ann,2024-05-01\n"
        + "heat-1995,Newest.,ann ,2024-06-01\n"
        + "heat-1995,Middle.,Ann,2024-05-15\n"
        + "heat-1995,the SAME text,Ben,\n"
        + "heat-1995,The same... text!,Cyd,\n"
        + "heat-1995,the same text,,\n"
        + "ronin-1998,the same text,,\n"
    )
    assert (told.rows, told.new, told.doubled) == (7, 3, 4)
    assert sorted(own.text for own in world.kept()) == ["Newest.", "the SAME text", "the same text"]


def test_a_flood_by_one_author_counts_once(world: World) -> None:
    flood = "".join(f"heat-1995,Great film number {i}.,Ann,\n" for i in range(500))
    assert world.load(HEADER + flood).new == 1


def test_what_was_written_here_is_not_imported_again(world: World) -> None:
    own = Review(source=OWN, author="ann", film_id="heat-1995", text="A great film.", at=None)
    with world.store.unit_of_work() as work:
        work.reviews.put(own)
        work.commit()
    assert world.load(HEADER + "heat-1995,A GREAT film,Someone,\n").known == 1


def test_a_newer_text_of_an_author_takes_the_place_of_the_older(world: World) -> None:
    world.load(HEADER + "heat-1995,Old.,Ann,2024-05-01\n")
    assert world.load(HEADER + "heat-1995,New.,Ann,2024-06-01\n").replaced == 1
    assert world.load(HEADER + "heat-1995,Older.,Ann,2023-06-01\n").known == 1
    assert [own.text for own in world.kept()] == ["New."]


def test_one_broken_row_and_nothing_is_written_unless_such_are_skipped(world: World) -> None:
    content = HEADER + "heat-1995,Fine.,,\nalien-1979,Fine.,,\nheat-1995,,,\n"
    told = world.load(content)
    assert (told.written, told.new) == (False, 1)
    assert [(own.line, own.message) for own in told.problems] == [
        (3, "nothing is called alien-1979"),
        (4, "expected a review of 1 to 100,000 characters, got 0"),
    ]
    assert world.kept() == ()
    assert world.load(content, skip_bad=True).written
    assert len(world.kept()) == 1


def test_a_rehearsal_writes_nothing(world: World) -> None:
    told = world.load(HEADER + "heat-1995,Fine.,,\n", dry_run=True)
    assert (told.new, told.written) == (1, False)
    assert world.kept() == ()


def test_films_are_found_by_imdb_id(world: World) -> None:
    told = world.load("imdb_id,text\ntt0113277,Fine.\ntt9,Fine.\n", skip_bad=True)
    assert told.new == 1
    assert "tt9" in told.problems[0].message


def test_texts_are_read_in_batches_and_the_bar_is_told(world: World) -> None:
    begun: list[int] = []
    ticks: list[int] = []

    def begin(n: int) -> Callable[[int], None]:
        begun.append(n)
        return ticks.append

    path = world.folder / "many.csv"
    rows = "".join(f"heat-1995,Film number {i} is great.,,\n" for i in range(BATCH + 1))
    path.write_text(HEADER + rows, encoding="utf-8")
    world.use_case(path, begin=begin)
    assert (begun, ticks) == ([BATCH + 1], [BATCH, 1])


def test_without_a_model_reviews_are_kept_and_said_to_wait(tmp_path: Path) -> None:
    world = World(tmp_path, None)
    assert world.load(HEADER + "heat-1995,Fine.,,\n").unread == 1
    assert len(world.kept()) == 1


def test_other_languages_are_counted_as_hardly_understood(world: World) -> None:
    assert world.load(HEADER + "heat-1995,素晴らしい映画だった,,\n").unsure == 1


def test_an_import_can_be_forgotten(world: World) -> None:
    world.load(HEADER + "heat-1995,Fine.,,\n")
    assert world.use_case.forget("letters") == 1
    assert world.kept() == ()


@pytest.mark.parametrize("name", ["own", "   ", "!!!", "手紙"])
def test_a_name_that_is_none_is_refused(world: World, name: str) -> None:
    with pytest.raises(BadInput, match="--source"):
        world.load(HEADER + "heat-1995,Fine.,,\n", name)


def test_a_file_without_rows_is_refused(world: World) -> None:
    with pytest.raises(BadInput, match="got none"):
        world.load(HEADER)
