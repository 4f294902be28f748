"""From ratings to the folder that is served, and back."""

import json
import sys

import numpy as np
import pytest
from tests.workshop.opinions import DISLIKED, LIKED, opinions

from moodreel import cli
from moodreel.errors import BadInput, CorruptFile, Unavailable, UnknownName
from moodreel.inference import arrays_file
from moodreel.inference.estimates import film_rows
from moodreel.inference.rating_artefact import open_ratings
from moodreel.workshop.datasets.interactions import read
from moodreel.workshop.training.taste import rating_recipe
from moodreel.workshop.training.taste.svd import SvdPlusPlus


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    data = opinions(30, 20)
    path = tmp_path_factory.mktemp("data") / "ratings.csv"
    rows = zip(data.people, data.films + 500, data.ratings, data.at, strict=True)
    lines = "".join(f"{u},{f},{r},{t}\n" for u, f, r, t in rows)
    path.write_text("user,movie,rating,timestamp\n" + lines)
    return path


@pytest.fixture(scope="module")
def made(file, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "svdpp"
    rating_recipe.run(file, folder, model="svdpp")
    return folder


def test_what_is_read_tells_what_was_trained(file, made):
    estimator = open_ratings(made)[1]
    data = read(file)
    trained = SvdPlusPlus().fit(data)
    theirs = data.people == 3
    for one in (estimator, trained.estimator):
        assert len(one.film_ids) == 20
    mean = estimator.estimate(data.films[theirs], data.ratings[theirs]).mean
    assert mean == pytest.approx(trained.fold_in(data.films[theirs], data.ratings[theirs]).mean)


@pytest.mark.parametrize("model", ["bias", "als", "svd"])
def test_every_model_of_factors_is_served_alike(file, tmp_path, model):
    rating_recipe.run(file, tmp_path, model=model)
    manifest, estimator = open_ratings(tmp_path)
    assert (manifest["name"], manifest["kind"]) == (model, "factors")
    liked = np.array([LIKED, LIKED, DISLIKED], dtype=np.float32)
    told = estimator.estimate(np.array([0, 2, 1]), liked)
    assert (told.low <= told.mean).all()
    assert (told.mean <= told.high).all()


def test_films_are_found_by_their_ids_and_unknown_ones_are_told(made):
    ids = open_ratings(made)[1].film_ids
    assert film_rows(ids, np.array([503, 1, 519, 99_999])).tolist() == [3, -1, 19, -1]


def test_the_manifest_says_what_was_learned_from_what_and_how_well(made):
    manifest = arrays_file.read_manifest(made, "ratings")
    assert len(manifest["data"][0]["sha256"]) == 64
    assert manifest["licence"] == "as of the ratings it was learned from"
    rmse = manifest["metrics"]["rmse"]
    assert rmse["low"] <= rmse["value"] <= rmse["high"]
    assert 0.5 < manifest["metrics"]["coverage"]["value"] <= 1


def test_the_same_ratings_make_the_same_file(file, made, tmp_path):
    again = rating_recipe.run(file, tmp_path, model="svdpp")
    assert [p.name for p in made.glob("*.npz")] == [p.name for p in tmp_path.glob("*.npz")]
    assert again["size_mb"] < 1


def test_with_trials_the_best_on_held_out_ratings_is_kept(file, tmp_path):
    ticks = []
    report = rating_recipe.run(file, tmp_path, model="als", trials=3, tick=lambda: ticks.append(1))
    assert len(ticks) == rating_recipe.n_fits("als", 3, 0) == 5
    assert set(report["settings"]) <= {"dimensions", "l2", "power"}


def test_a_training_that_is_broken_off_leaves_the_old_artefact_whole(file, tmp_path, monkeypatch):
    rating_recipe.run(file, tmp_path, model="bias")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(SvdPlusPlus, "fit", interrupted)
    with pytest.raises(KeyboardInterrupt):
        rating_recipe.run(file, tmp_path, model="svdpp")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_bad_row_trains_nothing(file, tmp_path):
    bad = tmp_path / "ratings.csv"
    bad.write_text(file.read_text() + "7,7,nine,7\n")
    with pytest.raises(CorruptFile, match=f"line {len(bad.read_text().splitlines())}"):
        rating_recipe.run(bad, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def spoil(folder, arrays=None, **changes):
    manifest, old = arrays_file.read(folder, "ratings")
    arrays_file.write(folder, manifest | changes, old | (arrays or {}))


def test_damaged_artefacts_are_refused_and_say_why(file, tmp_path):
    for spoilt, why in (
        ({"kind": "oracle"}, "expected the kind factors or network, got 'oracle'"),
        ({"kind": "network"}, "another version's arrays"),
        ({"arrays": {"trust": np.ones(3, dtype=np.float32)}}, "trust to be numbers of shape"),
        ({"arrays": {"middle": np.full(9, np.nan, dtype=np.float32)}}, "middle to be numbers"),
        ({"arrays": {"mean": np.ones(3)}}, "train it again"),
        ({"task": "ranking"}, "expected 'ratings'"),
    ):
        folder = tmp_path / why[:8]
        rating_recipe.run(file, folder, model="svdpp")
        spoil(folder, **spoilt)
        with pytest.raises(CorruptFile, match=why):
            open_ratings(folder)
    with pytest.raises(Unavailable, match="train ratings"):
        open_ratings(tmp_path / "nowhere")


def test_the_command_trains_and_says_what_it_wrote(file, tmp_path, capsysbinary, monkeypatch):
    words = ["train", "ratings", "--data", str(file), "--out", str(tmp_path), "--model", "bias"]
    monkeypatch.setattr(sys, "argv", ["moodreel", *words, "--json"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
    report = json.loads(capsysbinary.readouterr().out)
    assert report["name"] == "bias"
    assert arrays_file.read_manifest(tmp_path, "ratings")["command"].startswith("moodreel train")


def test_unknown_models_and_settings_are_refused(file, tmp_path):
    from moodreel.workshop.training.taste import rating_models

    with pytest.raises(UnknownName, match="did you mean svdpp"):
        rating_recipe.run(file, tmp_path / "out", model="svdp")
    with pytest.raises(BadInput, match="als cannot have the settings"):
        rating_models.make("als", {"depth": 3})
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("model", ["bias", "als", "svd", "svdpp"])
def test_of_some_films_alone_it_says_what_the_whole_says_to_a_hundredth(file, tmp_path, model):
    films = np.arange(500, 512, dtype=np.int64)
    rating_recipe.run(file, tmp_path / "all", model=model)
    rating_recipe.run(file, tmp_path / "some", model=model, films=films)
    whole, some = (open_ratings(tmp_path / name)[1] for name in ("all", "some"))
    assert some.film_ids.tolist() == films.tolist()
    liked = np.array([LIKED, LIKED, DISLIKED], dtype=np.float32)
    told, expected = (one.estimate(np.array([0, 2, 1]), liked) for one in (some, whole))
    assert told.mean.dtype == np.float32
    for name in ("mean", "low", "high"):
        assert getattr(told, name) == pytest.approx(getattr(expected, name)[:12], abs=0.01)
    sizes = [sum(f.stat().st_size for f in (tmp_path / n).glob("*.npz")) for n in ("some", "all")]
    assert sizes[0] < sizes[1]
