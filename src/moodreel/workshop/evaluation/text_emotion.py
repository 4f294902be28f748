"""How well a text bundle reads feelings: GoEmotions, the everyday corpus, the everyday suite."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import EMOTIONS, N_EMOTIONS, FloatArray
from moodreel.domain.mood import SURE_FROM
from moodreel.inference.bundle import Bundle
from moodreel.inference.text_blend import TextBlend
from moodreel.inference.text_emotion import TASK, TextEmotionModel, TextReading
from moodreel.workshop.datasets import everyday as everyday_set
from moodreel.workshop.datasets import goemotions, other_languages
from moodreel.workshop.datasets.labelled import LabelledTexts, file_sha256, one_label
from moodreel.workshop.evaluation import suite as suite_set
from moodreel.workshop.evaluation.scores import (
    Score,
    acceptable,
    calibration_error,
    correlation,
    f1_each,
    interval,
)

_TIMED = 300

Reader = TextEmotionModel | TextBlend


def run(
    data: Path,
    readers: Sequence[Reader],
    *,
    everyday: Path = everyday_set.HOME,
    suite: Path | None = suite_set.HOME,
    split: goemotions.Split = "test",
    seed: int = 0,
) -> dict[str, Any]:
    """The `evaluate` document of these readers, the first of which was chosen on validation rows;
    needs onnxruntime only.

    `data` holds the folder `goemotions`. Corpus and suite are left out where there is no file. The
    corpus part (prefix `everyday_`) is the held-out 15 % that choices and calibration used.
    """
    rows = one_label(goemotions.read(data / "goemotions", split))
    models = [
        _scored(reader, rows, everyday, suite, seed) | {"chosen": i == 0}
        for i, reader in enumerate(readers)
    ]
    return {
        "task": TASK,
        "data": {
            "name": "goemotions, rows with one label, folded to eight",
            "sha256": file_sha256(data / "goemotions" / f"{split}.tsv.xz"),
            "split": split,
            "rows": len(rows),
        },
        "seed": seed,
        "models": models,
    }


def _scored(
    model: Reader, rows: LabelledTexts, everyday: Path, suite: Path | None, seed: int
) -> dict[str, Any]:
    metrics = _corpus_metrics(model, rows, seed)
    if everyday.is_file():
        corpus = everyday_set.read(everyday)
        held_out = np.flatnonzero(corpus.held_out(everyday_set.VALIDATION_PERCENT))
        own = _corpus_metrics(model, corpus.take(held_out), seed)
        metrics |= {f"everyday_{name}": score for name, score in own.items()}
        strange = other_languages.read(everyday.parent / other_languages.HOME.name, "validation")
        metrics["other_languages_unsure"] = _unsure(model, strange, seed)
    scored = {
        "name": reader_name(model),
        "metrics": metrics,
        "train_s": sum(b.manifest["metrics"].get("train_s", 0.0) for b in _bundles(model)),
        "peak_mb": None,
        "size_mb": round(sum(_size(bundle.folder) for bundle in _bundles(model)) / 1e6, 3),
        "ms": round(_ms_a_text(model, rows.texts), 3),
    }
    if suite is not None and suite.is_file():
        scored["suite"] = suite_set.score(model, suite, seed)
    return scored


def _ms_a_text(model: Reader, texts: Sequence[str]) -> float:
    """Median over some of the texts, each read alone, on one thread."""
    taken = []
    for text in texts[:_TIMED]:
        started = time.perf_counter()
        model.read(text)
        taken.append(time.perf_counter() - started)
    return float(np.median(taken)) * 1000


def reader_name(model: Reader) -> str:
    """The kind of model, as tables name it: `bilstm` of `text-emotion-bilstm`."""
    names = (bundle.manifest["name"].removeprefix(f"{TASK}-") for bundle in _bundles(model))
    return " + ".join(names)


def _bundles(model: Reader) -> list[Bundle]:
    readers = model.readers if isinstance(model, TextBlend) else [model]
    return [reader.bundle for reader in readers]


def _corpus_metrics(model: Reader, rows: LabelledTexts, seed: int) -> dict[str, Score]:
    readings = model.read_many(rows.texts)
    beliefs = np.stack([reading.distribution for reading in readings])
    metrics = emotion_metrics(beliefs, confidences(readings), rows.emotions, seed)
    for name in ("valence", "arousal"):
        labels = getattr(rows, name)
        if np.isfinite(labels).all():
            seen = np.array([getattr(reading, name) for reading in readings], dtype=np.float32)
            metrics[f"{name}_r"] = _correlation(seen, labels, seed)
    return metrics


def emotion_metrics(
    beliefs: FloatArray, confidence: FloatArray, labels: FloatArray, seed: int
) -> dict[str, Score]:
    """accuracy, macro_f1, ece and the F1 of each emotion, with intervals."""
    right = acceptable(beliefs, labels)
    n = len(labels)
    metrics = {
        "accuracy": interval(lambda i: float(right[i].mean()), n, seed),
        "macro_f1": interval(lambda i: float(f1_each(beliefs[i], labels[i]).mean()), n, seed),
        "ece": interval(lambda i: calibration_error(confidence[i], right[i]), n, seed),
    }
    for column in range(N_EMOTIONS):
        metrics[f"f1_{EMOTIONS[column].value}"] = interval(
            lambda i, c=column: float(f1_each(beliefs[i], labels[i])[c]),  # type: ignore[misc]
            n,
            seed,
        )
    return metrics


def confidences(readings: list[TextReading]) -> FloatArray:
    """(n,) as people are told them, lowered for unknown words."""
    return np.array([reading.confidence for reading in readings], dtype=np.float32)


def _unsure(model: Reader, texts: Sequence[str], seed: int) -> Score:
    unsure = confidences(model.read_many(texts)) < SURE_FROM
    return interval(lambda i: float(unsure[i].mean()), len(texts), seed)


def _correlation(seen: FloatArray, labels: FloatArray, seed: int) -> Score:
    return interval(lambda i: correlation(seen[i], labels[i]), len(labels), seed)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
