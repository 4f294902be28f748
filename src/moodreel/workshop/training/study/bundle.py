"""A trained model of the study as a research artefact: bundle, card and NOTICE."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from torch import nn

from moodreel.domain.emotion import EMOTIONS, FloatArray
from moodreel.inference.bundle import Bundle, write_manifest
from moodreel.inference.text_emotion import TASK, TextEmotionModel
from moodreel.inference.text_inputs import VOCABULARY
from moodreel.inference.tokens import (
    MAX_CHARACTERS,
    N_CHANNELS,
    PART_TOKENS,
    known_share,
    tokenise,
)
from moodreel.providers.minilm import LICENCE as MINILM_LICENCE
from moodreel.providers.minilm import NAME as MINILM_NAME
from moodreel.providers.minilm import PINS, WEIGHTS
from moodreel.workshop.datasets import emotion, other_languages
from moodreel.workshop.evaluation.study_scores import over_rows
from moodreel.workshop.training import calibrate
from moodreel.workshop.training.run_folder import RunFolder
from moodreel.workshop.training.study import notice
from moodreel.workshop.training.study.task import StudyRows, StudyTask

FOLDER = "bundle"
_INPUTS: dict[str, dict[str, Any]] = {
    "bag": {
        "ids": {"type": "int64", "shape": ["batch", "features"]},
        "weights": {"type": "float32", "shape": ["batch", N_CHANNELS, "features"]},
    },
    "words": {"ids": {"type": "int64", "shape": ["batch", "words", "rows"]}},
    "wordpiece": {"ids": {"type": "int64", "shape": ["batch", "pieces"]}},
}


class Trained(Protocol):
    """One of the three models."""

    network: nn.Module
    task: StudyTask

    def write(self, folder: Path) -> dict[str, Any]:
        """Writes its files, and says how texts are read."""
        ...


def write(
    run: RunFolder,
    trained: Trained,
    rows: StudyRows,
    *,
    model: str,
    facts: dict[str, Any],
    fetched: Path | None,
    languages: Path,
) -> dict[str, Any]:
    """Writes `bundle` in the run's folder; gives its metrics on the validation split."""
    out = run.path / FOLDER
    out.mkdir(exist_ok=True)
    logits = trained.task.validation_logits()
    reading = trained.write(out)
    manifest = _manifest(run.config(), model, reading)
    manifest["calibration"] = _calibration(logits, rows, out / VOCABULARY, languages)
    manifest["metrics"] = dict(facts)
    if reading["kind"] == "wordpiece":
        manifest["fetched"] = {k: {"sha256": p.sha256, "bytes": p.bytes} for k, p in PINS.items()}
    _write_texts(out, manifest)
    beliefs = _beliefs(out, fetched, rows.validation.texts)
    labels = rows.validation.emotions
    same = beliefs.argmax(axis=1) == logits.argmax(axis=1)
    repeated = emotion.repeated(rows.validation, rows.train)
    manifest["metrics"] |= {
        "validation": over_rows(beliefs, labels, repeated),
        "same_as_trained": round(float(same.mean()), 4),
    }
    _write_texts(out, manifest)
    metrics: dict[str, Any] = manifest["metrics"]
    return {"task": TASK, "model": model, "bundle": str(out), "metrics": metrics}


def _manifest(config: dict[str, Any], model: str, reading: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": f"{TASK}-{model}",
        "task": TASK,
        "labels": [e.value for e in EMOTIONS],
        "sees": [e.value for e in emotion.SEEN],
        "inputs": _INPUTS[reading["kind"]],
        "outputs": {
            "logits": {"type": "float32", "shape": ["batch", len(EMOTIONS)]},
            "plane": {"type": "float32", "shape": ["batch", 2]},
        },
        "preprocessing": reading
        | {
            "tokens": "moodreel.inference.tokens",
            "part_tokens": PART_TOKENS,
            "max_characters": MAX_CHARACTERS,
        },
        "licence": emotion.LICENCE,
        "data": _data(config, reading),
        "settings": config["settings"],
        "seed": config["seed"],
        "code": config["code"],
        "command": f"moodreel train text-emotion --model {model} --data ../shared/data/emotion "
        f"--out DIR --seed {config['seed']}",
    }


def _data(config: dict[str, Any], reading: dict[str, Any]) -> list[dict[str, Any]]:
    own = [
        {"name": emotion.NAME, "licence": emotion.LICENCE} | {k: d[k] for k in ("file", "sha256")}
        for d in config["data"]
    ]
    if reading["kind"] != "wordpiece":
        return own
    start = {"name": f"{MINILM_NAME}: what training starts from", "licence": MINILM_LICENCE}
    return [*own, start | {"file": WEIGHTS, "sha256": PINS[WEIGHTS].sha256}]


def _calibration(
    logits: FloatArray, rows: StudyRows, vocabulary: Path, languages: Path
) -> dict[str, float]:
    words = set(vocabulary.read_text(encoding="utf-8").split("\n"))
    foreign = other_languages.read(languages, "train")
    strange, familiar = calibrate.known_share_bounds(
        _known(rows.validation.texts, words), _known(foreign, words)
    )
    temperature = calibrate.temperature([logits], [rows.validation.emotions])
    return {
        "temperature": round(temperature, 4),
        "strange_share": strange,
        "familiar_share": familiar,
    }


def _known(texts: Sequence[str], words: set[str]) -> FloatArray:
    return np.array([known_share(tokenise(text), words) for text in texts], dtype=np.float32)


def _write_texts(out: Path, manifest: dict[str, Any]) -> None:
    """Card, NOTICE, and the manifest that holds the sums of all files."""
    (out / "NOTICE.md").write_text(notice.NOTICE.format(**manifest), encoding="utf-8")
    (out / "card.md").write_text(notice.card(manifest), encoding="utf-8")
    write_manifest(out, json.loads(json.dumps(manifest)))


def _beliefs(out: Path, fetched: Path | None, texts: Sequence[str]) -> FloatArray:
    """(n, 8) as the house reads the files."""
    model = TextEmotionModel(Bundle.open(out, fetched))
    return np.stack([reading.distribution for reading in model.read_many(texts)])
