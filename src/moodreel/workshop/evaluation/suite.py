"""The everyday suite: hand-labelled texts of the tests, scored by group; never trained on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import EMOTIONS
from moodreel.domain.mood import SURE_FROM
from moodreel.errors import CorruptFile
from moodreel.inference.text_emotion import TextReader, TextReading
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.evaluation.scores import calibration_error, correlation, interval

HOME = Path("tests/data/everyday.jsonl")
FOREIGN = "foreign"


def score(model: TextReader, path: Path, seed: int = 0) -> dict[str, Any]:
    """Share of texts whose leading emotion is acceptable, in all and by group, how well the
    confidence foretells it, correlation of valence, and the share of other-language texts answered
    below `SURE_FROM`.
    """
    rows = _rows(path)
    readings = model.read_many([row["text"] for row in rows])
    own = [i for i, row in enumerate(rows) if row["group"] != FOREIGN]
    hits = np.array([_acceptable(readings[i], rows[i]["top"]) for i in own], dtype=np.float32)
    easy = np.array([not rows[i].get("hard") for i in own])
    unsure = np.array(
        [r.confidence < SURE_FROM for r, row in zip(readings, rows, strict=True)
         if row["group"] == FOREIGN]
    )  # fmt: skip
    sure = np.array([readings[i].confidence >= SURE_FROM for i in own])
    told_sure = np.array([readings[i].confidence for i in own], dtype=np.float32)
    seen = np.array([readings[i].valence for i in own])
    told = np.array([rows[i]["valence"] for i in own])
    groups = np.array([rows[i]["group"] for i in own])
    metrics = {
        "acceptable": interval(_mean(hits), len(hits), seed),
        "acceptable_not_hard": interval(_mean(hits[easy]), int(easy.sum()), seed),
        "acceptable_where_sure": interval(_mean(hits[sure]), int(sure.sum()), seed),
        "ece": interval(lambda i: calibration_error(told_sure[i], hits[i]), len(own), seed),
        "sure_share": interval(_mean(sure), len(sure), seed),
        "valence_r": interval(lambda i: correlation(seen[i], told[i]), len(own), seed),
    }
    if len(unsure):
        metrics["foreign_unsure"] = interval(_mean(unsure), len(unsure), seed)
    by_group = {
        name: {
            "n": int((groups == name).sum()),
            "acceptable": round(float(hits[groups == name].mean()), 4),
        }
        for name in sorted(set(groups.tolist()))
    }
    return {"name": path.stem, "sha256": file_sha256(path), "metrics": metrics, "groups": by_group}


def _mean(values: np.ndarray) -> Callable[[np.ndarray], float]:
    return lambda rows: float(values[rows].mean()) if len(rows) else 0.0


def _acceptable(reading: TextReading, top: list[str]) -> bool:
    return EMOTIONS[int(reading.distribution.argmax())].value in top


def _rows(path: Path) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            rows.append({key: row[key] for key in ("text", "top", "valence", "group")} | row)
        except (ValueError, KeyError, TypeError) as problem:
            raise CorruptFile(
                f"{path}:{number}: expected an object with text, top, valence and group"
            ) from problem
    return rows
