"""From ratings to the folder that is served."""

import json
import sys

import numpy as np
import pytest
from tests.workshop.taste_worlds import checkerboard

from moodreel import cli
from moodreel.errors import BadInput, CorruptFile, Unavailable, UnknownName
from moodreel.inference import arrays_file
from moodreel.inference.ranking_artefact import open_ranking
from moodreel.workshop.datasets.histories import histories
from moodreel.workshop.datasets.interactions import read
from moodreel.workshop.training.taste import recipe
from moodreel.workshop.training.taste.sparse_ease import SparseEase

SETTINGS = {"l2": 5.0, "k": 6, "slope": 0.3}


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    data = checkerboard(n_people=60)
    path = tmp_path_factory.mktemp("data") / "ratings.csv"
    rows = zip(data.people, data.films + 500, data.ratings, data.at, strict=True)
    lines = "".join(f"{u},{f},{r},{t}\n" for u, f, r, t in rows)
    path.write_text("user,movie,rating,timestamp\n" + lines)
    return path


@pytest.fixture
def made(file, tmp_path):
    recipe.run(file, tmp_path / "taste", films="all", settings=SETTINGS, measure=False)
    return tmp_path / "taste"


def test_what_is_read_scores_as_what_was_trained(file, made):
    taste = open_ranking(made)[1]
    told = histories(read(file))
    scores = SparseEase(**SETTINGS).fit(told).score(told)
    for person in (0, 7):
        row = told[[person]]
        assert np.allclose(taste.weights.score(row.indices, row.data), scores[person], atol=1e-5)


def test_films_are_found_by_their_ids_and_unknown_ones_are_told(made):
    taste = open_ranking(made)[1]
    assert taste.rows(np.array([503, 1, 529, 99_999])).tolist() == [3, -1, 29, -1]


def test_means_are_drawn_towards_everybodys_and_counts_are_counts(file, made):
    taste, data = open_ranking(made)[1], read(file)
    assert taste.n_ratings.tolist() == np.bincount(data.films).tolist()
    own = data.ratings[data.films == 4].mean()
    middle = data.ratings.mean()
    assert min(own, middle) < taste.mean_ratings[4] < max(own, middle)


def test_the_manifest_says_what_was_learned_from_what(made):
    manifest = arrays_file.read_manifest(made, "ranking")
    assert manifest["settings"]["l2"] == 5.0
    assert len(manifest["data"][0]["sha256"]) == 64
    assert manifest["licence"] == "as of the ratings it was learned from"


def test_with_measure_the_manifest_keeps_what_it_finds_of_new_people(file, tmp_path):
    report = recipe.run(file, tmp_path, films="all", settings=SETTINGS)
    found = report["metrics"]["recall@10"]
    assert found["low"] <= found["value"] <= found["high"]
    assert report["metrics"]["of"]["split"] == "new people, test, seed 0"


def test_training_that_is_broken_off_leaves_the_old_taste_whole(file, made, monkeypatch):
    before = open_ranking(made)[1].weights.weights

    def full_disk(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(arrays_file, "_put", full_disk)
    with pytest.raises(OSError, match="No space"):
        recipe.run(file, made, films="all", settings={"l2": 50.0}, measure=False)
    assert np.array_equal(open_ranking(made)[1].weights.weights, before)


def test_a_bad_row_leaves_the_old_taste_whole(file, made, tmp_path):
    before = open_ranking(made)[1].weights.weights
    bad = tmp_path / "bad.csv"
    bad.write_text(file.read_text() + "1,2,nan,3\n" + file.read_text().split("\n", 1)[1])
    with pytest.raises(CorruptFile, match=r"bad\.csv, line \d+"):
        recipe.run(bad, made, films="all")
    assert np.array_equal(open_ranking(made)[1].weights.weights, before)


@pytest.mark.parametrize(
    ("name", "spoilt"),
    [("starts", lambda a: a[:-1]), ("films", lambda a: a + 1), ("films", lambda a: a - 1),
     ("weights", lambda a: a[1:]), ("weights", lambda a: a * np.nan),
     ("film_ids", lambda a: a[::-1]), ("n_ratings", lambda a: a[1:])],
)  # fmt: skip
def test_arrays_that_do_not_fit_together_are_refused(made, name, spoilt):
    manifest, arrays = arrays_file.read(made, "ranking")
    arrays_file.write(made, manifest, arrays | {name: spoilt(arrays[name])})
    with pytest.raises(CorruptFile, match="do not fit together"):
        open_ranking(made)


def test_arrays_of_another_kind_are_refused(made):
    manifest, arrays = arrays_file.read(made, "ranking")
    arrays_file.write(made, manifest, {"weights": arrays["weights"]})
    with pytest.raises(CorruptFile, match="expected the arrays of 'item-weights'"):
        open_ranking(made)


def test_without_a_folder_the_command_that_makes_one_is_named(tmp_path):
    with pytest.raises(Unavailable, match="moodreel train ranking"):
        open_ranking(tmp_path / "none")


def test_ratings_of_no_film_of_the_catalogue_are_bad_input(tmp_path):
    foreign = tmp_path / "ratings.csv"
    foreign.write_text("user,movie,rating\n1,9000000,4\n2,9000001,3\n")
    with pytest.raises(BadInput, match="--films all"):
        recipe.run(foreign, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_model_that_is_not_served_is_refused(file, tmp_path):
    with pytest.raises(UnknownName, match="expected one of ease, knn"):
        recipe.run(file, tmp_path, model="ials")


@pytest.mark.parametrize("model", ["ease", "knn"])
def test_the_command_trains_and_says_what_it_wrote(file, monkeypatch, capsys, tmp_path, model):
    monkeypatch.setattr(
        sys, "argv", ["moodreel", "train", "ranking", "--data", str(file), "--films", "all",
                      "--model", model, "--out", str(tmp_path), "--no-measure", "--json"],
    )  # fmt: skip
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert not stop.value.code
    report = json.loads(capsys.readouterr().out)
    assert report["written"].startswith(str(tmp_path))
    manifest, taste = open_ranking(tmp_path)
    assert manifest["command"].startswith("moodreel train ranking")
    assert len(taste.film_ids) == 30
