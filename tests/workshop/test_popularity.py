import lzma
from pathlib import Path

import pytest

from moodreel.catalogues.bundled import MOVIELENS
from moodreel.errors import BadInput, CorruptFile
from moodreel.workshop.training.popularity import popularity_table, run

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "movielens-latest-small"
RATINGS = """userId,movieId,rating,timestamp
1,10,4.0,1
2,10,5.0,2
1,20,0.5,3
2,30,3.0,4
3,10,4.0,5
"""


@pytest.fixture
def ratings(tmp_path):
    path = tmp_path / "ratings.csv"
    path.write_text(RATINGS, encoding="utf-8")
    return path


def test_ratings_are_counted_and_averaged_for_the_films_asked_for(ratings):
    assert popularity_table(ratings, {10, 20}) == [(10, 3, 4.3333), (20, 1, 0.5)]


def test_a_film_that_nobody_rated_has_no_row(ratings):
    assert popularity_table(ratings, {30, 99}) == [(30, 1, 3.0)]


def test_no_film_asked_for_gives_an_empty_table(ratings):
    assert popularity_table(ratings, set()) == []


def test_a_packed_file_reads_the_same(ratings, tmp_path):
    packed = tmp_path / "ratings.csv.xz"
    packed.write_bytes(lzma.compress(ratings.read_bytes()))
    assert popularity_table(packed, {10}) == [(10, 3, 4.3333)]


@pytest.mark.parametrize("line", ["1,ten,4.0,1", "1,10,,1", "1"])
def test_a_bad_rating_is_named_by_its_line(ratings, line):
    ratings.write_text(RATINGS + line + "\n", encoding="utf-8")
    with pytest.raises(CorruptFile, match=r"ratings\.csv, line 7"):
        popularity_table(ratings, {10})


def test_a_file_without_ratings_is_refused(tmp_path):
    path = tmp_path / "ratings.csv"
    path.write_text("userId,movieId,rating,timestamp\n", encoding="utf-8")
    with pytest.raises(CorruptFile, match="has no ratings"):
        popularity_table(path, {10})


def test_a_folder_without_ratings_is_bad_input(tmp_path):
    with pytest.raises(BadInput, match="neither"):
        run(tmp_path, tmp_path / "out")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/data/movielens-latest-small")
def test_the_bundled_ratings_are_what_the_command_makes(tmp_path):
    result = run(SHARED, tmp_path)
    assert result["rated"] == 1680
    made, bundled = (folder / "ratings.csv" for folder in (tmp_path, MOVIELENS))
    assert made.read_bytes() == bundled.read_bytes()
