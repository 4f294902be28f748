"""The comparative study of text models: every model on the `emotion` test split, in one table.

moodreel compare text-emotion --data ../shared/data/emotion --runs DIR --out DIR
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import BoolArray
from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.inference.bundle import Bundle
from moodreel.inference.text_emotion import TASK, TextEmotionModel
from moodreel.workshop.datasets import emotion
from moodreel.workshop.datasets.emotion import SEEN
from moodreel.workshop.datasets.labelled import LabelledTexts, file_sha256
from moodreel.workshop.evaluation import study_baselines as baselines
from moodreel.workshop.evaluation.study_line import line, together, validated
from moodreel.workshop.evaluation.study_scores import Predictions, read_all

Report = Callable[[str], None]
BUNDLE = "bundle"
MODELS = ("ann", "bilstm", "transformer")

QUOTED = [
    {"name": "RoBERTa-base (bhadresh-savani)", "accuracy": 0.931, "macro_f1": 0.882},
    {"name": "DistilBERT (bhadresh-savani)", "accuracy": 0.927, "macro_f1": 0.8825},
    {"name": "DistilBERT (lewiswatson)", "accuracy": 0.9185, "macro_f1": None},
]
"""Test scores that the models' cards give as verified by the hub's evaluator; not run by us."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Splits:
    train: LabelledTexts
    validation: LabelledTexts
    test: LabelledTexts


def run(
    data: Path,
    *,
    shipped: Path,
    runs: Path | None = None,
    minilm: Path | None = None,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """The document of the study.

    Scores the runs under `runs`, or without it the research bundles under `shipped`, and the
    baselines. Needs onnxruntime only; `notes` says what is left out and what would add it. Raises
    `NotFound` without the data, `BadInput` where `runs` holds no finished run.
    """
    splits = _Splits(**{split: emotion.read(data, split) for split in emotion.SPLITS})
    repeated = emotion.repeated(splits.test, splits.train)
    notes: list[str] = []
    groups = _groups(list(_bundles(shipped, runs)), splits, minilm, notes, report)
    groups |= {
        f"{name}-x{len(seeds)}": [together(seeds, splits.validation)]
        for name, seeds in groups.items()
        if len(seeds) > 1
    }
    models = [line(name, each, splits.test, repeated) for name, each in groups.items()]
    models += _baselines(splits, repeated, notes, report)
    best = max((m for m in models if m["validation"] is not None), key=_rank, default=None)
    for model in models:
        model["chosen"] = model is best
    return {
        "task": TASK,
        "data": {
            "name": emotion.NAME,
            "sha256": file_sha256(emotion.path_of(data, "test")),
            "split": "test",
            "rows": len(splits.test),
            "repeated_in_train": int(repeated.sum()),
            "begin_with_i": _share(splits.test, lambda text: text.startswith("i")),
            "hold_feel": _share(splits.test, lambda text: "feel" in text),
        },
        "seed": 0,
        "labels": [e.value for e in SEEN],
        "models": models,
        "quoted": QUOTED,
        "notes": notes,
    }


def _rank(model: dict[str, Any]) -> float:
    return float(model["validation"]["accuracy"] + model["validation"]["macro_f1"])


def _share(rows: LabelledTexts, has: Callable[[str], bool]) -> float:
    return round(sum(map(has, rows.texts)) / len(rows), 4)


def _bundles(shipped: Path, runs: Path | None) -> Iterator[tuple[Path, list[dict[str, Any]]]]:
    """Each bundle's folder, and the epochs of the run that made it."""
    if runs is None:
        yield from ((shipped / f"{TASK}-{name}", []) for name in MODELS)
        return
    found = sorted(path.parent for path in runs.glob(f"**/{BUNDLE}/manifest.json"))
    if not found:
        raise BadInput(
            f"no finished run under {runs}: expected folders that `moodreel train text-emotion "
            "--data ../shared/data/emotion --out DIR` wrote"
        )
    for folder in found:
        yield folder, _curve(folder.parent / "metrics.jsonl")


def _curve(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as problem:
        raise CorruptFile(f"{path}: expected one JSON object an epoch; train again") from problem


def _groups(
    bundles: list[tuple[Path, list[dict[str, Any]]]],
    splits: _Splits,
    minilm: Path | None,
    notes: list[str],
    report: Report,
) -> dict[str, list[Predictions]]:
    """The predictions of each model's seeds."""
    groups: dict[str, list[Predictions]] = {name: [] for name in MODELS}
    for folder, curve in bundles:
        try:
            model = TextEmotionModel(Bundle.open(folder, minilm))
        except Unavailable as problem:
            notes.append(f"left out: {problem}")
            continue
        name = model.bundle.manifest["name"].removeprefix(f"{TASK}-")
        if name not in groups or "sees" not in model.bundle.manifest:
            raise BadInput(f"{folder}: expected a model of the study ({', '.join(MODELS)})")
        report(f"{name}, seed {model.bundle.manifest['seed']}: {len(splits.test)} test texts")
        beliefs, ms = read_all(model, splits.test.texts)
        told = np.stack([r.distribution for r in model.read_many(splits.validation.texts)])
        facts = _facts(model.bundle, curve) | validated(told, splits.validation)
        groups[name].append(Predictions(beliefs=beliefs, ms=ms, facts=facts))
    return {name: each for name, each in groups.items() if each}


def _facts(bundle: Bundle, curve: list[dict[str, Any]]) -> dict[str, Any]:
    manifest = bundle.manifest
    metrics = manifest["metrics"]
    known = ("parameters", "trained_parameters", "train_s", "peak_mb", "epochs", "best_epoch")
    files = [path.stat().st_size for path in bundle.folder.iterdir() if path.is_file()]
    return {key: metrics.get(key) for key in known} | {
        "seed": manifest["seed"],
        "size_mb": sum(files) / 1e6,
        "fetched_mb": sum(f["bytes"] for f in manifest.get("fetched", {}).values()) / 1e6,
        "curve": curve,
    }


def _baselines(
    splits: _Splits, repeated: BoolArray, notes: list[str], report: Report
) -> list[dict[str, Any]]:
    report("baselines")
    made = {"lexicon": baselines.lexicon(splits.train, splits.validation, splits.test)}
    if baselines.has_sklearn():
        made["tfidf-logreg"] = baselines.tfidf(splits.train, splits.validation, splits.test)
    else:
        notes.append(baselines.NEEDS_TRAIN)
    return [line(name, [one], splits.test, repeated) for name, one in made.items()]
