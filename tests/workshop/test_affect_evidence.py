from pathlib import Path

import numpy as np
import pytest

from moodreel.errors import BadInput
from moodreel.workshop.evaluation.affect_evidence import (
    agreement,
    count_words,
    run,
    share,
    spearman,
)

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "imdb-reviews"


def test_equal_order_is_one_and_reversed_order_is_minus_one():
    values = np.array([1.0, 2.0, 5.0, 9.0])
    assert spearman(values, values**3) == pytest.approx(1)
    assert spearman(values, -values) == pytest.approx(-1)


def test_ties_share_their_mean_rank():
    # Ranks 1.5 1.5 3 against 1 2 3: covariance 1.5, norms sqrt(1.5 * 2).
    assert spearman(np.array([1.0, 1.0, 2.0]), np.array([1.0, 2.0, 3.0])) == pytest.approx(
        1.5 / np.sqrt(3)
    )


def test_a_constant_column_has_no_correlation():
    assert np.isnan(spearman(np.ones(3), np.arange(3.0)))


def test_the_interval_holds_the_value_and_is_the_same_for_the_same_seed():
    a = np.arange(30.0)
    b = a + np.array([3.0, -3.0] * 15)
    first, second = (agreement(a, b, np.random.default_rng(0)) for _ in range(2))
    assert first == second
    assert first["low"] <= first["value"] <= first["high"]


def test_words_are_counted_by_stem_and_whole_word():
    reviews = iter([("tt1", "Scary!<br />A terrifying, funny film."), ("tt2", "Scary.")])
    words, n_reviews = count_words(reviews, {"tt1"})
    assert words["tt1"]["all"] == 5
    assert words["tt1"]["fear"] == 2
    assert words["tt1"]["joy"] == 1
    assert n_reviews == {"tt1": 1}
    assert share(words["tt1"], "fear") == pytest.approx(0.4)
    assert share(words["tt1"], "valence") == pytest.approx(-0.2)


def test_a_text_that_stands_twice_counts_once():
    _, n_reviews = count_words(iter([("tt1", "Sad."), ("tt1", "Sad.")]), {"tt1"})
    assert n_reviews["tt1"] == 1


def test_a_name_is_not_a_feeling():
    words, _ = count_words(iter([("tt1", "Scarlett Johansson plays a cowboy")]), {"tt1"})
    assert words["tt1"]["fear"] == 0


def test_a_folder_without_reviews_is_bad_input(tmp_path):
    with pytest.raises(BadInput, match="imdb_train"):
        run(tmp_path)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/data/imdb-reviews")
def test_every_annotated_emotion_agrees_with_reviews_beyond_chance():
    metrics = run(SHARED)["metrics"]
    assert all(metric["low"] > 0 for metric in metrics.values())
