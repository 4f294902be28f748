"""What the manifest of a text bundle says: shapes, preprocessing, data, settings, command."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moodreel.domain.emotion import EMOTIONS
from moodreel.inference.text_emotion import TASK
from moodreel.inference.tokens import MAX_CHARACTERS, N_CHANNELS, NEGATION_REACH, PART_TOKENS
from moodreel.providers.minilm import PINS, WEIGHTS
from moodreel.workshop.datasets import other_languages
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.training.teacher_files import SOFT_LABELS, WORD_VECTORS

if TYPE_CHECKING:
    from moodreel.workshop.training.text_emotion import Settings

_TRAIN = "moodreel train"


def build(
    data: Path,
    everyday: Path,
    teacher: Path | None,
    settings: "Settings",
    seed: int,
    calibration: dict[str, float],
) -> dict[str, Any]:
    """All but the metrics and the list of files."""
    command = f"{_TRAIN} text-emotion --model ann --data ../shared/data --out DIR --seed {seed}"
    manifest = {
        "name": f"{TASK}-ann",
        "task": TASK,
        "labels": [emotion.value for emotion in EMOTIONS],
        "inputs": {
            "ids": {"type": "int64", "shape": ["batch", "features"]},
            "weights": {"type": "float32", "shape": ["batch", N_CHANNELS, "features"]},
        },
        "outputs": {
            "logits": {"type": "float32", "shape": ["batch", len(EMOTIONS)]},
            "plane": {"type": "float32", "shape": ["batch", 2]},
        },
        "preprocessing": {
            "kind": "bag",
            "tokens": "moodreel.inference.tokens",
            "buckets": settings.buckets,
            "part_tokens": PART_TOKENS,
            "max_characters": MAX_CHARACTERS,
            "negation_reach": NEGATION_REACH,
        },
        "calibration": calibration,
        "licence": "Apache-2.0",
        "data": _data(data, everyday),
        "settings": asdict(settings),
        "seed": seed,
        "command": command,
    }
    return manifest | _teacher(teacher, manifest) if teacher else manifest


def _data(data: Path, everyday: Path) -> list[dict[str, Any]]:
    official = data / "goemotions"
    sources = [
        ("everyday-feelings", "CC-BY-4.0", everyday),
        ("other-languages", "CC-BY-4.0", everyday.parent / other_languages.HOME.name),
        *(("goemotions", "Apache-2.0", official / f"{s}.tsv.xz") for s in ("train", "dev")),
    ]
    return [
        {"name": name, "licence": licence, "file": path.name, "sha256": file_sha256(path)}
        for name, licence, path in sources
    ]


def _teacher(folder: Path, manifest: dict[str, Any]) -> dict[str, Any]:
    """What a teacher adds: its settings and scores, its outputs' digests, MiniLM, two commands."""
    minilm = {
        "name": "all-MiniLM-L6-v2, fine-tuned: initial word vectors and soft labels",
        "licence": "Apache-2.0",
        "file": "model.safetensors",
        "sha256": PINS[WEIGHTS].sha256,
    }
    outputs = (SOFT_LABELS, WORD_VECTORS)
    command = manifest["command"].replace("--model ann", "--model ann --teacher runs/teacher")
    return {
        "data": [*manifest["data"], minilm],
        "teacher": json.loads((folder / "teacher.json").read_text(encoding="utf-8"))
        | {"outputs": {name: file_sha256(folder / name) for name in outputs}},
        "command": f"{_TRAIN} teacher --minilm WHEEL --data ../shared/data --out runs/teacher && "
        + command,
    }
