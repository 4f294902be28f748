"""Recipe of the BiLSTM that reads where MiniLM is absent: taught by the transformer, ours alone."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from moodreel.inference.bundle import MODEL, Bundle, write_manifest
from moodreel.inference.text_emotion import softmax
from moodreel.inference.tokens import WordRows
from moodreel.providers.minilm import LICENCE, NAME, PINS, WEIGHTS
from moodreel.workshop.datasets import leaks
from moodreel.workshop.datasets.labelled import file_sha256
from moodreel.workshop.training import learner
from moodreel.workshop.training.batches import by_length
from moodreel.workshop.training.bilstm_network import BiLstmBody, Shape
from moodreel.workshop.training.export_bilstm import export
from moodreel.workshop.training.learner import Optimisation
from moodreel.workshop.training.loop import Report, Stopping
from moodreel.workshop.training.reader import blend, bundle
from moodreel.workshop.training.reader.distil import (
    Distilling,
    Lessons,
    Taught,
    start_table,
    taught,
)
from moodreel.workshop.training.reader.head import Head
from moodreel.workshop.training.reader.lesson_files import SOFT_LABELS, WORD_VECTORS
from moodreel.workshop.training.reader.outputs import Outputs
from moodreel.workshop.training.reader.rows import ReaderRows, Sources
from moodreel.workshop.training.reader.scores import reader_scores, temperatures
from moodreel.workshop.training.reader.vocabulary import known_words
from moodreel.workshop.training.run_folder import RunFolder
from moodreel.workshop.training.token_rows import TokenRows

COMMAND = (
    "moodreel train text-emotion --on everyday --model bilstm --teacher TRANSFORMER_RUN "
    "--data ../shared/data --out DIR"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was chosen on validation rows; the manifest keeps them."""

    buckets: int = 6_000
    width: int = 64
    hidden: int = 64
    dropout: float = 0.3
    spell: float = 0.1
    """Share of the known words that a training batch spells by pieces, as if they were unknown."""
    leave_out: float = 0.05
    """Share of the words that a training batch does not see."""
    batch: int = 128
    plane_weight: float = 2.0
    kind_weight: float = 0.1
    distilling: Distilling = field(default_factory=Distilling)
    optimisation: Optimisation = field(
        default_factory=lambda: Optimisation(epochs=12, rate=3e-3, average=0.998)
    )
    stopping: Stopping = field(
        default_factory=lambda: Stopping(epochs=12, patience=4, score="score")
    )


class ReaderBiLstm(BiLstmBody):
    """ids (b, t, p) to what the head says of them."""

    def __init__(self, shape: Shape, n_kinds: int) -> None:
        super().__init__(shape)
        self.head = Head(6 * shape.hidden, n_kinds)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        logits, plane, kind = self.head(self.dropout(self.pooled(ids)))
        return logits, plane, kind


