"""The study, tuning and the commands, on a planted checkerboard."""

import json
import sys
from types import SimpleNamespace

import numpy as np
import pytest
from tests.workshop.taste_worlds import checkerboard, rated

from moodreel import cli
from moodreel.errors import BadInput, CorruptFile, Unavailable, UnknownName
from moodreel.workshop.evaluation import ranking_study, ranking_table, tune_ranking
from moodreel.workshop.evaluation.cost import measured
from moodreel.workshop.evaluation.peers import ranking as peers
from moodreel.workshop.evaluation.rank import question
from moodreel.workshop.evaluation.split_names import validation_and_test
from moodreel.workshop.evaluation.splits import new_people
from moodreel.workshop.training.taste import ranking_models


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    data = checkerboard(n_people=300)
    path = tmp_path_factory.mktemp("data") / "ratings.csv"
    rows = zip(data.people, data.films, data.ratings, data.at, strict=True)
    path.write_text(
        "user,movie,rating,timestamp\n" + "".join(f"{u},{f},{r},{t}\n" for u, f, r, t in rows)
    )
    genres = "movieId,title,genres\n" + "".join(
        f"{f},F{f},{'Even' if f % 2 == 0 else 'Odd'}\n" for f in range(30)
    )
    (path.parent / "movies.csv").write_text(genres)
    return path


@pytest.fixture(scope="module")
def asked(file):
    return ranking_study.task(file, "new-people")


def test_a_model_that_finds_the_board_is_chosen_over_popularity(asked):
    document = ranking_study.run(asked, ["popularity", "ease"], tuned={"ease": {"l2": 50.0}})
    popular, ease = document["models"]
    assert (popular["chosen"], ease["chosen"]) == (False, True)
    assert ease["metrics"]["recall@10"]["value"] > popular["metrics"]["recall@10"]["value"]
    assert popular["behind_chosen"]["ndcg@100"]["high"] < 0
    assert ease["behind_chosen"]["ndcg@100"] == {"value": 0, "low": 0, "high": 0}
    off = "miscalibration@10"  # lists of ten run out of films of the right half
    assert ease["metrics"][off]["high"] < popular["metrics"][off]["low"]


def test_the_document_is_json_and_says_what_was_measured_on_what(asked):
    document = json.loads(json.dumps(ranking_study.run(asked, ["knn"]), allow_nan=False))
    assert document["task"] == "ranking"
    assert len(document["data"]["split_sha256"]) == 64
    line = document["models"][0]
    assert set(line["metrics"]["ndcg@100"]) == {"value", "low", "high"}
    assert line["size_mb"] is not None
    assert line["ms"] > 0
    table = ranking_table.markdown(document)
    assert "**knn**" in table
    assert document["data"]["split_sha256"][:12] in table


@pytest.mark.parametrize("split", ["random", "time", "last-1", "last-3"])
def test_every_split_is_measured_by_name(file, split):
    document = ranking_study.run(ranking_study.task(file, split), ["popularity"])
    assert document["data"]["split_sha256"] != document["data"]["validation_sha256"]


def test_validation_rows_are_never_test_rows():
    data = checkerboard(60)
    for name in ("random", "time", "last-1"):
        validation, test = validation_and_test(data, name)
        hidden = set(zip(test.held_out.people.tolist(), test.held_out.films.tolist(), strict=True))
        for part in (validation.train, validation.held_out):
            assert not hidden & set(zip(part.people.tolist(), part.films.tolist(), strict=True))


def test_only_what_was_liked_is_wanted_where_that_is_asked():
    split = new_people(checkerboard(60))[1]
    everything, liked = question(split), question(split, liked_from=4.0)
    assert 0 < liked.wanted.nnz < everything.wanted.nnz
    assert (liked.wanted.data >= 4).all()
    with pytest.raises(BadInput, match="got none"):
        question(split, liked_from=5.0)


def test_tuning_takes_the_best_of_as_many_trials_for_each_and_goes_on_where_it_stopped(
    asked, tmp_path
):
    names = ["ease", "knn", "popularity"]
    first = tune_ranking.run(asked, names, tmp_path, n=3)
    assert [line["trials"] for line in first["models"]] == [3, 3, 1]
    for name in ("ease", "knn"):
        trials = json.loads((tmp_path / f"tuned-{name}.json").read_text())["trials"]
        scores = [trial["metrics"]["ndcg@100"] for trial in trials]
        best = next(line["best"] for line in first["models"] if line["name"] == name)
        assert best["metrics"]["ndcg@100"] == max(scores)
    path = tmp_path / "tuned-ease.json"
    cut = json.loads(path.read_text())
    kept = cut["trials"][0]["trial_s"] = 12345.0
    path.write_text(json.dumps(cut | {"trials": cut["trials"][:1]}))
    again = tune_ranking.run(asked, names, tmp_path, n=3)
    assert json.loads(path.read_text())["trials"][0]["trial_s"] == kept
    assert [one["best"]["settings"] for one in again["models"]] == [
        one["best"]["settings"] for one in first["models"]
    ]
    tuned = tune_ranking.read_tuned(tmp_path, [*names, "ials"])
    assert (set(tuned.settings), tuned.trials) == (set(names), 3)


