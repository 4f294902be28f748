"""The model of taste over the catalogue's own ids."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from moodreel.errors import CorruptFile, Unavailable
from moodreel.inference.bundle import write_manifest
from moodreel.inference.item_weights import ItemWeights
from moodreel.inference.preference import Preference
from moodreel.inference.taste import WEIGHTS, TasteModel

# a says 2 for b and 1 for c; b says 1 for a; c is against d; x and y were estimated from content.
TITLES = ("a", "b", "c", "d", "x", "y")
SAID = np.zeros((6, 6), dtype=np.float32)
SAID[0, 1], SAID[0, 2], SAID[1, 0], SAID[2, 3], SAID[0, 4], SAID[0, 5] = 2, 1, 1, -1, 0.02, 0.01


def a_model(said: np.ndarray = SAID) -> TasteModel:
    rows, columns = np.nonzero(said)
    return TasteModel(
        film_ids=TITLES,
        rated=np.array([True, True, True, True, False, False]),
        weights=ItemWeights(
            starts=np.searchsorted(rows, np.arange(7)),
            films=columns.astype(np.int32),
            weights=said[rows, columns],
            preference=Preference(slope=0.5, mean=3.5),
        ),
    )


def stars(*ratings: float) -> np.ndarray:
    return np.array(ratings, dtype=np.float32)


def test_what_a_liked_title_says_most_for_scores_one_and_silence_scores_a_half():
    scores = dict(zip(TITLES, a_model().scores(["a"], stars(5)), strict=True))
    assert scores["b"] == pytest.approx(1)
    assert scores["c"] == pytest.approx(0.75)
    assert scores["d"] == pytest.approx(0.5)
    assert np.isnan(scores["a"])


def test_what_speaks_against_a_title_puts_it_below_a_half():
    scores = dict(zip(TITLES, a_model().scores(["c"], stars(5)), strict=True))
    assert scores["d"] == pytest.approx(0)


def test_estimates_are_spread_as_what_ratings_say():
    scores = dict(zip(TITLES, a_model().scores(["a"], stars(5)), strict=True))
    assert scores["b"] > scores["x"] > scores["y"] >= 0.5  # though its weight is a hundredth of b's


def test_equal_estimates_stay_equal():
    said = SAID.copy()
    said[0, 4] = said[0, 5]
    scores = a_model(said).scores(["a"], stars(5))
    assert scores[4] == scores[5]


def test_a_title_liked_without_a_number_counts():
    assert a_model().scores(["a"], stars(np.nan))[1] == pytest.approx(1)


def test_who_rated_nothing_that_is_known_gets_no_opinion():
    assert np.isnan(a_model().scores([], stars())).all()
    assert np.isnan(a_model().scores(["unheard-of-1999"], stars(5))).all()


def test_titles_that_are_not_known_change_nothing():
    alone = a_model().scores(["a"], stars(5))
    beside = a_model().scores(["unheard-of-1999", "a"], stars(1, 5))
    np.testing.assert_array_equal(alone, beside)


def test_the_parts_say_which_ratings_speak_for_a_title():
    parts = a_model().because(["c", "nothing-1990", "a"], stars(4, 5, 4), "b")
    assert parts[2] > 0
    assert parts[0] == parts[1] == 0
    assert not a_model().because(["a"], stars(5), "unheard-of-1999").any()


def test_more_films_than_ratings_is_refused():
    with pytest.raises(ValueError, match="a rating for each"):
        a_model().scores(["a", "b"], stars(5))


def written(folder: Path, **changed: np.ndarray) -> Path:
    """A bundle of the model, its arrays changed."""
    folder.mkdir(parents=True)
    np.savez_compressed(folder / WEIGHTS, **{**a_model().arrays(), **changed})
    plain = {key: {} for key in ("settings", "data", "metrics")}
    facts = {"name": "taste", "task": "taste", "licence": "x", "seed": 0, "command": "x"}
    write_manifest(folder, {**facts, **plain})
    return folder


def test_a_written_model_says_the_same(tmp_path: Path):
    model = TasteModel.open(written(tmp_path / "taste"))
    assert model.film_ids == TITLES
    np.testing.assert_allclose(
        model.scores(["a"], stars(5)), a_model().scores(["a"], stars(5)), atol=1e-3
    )


def test_a_changed_byte_is_found(tmp_path: Path):
    folder = written(tmp_path / "taste")
    content = bytearray((folder / WEIGHTS).read_bytes())
    content[-1] ^= 1
    (folder / WEIGHTS).write_bytes(content)
    with pytest.raises(CorruptFile, match="SHA-256"):
        TasteModel.open(folder)


def test_no_folder_is_told_apart_from_a_damaged_one(tmp_path: Path):
    with pytest.raises(Unavailable):
        TasteModel.open(tmp_path / "nowhere")


def test_another_task_is_refused(tmp_path: Path):
    folder = written(tmp_path / "taste")
    document = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**document, "task": "ratings"}))
    with pytest.raises(CorruptFile, match="task taste"):
        TasteModel.open(folder)


@pytest.mark.parametrize(
    "changed",
    [
        {"starts": np.array([0, 2, 1, 3, 4, 5, 6])},
        {"films": np.array([1, 2, 60, 0, 1, 1])},
        {"weights": np.array([1, np.nan, 1, 1, 1, 1])},
        {"film_ids": np.array(["a", "a", "c", "d", "x", "y"])},
        {"rated": np.array([True])},
    ],
    ids=["ends", "titles", "weights", "ids", "flags"],
)
def test_arrays_that_do_not_fit_are_refused(tmp_path: Path, changed: dict[str, np.ndarray]):
    with pytest.raises(CorruptFile, match="train it again"):
        TasteModel.open(written(tmp_path / "taste", **changed))


def test_arrays_that_are_missing_are_named(tmp_path: Path):
    folder = written(tmp_path / "taste")
    shutil.rmtree(folder)
    folder.mkdir()
    np.savez_compressed(folder / WEIGHTS, film_ids=np.array(TITLES))
    keys = ("settings", "data", "metrics", "name", "licence", "seed", "command")
    write_manifest(folder, {**dict.fromkeys(keys, 0), "task": "taste"})
    with pytest.raises(CorruptFile, match="lacks rated, starts"):
        TasteModel.open(folder)