class BiLstmTask:
    """A `learner.Task`. Every text teaches every way to label; cross-entropy with the targets, the
    squared error of valence and arousal, and which set the text is of.
    """

    def __init__(
        self, rows: ReaderRows, lessons: Taught, network: ReaderBiLstm, words: WordRows,
        settings: Settings,
    ) -> None:  # fmt: skip
        self.network = network
        self._rows, self._settings = rows, settings
        self._packed = TokenRows.of(lessons.texts, words)
        self._held_out = [TokenRows.of(part.held_out.texts, words) for part in rows.sets]
        arrays = (lessons.emotions, lessons.plane, lessons.kind, lessons.weight)
        self._targets = [torch.from_numpy(array) for array in arrays]
        self.n_batches = -(-len(lessons.texts) // settings.batch)

    def batches(self, rng: np.random.Generator) -> Iterator[Sequence[Tensor]]:
        s = self._settings
        for chosen in by_length(self._packed.sizes(), s.batch, rng):
            ids = torch.from_numpy(self._packed.batch(chosen, rng, s.spell, s.leave_out))
            yield ids, *(target[chosen] for target in self._targets)

    def loss(self, *batch: Tensor) -> Tensor:
        ids, emotions, plane, kind, weight = batch
        logits, seen, told_kind = self.network(ids)
        entropy = -(emotions * torch.log_softmax(logits, dim=2)).sum(dim=(1, 2))
        error = ((seen - plane) ** 2).sum(dim=1)
        of_kind = torch.nn.functional.cross_entropy(
            told_kind, kind, reduction="none", ignore_index=-1
        )
        s = self._settings
        each = entropy + s.plane_weight * error + s.kind_weight * of_kind
        return (each * weight).sum() / weight.sum()

    def validate(self) -> dict[str, float]:
        return reader_scores(self._rows, self.held_out())

    def held_out(self) -> list[Outputs]:
        """What the network says of each set's held-out rows."""
        return [_predict(self.network, rows) for rows in self._held_out]


def run(
    teacher: Path,
    minilm: Path,
    sources: Sources,
    out: Path,
    seed: int = 0,
    *,
    resume: bool = False,
    settings: Settings | None = None,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Trains in the run folder `out` and writes the bundle to `out/bundle`; gives the validation
    scores of the bundle as the house reads it. `teacher` is the transformer's run folder, and
    `minilm` what that stands on.
    """
    settings = settings or Settings()
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums in another order would make another model
    rows, lessons = ReaderRows.read(sources), Lessons.read(teacher)
    words = WordRows(known_words(rows, lessons.words.words), settings.buckets)
    learning = taught(rows, lessons, settings.distilling, leaks.suite_texts(sources.suite))
    report(f"{len(learning.texts)} texts and words to learn from; {words.n_rows} rows of words")
    lesson_files = [teacher / name for name in (SOFT_LABELS, WORD_VECTORS)]
    folder = RunFolder.start(
        out,
        task="text-emotion-bilstm",
        settings=asdict(settings),
        seed=seed,
        files=[*sources.files(), *lesson_files],
        resume=resume,
    )
    network = _network(words, lessons, settings, len(rows.sets))
    task = BiLstmTask(rows, learning, network, words, settings)
    done = learner.run(task, settings.optimisation, settings.stopping, folder, seed, report)
    recipe = bundle.Recipe(
        model="bilstm",
        settings=asdict(settings),
        seed=seed,
        command=f"{COMMAND} --seed {seed}",
        also_from=tuple(_lesson(path) for path in lesson_files),
    )
    cooled = temperatures(rows, task.held_out())
    network.head.cool(tuple(cooled.values()))
    beside = Bundle.open(teacher / "bundle", minilm)
    return _written(network, words, cooled, rows, sources, recipe, done.train_s, out, beside)


def _network(words: WordRows, lessons: Lessons, settings: Settings, n_kinds: int) -> ReaderBiLstm:
    """At its start, with the teacher's words where the teacher has them."""
    shape = Shape(
        n_rows=words.n_rows,
        width=settings.width,
        hidden=settings.hidden,
        dropout=settings.dropout,
    )
    network = ReaderBiLstm(shape, n_kinds)
    own = network.table.weight.detach().numpy()
    spread = settings.distilling.rest_spread
    table = start_table(own, words.vocabulary, lessons.words, spread)
    with torch.no_grad():
        network.table.weight.copy_(torch.from_numpy(table))
    return network


def _predict(network: ReaderBiLstm, rows: TokenRows) -> Outputs:
    network.eval()
    on = next(network.parameters()).device
    order = np.argsort(rows.sizes(), kind="stable")
    outputs = []
    with torch.no_grad():
        for chosen in np.array_split(order, max(1, -(-len(order) // 128))):
            ids = torch.from_numpy(rows.batch(chosen)).to(on)
            outputs.append([x.cpu().numpy() for x in network(ids)])
    back = np.argsort(order)
    logits, plane, kinds = (np.concatenate(x)[back] for x in zip(*outputs, strict=True))
    return Outputs(vectors=logits[:, 0], logits=logits, plane=plane, kinds=softmax(kinds))


def _written(
    network: ReaderBiLstm,
    words: WordRows,
    cooled: dict[str, float],
    rows: ReaderRows,
    sources: Sources,
    recipe: bundle.Recipe,
    train_s: float,
    out: Path,
    beside: Bundle,
) -> dict[str, Any]:
    folder = out / "bundle"
    folder.mkdir(exist_ok=True)
    export(network, folder / MODEL)
    bundle.write_words(folder, words.vocabulary)
    document = bundle.manifest(recipe, sources, rows, words.vocabulary) | {
        "inputs": {"ids": {"type": "int64", "shape": ["batch", "words", "rows"]}},
        "preprocessing": bundle.preprocessing("words", buckets=words.n_buckets),
    }
    document["calibration"] |= {f"{name}_temperature": t for name, t in cooled.items()}
    write_manifest(folder, document)
    document["blend"] = blend.fit(beside, Bundle.open(folder), rows)
    return bundle.finish(folder, document, rows, sources, train_s)


def _lesson(path: Path) -> dict[str, Any]:
    """A file of the transformer's, which stands on MiniLM."""
    return {
        "name": f"lessons of the transformer on {NAME} ({PINS[WEIGHTS].sha256[:12]}…)",
        "licence": LICENCE,
        "file": path.name,
        "sha256": file_sha256(path),
    }
