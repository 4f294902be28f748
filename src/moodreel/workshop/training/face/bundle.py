"""The trained face network as a research artefact: bundle, card and NOTICE."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import EMOTIONS, N_EMOTIONS
from moodreel.inference.bundle import MODEL, Bundle, write_manifest
from moodreel.inference.face_emotion import SIDE, TASK, FaceEmotionModel
from moodreel.workshop.datasets import fer2013
from moodreel.workshop.datasets.fer2013 import Faces
from moodreel.workshop.evaluation import face_emotion as evaluation
from moodreel.workshop.training import calibrate
from moodreel.workshop.training.face import card
from moodreel.workshop.training.face.export import export
from moodreel.workshop.training.face.network import FaceNetwork
from moodreel.workshop.training.face.task import logits_of
from moodreel.workshop.training.run_folder import RunFolder

FOLDER = "bundle"
COMMAND = "moodreel train face-emotion --data ../shared/data/fer2013 --out DIR"


def write(
    run: RunFolder, network: FaceNetwork, validation: Faces, facts: dict[str, Any]
) -> dict[str, Any]:
    """Writes `bundle` in the run's folder; gives its scores on PublicTest."""
    out = run.path / FOLDER
    out.mkdir(exist_ok=True)
    logits = logits_of(network, validation.images)
    export(network, out / MODEL)
    one_hot = np.eye(N_EMOTIONS, dtype=np.float32)[validation.labels]
    manifest = _manifest(run.config(), calibrate.temperature([logits], [one_hot]), facts)
    _write_texts(out, manifest)
    ours = evaluation.Ours(FaceEmotionModel(Bundle.open(out)))
    scores = evaluation.scored(ours, validation, manifest["seed"])
    same = ours.beliefs(validation.images).argmax(axis=1) == logits.argmax(axis=1)
    manifest["metrics"] |= {
        "validation": scores["metrics"],
        "confusion": scores["confusion"],
        "same_as_trained": round(float(same.mean()), 4),
    }
    _write_texts(out, manifest)
    metrics: dict[str, Any] = manifest["metrics"]
    return {"task": TASK, "bundle": str(out), "metrics": metrics}


def _manifest(config: dict[str, Any], temperature: float, facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": TASK,
        "task": TASK,
        "labels": [e.value for e in EMOTIONS],
        "inputs": {"pixels": {"type": "float32", "shape": ["batch", 1, "height", "width"]}},
        "outputs": {"logits": {"type": "float32", "shape": ["batch", len(EMOTIONS)]}},
        "preprocessing": {
            "sees": [e.value for e in EMOTIONS if e in fer2013.ORDER],
            "side": SIDE,
            "crop": "moodreel.inference.face_crop",
        },
        "calibration": {"temperature": round(temperature, 4)},
        "licence": fer2013.LICENCE,
        "data": [
            {"name": fer2013.NAME, "licence": fer2013.LICENCE, **file} for file in config["data"]
        ],
        "settings": config["settings"],
        "metrics": dict(facts),
        "seed": config["seed"],
        "command": f"{COMMAND} --seed {config['seed']}",
    }


def _write_texts(out: Path, manifest: dict[str, Any]) -> None:
    """Card, NOTICE and manifest, which come last, as it lists the others."""
    (out / "card.md").write_text(card.card(manifest), encoding="utf-8")
    (out / "NOTICE.md").write_text(card.notice(manifest["command"]), encoding="utf-8")
    write_manifest(out, json.loads(json.dumps(manifest)))
