"""The linear reader of reviews, learned in a small world."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.workshop import review_worlds

from moodreel.inference.review_sentiment import ABOVE, SIDE, ReviewSentimentModel
from moodreel.workshop.evaluation import compare_reviews, review_table
from moodreel.workshop.evaluation import review_sentiment as evaluation
from moodreel.workshop.training.reviews.edges import chosen_edges
from moodreel.workshop.training.reviews.features import known_from, matrix_of

TEXTS = [["good", "film"], ["good", "film"], ["bad", "film"]]


def test_runs_that_too_few_texts_hold_are_not_known() -> None:
    known = known_from(TEXTS, 2)
    assert list(known.vocabulary.numbers) == ["film", "good"]
    assert len(known.keys) == 3  # film, good, good film
    held = matrix_of(TEXTS, known).toarray()
    assert held.sum(axis=1).tolist() == [3, 3, 1]


def test_edges_stand_where_levels_part() -> None:
    stars = np.repeat([1, 3, 8, 10], 20).astype(np.float32)
    told = stars + np.tile([-0.4, 0.4], 40).astype(np.float32)
    edges = chosen_edges(told, stars, np.full(10, 5.5, dtype=np.float32))
    assert 1.4 <= edges[0] < 2.6
    assert 3.4 <= edges[1] < 5.5 <= edges[2] < 7.6
    assert 8.4 <= edges[3] < 9.6


def test_edges_give_the_middle_to_lukewarm_words_even_where_no_stars_are() -> None:
    stars = np.array([1, 10] * 10, dtype=np.float32)
    edges = chosen_edges(stars, stars, np.array([4.0, 7.0], dtype=np.float32))
    assert np.searchsorted(edges, [4.0, 7.0], side="right").tolist() == [2, 2]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return review_worlds.folder(tmp_path_factory.mktemp("reviews"))


@pytest.fixture(scope="module")
def bundle(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from moodreel.workshop.training.reviews import recipe

    out = tmp_path_factory.mktemp("out") / "bundle"
    recipe.run(data, out)
    return out


def test_log_count_ratios_by_hand() -> None:
    from moodreel.workshop.training.reviews.linear import log_count_ratio

    held = matrix_of(TEXTS, known_from(TEXTS, 1))
    ratio = log_count_ratio(held, np.array([True, True, False]))
    # Five runs: film, good, bad and two pairs; with one added to each, 2 + 6 of yes are "good"
    assert max(ratio) == pytest.approx(np.log((3 / 11) / (1 / 8)), abs=1e-6)


def test_a_fold_shares_no_film_with_what_tells_it() -> None:
    from moodreel.workshop.training.reviews.linear import folds_of

    shares = np.array([0.0, 0.19, 0.2, 0.999], dtype=np.float32)
    folds = folds_of(shares, 5)
    assert [np.flatnonzero(fold).tolist() for fold in folds] == [[0, 1], [2], [], [], [3]]


@pytest.mark.torch
def test_what_it_learned_reads_reviews(bundle: Path) -> None:
    model = ReviewSentimentModel.open(bundle)
    good, bad = model.read_many(["A superb film, great fun.", "It is awful and boring."])
    assert good.polarity > 0.5 > -0.5 > bad.polarity
    assert good.level > bad.level
    assert good.stars > 8
    assert bad.stars < 3


@pytest.mark.torch
def test_the_folder_says_what_it_is_of_and_under_which_terms(bundle: Path) -> None:
    notice = (bundle / "NOTICE.md").read_text(encoding="utf-8")
    assert "Maas" in notice
    assert "research" in notice
    assert "five folds by film" in (bundle / "card.md").read_text(encoding="utf-8")


@pytest.mark.torch
def test_evaluation_has_the_shape_that_checks_rely_on(data: Path, bundle: Path) -> None:
    document = evaluation.run(data, bundle)
    (model,) = document["models"]
    assert document["task"] == "review-sentiment"
    assert document["data"]["rows"] == 40
    assert model["metrics"]["accuracy"]["value"] > 0.8
    wanted = {"macro_f1", "ece", "mae", "levels_accuracy", "levels_kappa", "lukewarm_accuracy"}
    assert wanted <= set(model["metrics"])
    assert all(s["low"] <= s["value"] <= s["high"] for s in model["metrics"].values())
    assert model["reviews_per_s"] > 0


@pytest.mark.torch
def test_what_ships_is_a_row_of_the_table(data: Path, bundle: Path) -> None:
    document = compare_reviews.run(data, bundle, None)
    table = review_table.markdown(document)
    assert "| **linear** |" in table
    page = f"before\n{review_table.BEGIN}\nan earlier table\n{review_table.END}\nafter"
    filled = review_table.fill(page, document)
    assert "an earlier table" not in filled
    assert filled.endswith(f"{review_table.END}\nafter")


@pytest.mark.torch
def test_out_of_fold_numbers_cover_both_splits_and_know_the_films(data: Path) -> None:
    from moodreel.workshop.training.reviews.linear import Settings
    from moodreel.workshop.training.reviews.out_of_fold import out_of_fold

    told = out_of_fold(data, folds=3, settings=replace(Settings(), fewest=2))
    assert len(told.films) == len(told.digests) == len(told.stars) == 35 * 8
    assert np.corrcoef(told.stars, told.told_stars)[0, 1] > 0.9
    assert (np.abs(told.polarity) <= 1).all()
    assert len(ABOVE) == 7
    assert ABOVE[SIDE] == 4


@pytest.mark.torch
def test_tuning_names_what_it_moves_and_reads_no_test_split(data: Path, tmp_path: Path) -> None:
    from moodreel.workshop.training.reviews import tuning

    (tmp_path / "imdb_train.csv.xz").write_bytes((data / "imdb_train.csv.xz").read_bytes())
    tried = (replace(tuning.SHIPPED, folds=2), replace(tuning.SHIPPED, folds=2, norm=5.0))
    models = tuning.run(tmp_path, tried)["models"]
    assert [model["name"] for model in models] == ["as shipped", "norm 5"]
    assert models[0]["metrics"]["accuracy"]["value"] > 0.8
