"""scikit-learn's trees and ours say the same; training writes what evaluation reads."""

import json
from pathlib import Path

import numpy as np
import pytest

from moodreel.catalogues.bundled import load_bundled
from moodreel.errors import BadInput, UnknownName
from moodreel.inference.favourite_features import NAMES
from moodreel.inference.favourites import FILE, FavouriteModel
from moodreel.workshop.training.favourites.models import GRID, SETTINGS, Learner
from moodreel.workshop.training.favourites.rows import Rows
from moodreel.workshop.training.favourites.trees import forest_of, full

pytestmark = pytest.mark.torch


def random_rows(n=3000, seed=0):
    """Favourites that hang on two features; with values that lie on thresholds."""
    rng = np.random.default_rng(seed)
    columns = rng.normal(size=(len(NAMES), n)).astype(np.float32)
    columns[::3] = np.round(columns[::3] * 4) / 4
    likely = columns[NAMES.index("expected stars")] + columns[NAMES.index("opinions")]
    people = rng.integers(0, 40, n)
    favourites = rng.random(n) < 1 / (1 + np.exp(1 - likely))
    return Rows(columns=columns, favourites=favourites, people=people, films=people)


ROWS = random_rows()


def test_boosted_trees_are_scikit_learns_within_a_millionth():
    learner = Learner(name="boosted", settings=SETTINGS["boosted"]).fit(ROWS)
    theirs = learner.model.decision_function(ROWS.columns.T)
    assert np.abs(forest_of(learner.model).sums(ROWS.columns) - theirs).max() < 1e-5
    chances = 1 / (1 + np.exp(-forest_of(learner.model).sums(ROWS.columns)))
    assert np.abs(chances - learner.model.predict_proba(ROWS.columns.T)[:, 1]).max() < 1e-6


def test_the_random_forest_is_scikit_learns_within_a_millionth():
    learner = Learner(name="forest", settings={**SETTINGS["forest"], "max_depth": 8}).fit(ROWS)
    theirs = learner.model.predict_proba(ROWS.columns.T)[:, 1]
    assert np.abs(forest_of(learner.model).sums(ROWS.columns) - theirs).max() < 1e-6


def test_forests_deeper_than_the_house_reads_are_refused():
    settings = {"n_estimators": 2, "max_depth": 14, "min_samples_leaf": 1}
    with pytest.raises(ValueError, match="depth 1 to 8"):
        forest_of(Learner(name="forest", settings=settings).fit(ROWS).model)


def test_a_tree_of_one_leaf_is_filled_up():
    forest = full([[0.25], [(0, 1.0, 1, 2), 1.0, 2.0]], start=0.5)
    values = np.array([[0.0, 3.0]], dtype=np.float32)
    assert forest.sums(values).tolist() == [1.75, 2.75]


def test_the_same_seed_learns_the_same_trees():
    one, two = (
        Learner(name="boosted", settings=SETTINGS["boosted"], seed=3).fit(ROWS) for _ in "ab"
    )
    np.testing.assert_array_equal(one.margins(ROWS.columns), two.margins(ROWS.columns))


def test_settings_in_use_are_among_those_tried_and_as_many_are_tried_for_each_model():
    assert all(SETTINGS[name] in GRID[name] for name in SETTINGS)
    assert len({len(tried) for tried in GRID.values()}) == 1


def test_an_unknown_model_is_told():
    with pytest.raises(UnknownName, match="boosted, forest, logistic"):
        Learner(name="boost", settings={}).fit(ROWS)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Data of people who love one of two directors' kinds of film, and what was learned from it."""
    from moodreel.workshop.training.favourites import recipe

    home = tmp_path_factory.mktemp("favourites")
    rng = np.random.default_rng(0)
    known = [film for film in load_bundled().films if film.movielens_id is not None][:80]
    lines = ["userId,movieId,rating,timestamp"]
    for person in range(60):
        for place in rng.permutation(len(known))[:30]:
            loved = ("Comedy" in known[place].genres) == (person % 2 == 0)
            stars = rng.choice([4.0, 4.5, 5.0] if loved else [2.0, 3.0, 4.5])
            lines.append(f"{person},{known[place].movielens_id},{stars},0")
    (home / "ratings.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    recipe.run(home / "ratings.csv", home / "out", 0, lambda _: None)
    return home / "ratings.csv", home / "out"


def test_training_writes_an_artefact_with_its_terms_and_numbers(trained):
    _, out = trained
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["files"]) == {FILE, "NOTICE.md", "card.md"}
    assert manifest["metrics"]["importance"][0]["pr_auc_lost"]["value"] > 0
    assert "without first" in (out / "NOTICE.md").read_text(encoding="utf-8")
    assert FavouriteModel.open(out).forest.depth <= 8


def test_evaluation_tells_the_trees_from_the_base_rate_on_people_they_never_met(trained):
    from moodreel.workshop.evaluation import favourites as evaluation

    report = evaluation.run(*trained)
    chosen = report["models"][0]
    assert chosen["chosen"]
    assert chosen["metrics"]["pr_auc"]["value"] > report["base_rate"]["value"] + 0.05
    assert {own["name"] for own in report["models"][1:]} == {
        "mean of film", "taste score", "expected stars",
    }  # fmt: skip
    assert set(report["told"]) == {"3", "5", "10", "20"}


def test_an_artefact_of_other_ratings_is_refused(trained, tmp_path):
    from moodreel.workshop.evaluation import favourites as evaluation

    data, out = trained
    fewer = tmp_path / "ratings.csv"
    lines = data.read_text(encoding="utf-8").splitlines()
    fewer.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match="expected the ratings that out was made from"):
        evaluation.run(fewer, out)


def test_a_training_that_breaks_off_leaves_the_old_artefact_whole(trained, tmp_path, monkeypatch):
    import shutil

    from moodreel.workshop.training.favourites import bundle, recipe

    data, out = trained
    own = tmp_path / "favourites"
    shutil.copytree(out, own)
    before = {path.name: path.read_bytes() for path in own.iterdir()}

    def full_disk(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(bundle, "write_manifest", full_disk)
    with pytest.raises(OSError, match="no space"):
        recipe.run(data, own, 0, lambda _: None)
    assert {path.name: path.read_bytes() for path in own.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["favourites"]
