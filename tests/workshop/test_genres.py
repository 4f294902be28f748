import lzma
from pathlib import Path

import numpy as np
import pytest

from moodreel.errors import CorruptFile
from moodreel.workshop.datasets.genres import genres_of

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
IDS = np.array([2, 7, 9])
FLAGS = "0|" * 18 + "0"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("movies.csv", 'movieId,title,genres\n7,"A, B",Crime|Drama\n2,C,Drama\n'
                       "9,D,(no genres listed)\n"),
        ("movies.dat", "7::A::Crime|Drama\n2::B::Drama\n"),
        ("u.item", f"7|A|d||u|{'0|' * 17}1|1\n2|B|d||u|{'0|' * 18}1\n9|D|d||u|1|{FLAGS[2:]}\n"),
    ],
)  # fmt: skip
def test_genres_are_read_from_every_edition(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    assert genres_of(tmp_path, IDS).tolist() == [[0, 1], [1, 1], [0, 0]]
    (tmp_path / name).unlink()
    (tmp_path / f"{name}.xz").write_bytes(lzma.compress(text.encode()))
    assert genres_of(tmp_path, IDS).sum() == 3


def test_without_a_file_of_films_there_are_no_genres(tmp_path):
    assert genres_of(tmp_path, IDS) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [("movies.csv", "movieId,title,genres\nseven,A,Crime\n"), ("movies.dat", "7::A\n"),
     ("u.item", "7|A|d||url|1|0\n")],
)  # fmt: skip
def test_a_bad_line_is_named(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    with pytest.raises(CorruptFile, match=r"line \d: expected a film's id"):
        genres_of(tmp_path, IDS)


@pytest.mark.shared
@pytest.mark.parametrize(("name", "n"), [("latest-small", 19), ("100k", 18), ("1m", 18)])
def test_movielens_editions_have_their_genres(name, n):
    assert genres_of(SHARED / f"movielens-{name}", np.array([1, 2, 3])).shape == (3, n)
