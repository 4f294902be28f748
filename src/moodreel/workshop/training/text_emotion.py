"""Recipe of the first text model (`ann`): corpus and GoEmotions in, a checked bundle out.

moodreel train text-emotion --model ann --data ../shared/data --out DIR
"""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from moodreel.domain.emotion import EMOTIONS, FloatArray
from moodreel.inference.bundle import MODEL, Bundle, write_manifest
from moodreel.inference.text_emotion import TASK, VOCABULARY, TextEmotionModel
from moodreel.inference.tokens import (
    MAX_CHARACTERS,
    N_CHANNELS,
    NEGATION_REACH,
    PART_TOKENS,
    Featuriser,
    tokenise,
)
from moodreel.workshop.datasets import everyday as everyday_set
from moodreel.workshop.datasets import other_languages
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.evaluation import suite as suite_set
from moodreel.workshop.evaluation import text_emotion as evaluation
from moodreel.workshop.training import calibrate, vocabulary
from moodreel.workshop.training.bag_network import BagNetwork, Shape
from moodreel.workshop.training.batches import Packed
from moodreel.workshop.training.card import write_card
from moodreel.workshop.training.export import export
from moodreel.workshop.training.fit import Schedule, fit, predict
from moodreel.workshop.training.text_rows import Data, Weights, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was chosen on validation rows; the manifest keeps them."""

    words: int = 16_000
    pairs: int = 6_000
    buckets: int = 20_000
    width: int = 64
    hidden: int = 64
    dropout: float = 0.4
    weights: Weights = field(default_factory=Weights)
    schedule: Schedule = field(default_factory=Schedule)


def run(
    data: Path,
    out: Path,
    seed: int = 0,
    *,
    everyday: Path = everyday_set.HOME,
    suite: Path = suite_set.HOME,
    settings: Settings | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """Trains, calibrates and writes the bundle to `out`; gives the validation scores.

    The same seed on the same machine gives the same model and vocabulary, byte for byte. `suite` is
    read only to drop what is nearly the same from the data.
    """
    started = time.perf_counter()
    settings = settings or Settings()
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums in another order would make another model
    rows = load(data, everyday, suite, settings.weights)
    report(f"{len(rows.learn)} rows to learn from; {rows.dropped} near a test text left out")
    tokens = [tokenise(text) for text in rows.learn.texts]
    words = vocabulary.build(tokens, rows.copies, words=settings.words, pairs=settings.pairs)
    featuriser = Featuriser(words, settings.buckets)
    network = BagNetwork(
        Shape(
            n_rows=featuriser.n_rows,
            width=settings.width,
            hidden=settings.hidden,
            dropout=settings.dropout,
        )
    )
    fit(
        network,
        Packed.of(tokens, featuriser),
        rows.learn,
        rows.importance,
        settings.schedule,
        np.random.default_rng(seed),
        report,
    )
    train_s = round(time.perf_counter() - started, 1)
    out.mkdir(parents=True, exist_ok=True)
    export(network, out / MODEL)
    (out / VOCABULARY).write_text("".join(f"{entry}\n" for entry in words), encoding="utf-8")
    calibration = _calibration(network, featuriser, rows, everyday)
    manifest = _manifest(data, everyday, settings, seed, calibration)
    manifest["metrics"] = {"train_s": train_s, "dropped_near_tests": rows.dropped}
    return _finish(out, manifest, data, everyday, seed)


def _calibration(
    network: BagNetwork, featuriser: Featuriser, rows: Data, everyday: Path
) -> dict[str, float]:
    """Temperature from both validation sets; bounds of the known share from the corpus's, which is
    what people type here, against texts that are not English.
    """
    own = [tokenise(text) for text in rows.everyday.texts]
    foreign = other_languages.read(everyday.parent / other_languages.HOME.name, "train")
    reddit = [tokenise(text) for text in rows.goemotions.texts]
    sets = [(own, rows.everyday), (reddit, rows.goemotions)]
    logits = [predict(network, Packed.of(tokens, featuriser))[0] for tokens, _ in sets]
    strange, familiar = calibrate.known_share_bounds(
        _known_shares(own, featuriser), _known_shares([tokenise(t) for t in foreign], featuriser)
    )
    return {
        "temperature": round(
            calibrate.temperature(logits, [labelled.emotions for _, labelled in sets]), 4
        ),
        "strange_share": strange,
        "familiar_share": familiar,
    }


def _known_shares(token_lists: list[list[str]], featuriser: Featuriser) -> FloatArray:
    features = [featuriser.features(tokens) for tokens in token_lists]
    return np.array([f.known / max(1, f.countable) for f in features], dtype=np.float32)


def _manifest(
    data: Path, everyday: Path, settings: Settings, seed: int, calibration: dict[str, float]
) -> dict[str, Any]:
    official = data / "goemotions"
    sources = [
        ("everyday-feelings", "CC-BY-4.0", everyday),
        ("other-languages", "CC-BY-4.0", everyday.parent / other_languages.HOME.name),
        *(("goemotions", "Apache-2.0", official / f"{s}.tsv.xz") for s in ("train", "dev")),
    ]
    return {
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
            "tokens": "moodreel.inference.tokens",
            "buckets": settings.buckets,
            "part_tokens": PART_TOKENS,
            "max_characters": MAX_CHARACTERS,
            "negation_reach": NEGATION_REACH,
        },
        "calibration": calibration,
        "licence": "Apache-2.0",
        "data": [
            {"name": name, "licence": licence, "file": path.name, "sha256": file_sha256(path)}
            for name, licence, path in sources
        ],
        "settings": asdict(settings),
        "seed": seed,
        "command": f"moodreel train text-emotion --model ann --data ../shared/data --seed {seed}",
    }


def _finish(
    out: Path, manifest: dict[str, Any], data: Path, everyday: Path, seed: int
) -> dict[str, Any]:
    """Scores the bundle as the house reads it, and writes the scores into manifest and card."""
    (out / "card.md").write_text("", encoding="utf-8")
    write_manifest(out, manifest)
    TextEmotionModel(Bundle.open(out))
    document = evaluation.run(data, out, everyday=everyday, suite=None, split="dev", seed=seed)
    manifest["metrics"] |= {"validation": document["models"][0]["metrics"]}
    write_card(out, manifest)
    write_manifest(out, manifest)
    return document