def test_a_model_that_was_tried_more_often_is_cut_to_as_many_trials_as_the_others(asked, tmp_path):
    tune_ranking.run(asked, ["ease"], tmp_path, n=1)
    tune_ranking.run(asked, ["knn"], tmp_path, n=3)
    trials = json.loads((tmp_path / "tuned-knn.json").read_text())["trials"]
    tuned = tune_ranking.read_tuned(tmp_path, ["ease", "knn"])
    assert (tuned.trials, tuned.settings["knn"]) == (1, trials[0]["settings"])
    assert tune_ranking.read_tuned(tmp_path, ["knn"]).trials == 3


def test_tuning_something_else_into_the_same_folder_is_refused(asked, tmp_path):
    tune_ranking.run(asked, ["knn"], tmp_path, n=1)
    with pytest.raises(BadInput, match="another tries"):
        tune_ranking.run(asked, ["knn"], tmp_path, n=2)


def test_a_setting_that_cannot_be_fitted_is_told_and_never_the_best(asked, tmp_path, monkeypatch):
    broken = {"l2": SimpleNamespace(at=lambda share: -1e9 if share < 0.5 else 5.0)}
    entry = ranking_models.Entry(make=ranking_models.MODELS["ease"].make, space=broken)
    monkeypatch.setattr(ranking_models, "MODELS", {"ease": entry})
    tuned = tune_ranking.run(asked, ["ease"], tmp_path, n=2)
    assert tuned["models"][0]["best"]["settings"] == {"l2": 5.0}
    trials = json.loads((tmp_path / "tuned-ease.json").read_text())["trials"]
    assert sum("failed" in trial for trial in trials) == 1


def test_files_of_tuning_that_are_missing_or_damaged_are_told(tmp_path):
    with pytest.raises(BadInput, match="run `moodreel tune ranking"):
        tune_ranking.read_tuned(tmp_path, ["ease"])
    (tmp_path / "tuned-ease.json").write_text("{}")
    with pytest.raises(CorruptFile, match=r"tuned-ease\.json"):
        tune_ranking.read_tuned(tmp_path, ["ease"])


def test_unknown_names_and_settings_are_refused(file):
    with pytest.raises(UnknownName, match="did you mean ease"):
        ranking_models.make("eas", {})
    with pytest.raises(BadInput, match="knn cannot have the settings"):
        ranking_models.make("knn", {"l2": 3})
    with pytest.raises(UnknownName, match="expected one of new-people"):
        ranking_study.task(file, "newpeople")


def test_a_peer_that_is_not_installed_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(peers, "find_spec", lambda _: None)
    with pytest.raises(Unavailable, match=r"pip install 'moodreel\[bench\]'"):
        peers.make("irspack-ease", {})


def test_cost_counts_seconds_and_memory():
    with measured() as cost:
        np.ones(20_000_000)
    assert cost.peak_mb > 160
    assert cost.seconds > 0


def command(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["moodreel", *map(str, arguments)])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    return stop.value.code or 0


def test_evaluate_prints_one_document(file, monkeypatch, capsys):
    code = command(
        monkeypatch, "evaluate", "ranking", "--data", file, "--models", "popularity,ease", "--json"
    )
    document = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [line["name"] for line in document["models"]] == ["popularity", "ease"]


def test_what_tune_wrote_is_what_compare_uses(file, monkeypatch, capsys, tmp_path):
    out = ("--out", tmp_path / "tuned")
    assert (
        command(
            monkeypatch,
            "tune",
            "ranking",
            "--data",
            file,
            *out,
            "--models",
            "ease",
            "--trials",
            "2",
        )
        == 0
    )
    tuned = tune_ranking.read_tuned(tmp_path / "tuned", ["ease"]).settings
    compared = command(
        monkeypatch, "compare", "ranking", "--data", file, "--models", "ease,popularity",
        "--tuned", tmp_path / "tuned", "--out", tmp_path / "study",
    )  # fmt: skip
    assert compared == 0
    document = json.loads((tmp_path / "study" / "results.json").read_text())
    assert document["models"][0]["settings"] == tuned["ease"]
    assert (tmp_path / "study" / "table.md").read_text() in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--scale", "5"], "as in 1,10"),
        (["--scale", "5,1"], "as in 1,10"),
        (["--models", "eas"], "did you mean ease"),
        (["--split", "weekly"], "unknown split"),
        (["--liked-from", "6"], "got none"),
    ],
)
def test_bad_options_are_told_in_one_line(file, monkeypatch, capsys, arguments, told):
    assert command(monkeypatch, "evaluate", "ranking", "--data", file, *arguments) == 2
    assert told in capsys.readouterr().err


def test_people_and_films_too_few_to_split_are_bad_input(tmp_path):
    path = tmp_path / "ratings.csv"
    path.write_text("1,2,3,4\n")
    with pytest.raises(BadInput, match="expected enough people"):
        ranking_study.task(path, "new-people")
    assert len(rated([(1, 2, 3, 4)])) == 1


def test_what_a_star_is_worth_is_tuned_only_where_it_matters_what_was_liked():
    for name, tuned in (("sparse-ease", True), ("sparse-ease-seen", False), ("popularity", False)):
        assert ("slope" in ranking_study.space_of(name, liked=True)) is tuned
        assert "slope" not in ranking_study.space_of(name, liked=False)
