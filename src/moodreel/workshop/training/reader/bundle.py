"""A trained reader as a bundle: manifest, confidence, validation scores, card."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import EMOTIONS, FloatArray
from moodreel.inference.bundle import Bundle, write_manifest
from moodreel.inference.text_emotion import TASK, TextEmotionModel
from moodreel.inference.text_inputs import VOCABULARY
from moodreel.inference.tokens import MAX_CHARACTERS, PART_TOKENS, known_share, tokenise
from moodreel.workshop.datasets import other_languages
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.evaluation import text_emotion as evaluation
from moodreel.workshop.training import calibrate
from moodreel.workshop.training.reader.card import write_card
from moodreel.workshop.training.reader.rows import EMOTION, GOEMOTIONS, ReaderRows, Sources

_LICENCES = {GOEMOTIONS: "Apache-2.0", EMOTION: "education and research only"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How the bundle came about, for manifest and card."""

    model: str
    settings: dict[str, Any]
    seed: int
    command: str
    also_from: tuple[dict[str, Any], ...] = ()
    """Data beside the sets: pretrained weights, a teacher's lessons."""


def manifest(
    recipe: Recipe, sources: Sources, rows: ReaderRows, words: dict[str, int]
) -> dict[str, Any]:
    """All but inputs, metrics and the list of files; writes nothing."""
    return {
        "name": f"{TASK}-{recipe.model}",
        "task": TASK,
        "labels": [emotion.value for emotion in EMOTIONS],
        "outputs": {
            "logits": {"type": "float32", "shape": ["batch", len(EMOTIONS)]},
            "plane": {"type": "float32", "shape": ["batch", 2]},
        },
        "calibration": {"temperature": 1.0, **_known_share_bounds(sources, rows, words)},
        "metrics": {},
        "licence": "Apache-2.0",
        "data": [*_data(sources), *recipe.also_from],
        "settings": recipe.settings,
        "seed": recipe.seed,
        "command": recipe.command,
    }


def preprocessing(kind: str, **more: int) -> dict[str, Any]:
    """How the house turns a text into the network's inputs."""
    limits = {"part_tokens": PART_TOKENS, "max_characters": MAX_CHARACTERS}
    return {"kind": kind, "tokens": "moodreel.inference.tokens", **limits, **more}


def finish(
    folder: Path,
    document: dict[str, Any],
    rows: ReaderRows,
    sources: Sources,
    train_s: float,
    fetched: Path | None = None,
) -> dict[str, Any]:
    """Scores the bundle as the house reads it, and writes the scores into manifest and card; gives
    the scores. `fetched` is the folder of what the bundle does not hold.
    """
    document["metrics"] = {"train_s": round(train_s, 1), "dropped_near_tests": rows.dropped}
    (folder / "card.md").write_text("", encoding="utf-8")
    write_manifest(folder, document)
    scores = evaluation.run(
        sources.data,
        [TextEmotionModel(Bundle.open(folder, fetched))],
        everyday=sources.everyday,
        suite=None,
        split="dev",
        seed=document["seed"],
    )
    document["metrics"] |= {"validation": scores["models"][0]["metrics"]}
    write_card(folder, document)
    write_manifest(folder, document)
    return scores


def write_words(folder: Path, words: dict[str, int]) -> None:
    """The vocabulary, a word a line in the order of its rows."""
    lines = "".join(f"{word}\n" for word in words)
    (folder / VOCABULARY).write_text(lines, encoding="utf-8")


def _data(sources: Sources) -> list[dict[str, Any]]:
    ours = {sources.everyday: "everyday-feelings", sources.other_languages: "other-languages"}
    return [
        {
            "name": ours.get(path, path.parent.name),
            "licence": "CC-BY-4.0" if path in ours else _LICENCES[path.parent.name],
            "file": path.name,
            "sha256": file_sha256(path),
        }
        for path in sources.files()
    ]


def _known_share_bounds(
    sources: Sources, rows: ReaderRows, words: dict[str, int]
) -> dict[str, float]:
    """From the held-out corpus texts, which are what people type here, against texts that are not
    English.
    """
    foreign = other_languages.read(sources.other_languages, "train")
    strange, familiar = calibrate.known_share_bounds(
        _shares(rows.everyday.held_out.texts, words), _shares(foreign, words)
    )
    return {"strange_share": strange, "familiar_share": familiar}


def _shares(texts: tuple[str, ...], words: dict[str, int]) -> FloatArray:
    return np.array([known_share(tokenise(text), words) for text in texts], dtype=np.float32)
