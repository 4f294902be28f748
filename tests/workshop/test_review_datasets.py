"""IMDb's reviews and our lukewarm sentences, as files."""

import json
from pathlib import Path

import pytest
from tests.workshop import review_worlds

from moodreel.errors import BadInput, CorruptFile, NotFound
from moodreel.workshop.datasets import imdb_reviews, lukewarm_reviews
from moodreel.workshop.datasets.imdb_reviews import LearnedFrom
from moodreel.workshop.evaluation import review_table

DATA = Path("../shared/data/imdb-reviews")


def test_rows_come_in_the_files_order_with_stars_film_and_text(tmp_path: Path) -> None:
    review_worlds.write(
        tmp_path / "imdb_train.csv.xz", [(10, "tt1", 'Said "wow",\ntwice.'), (1, "tt2", "No.")]
    )
    rows = imdb_reviews.read(tmp_path, "train")
    assert rows.texts == ('Said "wow",\ntwice.', "No.")
    assert rows.films == ("tt1", "tt2")
    assert rows.positive.tolist() == [True, False]


def test_no_film_is_on_both_sides_of_the_validation_cut(tmp_path: Path) -> None:
    parts = LearnedFrom.read(review_worlds.folder(tmp_path, n_films=60))
    sides = set(parts.train.films), set(parts.validation.films)
    assert not sides[0] & sides[1]
    assert len(sides[0] | sides[1]) == 60
    assert 0 < len(sides[1]) < 20


def test_another_seed_deals_films_anew(tmp_path: Path) -> None:
    rows = imdb_reviews.read(review_worlds.folder(tmp_path), "train")
    first, again, other = (rows.share_of_film(seed) for seed in (0, 0, 1))
    assert (first == again).all()
    assert not (first == other).all()


def test_no_file_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="imdb_test"):
        imdb_reviews.read(tmp_path, "test")


@pytest.mark.parametrize("row", [(11, "tt1", "Fine."), (7, "tt1", " ")])
def test_a_row_that_is_none_of_the_sets_is_a_corrupt_file(
    row: tuple[int, str, str], tmp_path: Path
) -> None:
    review_worlds.write(tmp_path / "imdb_train.csv.xz", [row])
    with pytest.raises(CorruptFile, match="imdb_train"):
        imdb_reviews.read(tmp_path, "train")


def test_what_is_not_packed_is_a_corrupt_file(tmp_path: Path) -> None:
    (tmp_path / "imdb_train.csv.xz").write_text("id,label", encoding="utf-8")
    with pytest.raises(CorruptFile):
        imdb_reviews.read(tmp_path, "train")


def test_an_empty_file_is_a_corrupt_file(tmp_path: Path) -> None:
    review_worlds.write(tmp_path / "imdb_train.csv.xz", [])
    with pytest.raises(CorruptFile, match="none"):
        imdb_reviews.read(tmp_path, "train")


@pytest.mark.shared
def test_the_official_split_has_the_published_rows() -> None:
    rows = imdb_reviews.read(DATA, "train")
    assert len(rows) == 25_000
    assert int(rows.positive.sum()) == 12_500
    assert set(rows.stars.tolist()) == {1, 2, 3, 4, 7, 8, 9, 10}


def test_our_lukewarm_sentences_are_many_and_different() -> None:
    parts = {part: lukewarm_reviews.read(lukewarm_reviews.HOME, part) for part in ("dev", "test")}
    assert len(parts["test"]) >= 100
    assert len(set(parts["dev"] + parts["test"])) == len(parts["dev"]) + len(parts["test"])


@pytest.mark.parametrize("line", ["Just a sentence.", "train\tA sentence.", "dev\t "])
def test_a_line_without_part_or_sentence_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "lukewarm.tsv"
    path.write_text(f"dev\tFine.\n{line}\n", encoding="utf-8")
    with pytest.raises(CorruptFile, match=":2:"):
        lukewarm_reviews.read(path, "dev")


def test_no_lukewarm_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        lukewarm_reviews.read(tmp_path / "none.tsv", "dev")


def test_the_page_holds_the_comparison_as_it_was_measured() -> None:
    page = Path("docs/reviews.md").read_text(encoding="utf-8")
    results = json.loads(Path("docs/reviews-comparison/results.json").read_text(encoding="utf-8"))
    assert review_table.fill(page, results) == page
