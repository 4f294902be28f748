"""The comparative study: its numbers, its tables, and the whole on data small enough to count."""

import json
import lzma
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from moodreel.domain.emotion import INDEX, Emotion
from moodreel.errors import BadInput, CorruptFile, NotFound
from moodreel.workshop.datasets import emotion
from moodreel.workshop.datasets.labelled import LabelledTexts, unknown
from moodreel.workshop.evaluation import (
    compare_text,
    emotion_lexicon,
    study_baselines,
    study_line,
    study_plots,
    study_scores,
    study_table,
)

ROOT = Path(__file__).parents[2]
RESEARCH = ROOT / "src/moodreel/artefacts/research"
ROWS = {
    "train": ["i feel so happy;joy", "i feel so sad;sadness", "i feel so happy and calm;joy"] * 4,
    "validation": ["i feel happy today;joy", "i feel sad today;sadness"],
    "test": ["i feel so happy;joy", "i feel sad and low;sadness", "i feel a little scared;fear"],
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The emotion set with a few rows; its folder is called as the real one."""
    folder = tmp_path / "emotion"
    folder.mkdir()
    for split in emotion.SPLITS:
        lines = ROWS[split]
        with lzma.open(emotion.path_of(folder, split), "wt", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        labels = [line.rpartition(";")[2] for line in lines]
        counts = {e.value: labels.count(e.value) for e in emotion.SEEN}
        monkeypatch.setitem(emotion.COUNTS, split, counts)
    return folder


def beliefs(*names: Emotion) -> np.ndarray:
    return 0.9 * np.eye(8, dtype=np.float32)[[INDEX[name] for name in names]] + np.float32(0.0125)


def test_macro_f1_is_over_the_six_labels_and_repeats_can_be_left_out() -> None:
    labels = np.eye(8, dtype=np.float32)[[INDEX[e] for e in (*emotion.SEEN, Emotion.JOY)]]
    told = beliefs(*emotion.SEEN, Emotion.SADNESS)
    repeated = np.array([False] * 6 + [True])
    values = study_scores.measure(told, labels, repeated)
    assert values["accuracy"] == pytest.approx(6 / 7)
    assert values["accuracy_unrepeated"] == 1
    assert values["f1_joy"] == pytest.approx(2 / 3)
    assert values["macro_f1"] == pytest.approx((4 + 2 / 3 + 2 / 3) / 6)
    assert values["ece"] == pytest.approx(0.9125 - 6 / 7, abs=1e-4)
    matrix = study_scores.confusion(told, labels)
    assert matrix[emotion.SEEN.index(Emotion.JOY)][emotion.SEEN.index(Emotion.SADNESS)] == 1
    assert sum(map(sum, matrix)) == 7


def test_the_interval_over_seeds_is_students() -> None:
    score = study_scores.over_seeds([0.90, 0.92, 0.94])
    half = 4.303 * 0.02 / 3**0.5
    assert score == {
        "value": 0.92,
        "low": pytest.approx(0.92 - half, abs=1e-4),
        "high": pytest.approx(0.92 + half, abs=1e-4),
    }


def test_the_interval_over_rows_holds_the_value() -> None:
    labels = np.eye(8, dtype=np.float32)[[INDEX[Emotion.JOY]] * 30 + [INDEX[Emotion.FEAR]] * 10]
    told = beliefs(*[Emotion.JOY] * 40)
    score = study_scores.over_rows(told, labels, np.zeros(40, dtype=bool))["accuracy"]
    assert score["value"] == 0.75
    assert 0.55 < score["low"] < 0.75 < score["high"] < 0.92


def test_the_lexicon_counts_words_of_six_emotions_and_shares_none() -> None:
    counts = emotion_lexicon.counts(["i feel happy and glad but scared", "the table"])
    assert counts[0, INDEX[Emotion.JOY]] == 2
    assert counts[0, INDEX[Emotion.FEAR]] == 1
    assert counts[1].sum() == 0
    words = [word for own in emotion_lexicon.WORDS.values() for word in own]
    assert len(words) == len(set(words))
    assert set(emotion_lexicon.WORDS) == set(emotion.SEEN)


def test_several_seeds_together_believe_their_mean_and_cost_their_sum() -> None:
    validation = LabelledTexts(
        texts=("a",),
        emotions=np.eye(8, dtype=np.float32)[[INDEX[Emotion.JOY]]],
        valence=unknown(1),
        arousal=unknown(1),
    )
    facts = {"parameters": 10, "trained_parameters": 4, "train_s": 3.0, "size_mb": 0.5}
    seeds = [
        study_scores.Predictions(
            beliefs=beliefs(name),
            ms=0.5,
            facts=facts | {"told": beliefs(name), "fetched_mb": 91.0},
        )
        for name in (Emotion.JOY, Emotion.JOY, Emotion.FEAR)
    ]
    whole = study_line.together(seeds, validation)
    assert whole.beliefs[0, INDEX[Emotion.JOY]] == pytest.approx((2 * 0.9125 + 0.0125) / 3)
    assert whole.ms == 1.5
    assert whole.facts["parameters"] == 30
    assert whole.facts["fetched_mb"] == 91
    assert whole.facts["validation"]["accuracy"] == 1
    row = study_line.line("bilstm-x3", [whole], validation, np.array([False]))
    assert row["metrics"]["accuracy"]["value"] == 1
    assert row["interval"] == "bootstrap over rows"


def model(name: str, **changes: Any) -> dict[str, Any]:
    score = {"value": 0.93, "low": 0.925, "high": 0.935}
    run = {"seed": 0, "epochs": 8, "best_epoch": 7, "train_s": 100.0, "accuracy": 0.931,
           "macro_f1": 0.88, "validation": {"accuracy": 0.94, "macro_f1": 0.91}}  # fmt: skip
    return {
        "name": name, "chosen": False, "n_seeds": 5, "together": 1,
        "metrics": dict.fromkeys(study_scores.NAMES, score),
        "parameters": 1_234_567, "trained_parameters": 1_000, "train_s": 120.4, "peak_mb": 900,
        "size_mb": 1.9, "fetched_mb": 0.0, "ms": 0.61, "runs": [run],
        "confusion": np.eye(6, dtype=int).tolist(), "interval": "t over seeds",
    } | changes  # fmt: skip


@pytest.fixture
def document() -> dict[str, Any]:
    return {
        "data": {"name": "emotion", "sha256": "a" * 64, "split": "test", "rows": 2000,
                 "repeated_in_train": 11, "begin_with_i": 0.9945, "hold_feel": 0.9915},
        "labels": [e.value for e in emotion.SEEN],
        "models": [model("bilstm", chosen=True), model("transformer", fetched_mb=91.1, runs=[])],
        "quoted": compare_text.QUOTED,
        "notes": ["left out: nothing"],
    }  # fmt: skip


def test_the_tables_hold_every_number(document: dict[str, Any]) -> None:
    text = study_table.markdown(document)
    assert "| **bilstm** | 5 | 0.930 (0.925-0.935) |" in text
    assert "| **bilstm** | 1,234,567 | 1,000 | 1.90 | 120 | 900 | 0.61 |" in text
    assert "1.90 + 91 fetched" in text
    assert "| bilstm, seed 0 | 7 of 8 | 0.940 | 0.910 | 0.931 | 0.880 |" in text
    assert "quoted, not run by us" in text
    assert text.endswith("- left out: nothing\n")


def test_a_page_is_filled_between_its_marks(document: dict[str, Any]) -> None:
    page = f"before\n{study_table.BEGIN}\nstale\n{study_table.END}\nafter\n"
    filled = study_table.fill(page, document)
    assert filled.startswith("before\n")
    assert filled.endswith("after\n")
    assert "stale" not in filled
    assert study_table.fill(filled, document) == filled


@pytest.mark.torch
def test_plots_are_drawn_and_curves_only_of_known_runs(
    document: dict[str, Any], tmp_path: Path
) -> None:
    assert [path.name for path in study_plots.draw(document, tmp_path)] == [
        "confusion.png",
        "cost.png",
    ]
    epochs = [{"epoch": n, "loss": 1 / n, "accuracy": 0.9, "macro_f1": 0.88} for n in (1, 2, 3)]
    document["models"][0]["runs"][0]["curve"] = epochs
    drawn = study_plots.draw(document, tmp_path)
    assert drawn[-1].name == "learning-curves.png"
    assert all(path.stat().st_size > 5_000 for path in drawn)


def test_the_page_holds_what_was_measured() -> None:
    page = (ROOT / "docs/text-emotion-study.md").read_text(encoding="utf-8")
    results = ROOT / "docs/text-emotion-study/results.json"
    assert study_table.fill(page, json.loads(results.read_text(encoding="utf-8"))) == page


def test_no_runs_or_no_data_say_so(data: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no finished run"):
        compare_text.run(data, shipped=RESEARCH, runs=tmp_path)
    with pytest.raises(NotFound, match="emotion set"):
        compare_text.run(tmp_path, shipped=RESEARCH)


def test_only_models_of_the_study_are_compared(data: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "run" / "bundle"
    bundle.parent.mkdir()
    bundle.symlink_to(ROOT / "src/moodreel/artefacts/text-emotion-bilstm")
    with pytest.raises(CorruptFile, match=r"metrics\.jsonl"):
        compare_text.run(data, shipped=RESEARCH, runs=tmp_path)
    (tmp_path / "run" / "metrics.jsonl").touch()
    with pytest.raises(BadInput, match="expected a model of the study"):
        compare_text.run(data, shipped=RESEARCH, runs=tmp_path)


def test_what_is_missing_is_noted_and_the_rest_compared(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(study_baselines, "has_sklearn", lambda: False)
    document = compare_text.run(data, shipped=tmp_path / "nothing")
    assert [m["name"] for m in document["models"]] == ["lexicon"]
    assert sum("no model bundle" in note for note in document["notes"]) == 3
    assert document["notes"][-1] == study_baselines.NEEDS_TRAIN
    assert document["data"]["repeated_in_train"] == 1
    lexicon = document["models"][0]
    assert lexicon["metrics"]["accuracy"]["value"] == 1
    assert lexicon["interval"] == "bootstrap over rows"
    assert "torch" not in sys.modules
    json.dumps(document, allow_nan=False)
    assert "| lexicon | 1 | 1.000" in study_table.markdown(document)


@pytest.mark.torch
def test_the_linear_baseline_learns_what_words_say(data: Path) -> None:
    splits = [emotion.read(data, split) for split in emotion.SPLITS]
    made = study_baselines.tfidf(*splits)
    assert made.beliefs.argmax(axis=1).tolist()[:2] == [INDEX[Emotion.JOY], INDEX[Emotion.SADNESS]]
    assert np.allclose(made.beliefs.sum(axis=1), 1, atol=1e-5)
    assert made.facts["parameters"] > 0
