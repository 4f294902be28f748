"""Recipe of the transformer that ships: MiniLM fetched, its top trained on both open sets."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch

from moodreel.inference.bundle import MODEL
from moodreel.inference.wordpiece import WordPiece
from moodreel.providers.minilm import LICENCE, NAME, PINS, WEIGHTS
from moodreel.workshop.training import learner
from moodreel.workshop.training.export_minilm import export
from moodreel.workshop.training.learner import Optimisation
from moodreel.workshop.training.loop import Report, Stopping
from moodreel.workshop.training.minilm import WIDTH
from moodreel.workshop.training.minilm_weights import Pretrained, weights_from
from moodreel.workshop.training.reader import bundle, lessons
from moodreel.workshop.training.reader.rows import ReaderRows, Sources
from moodreel.workshop.training.reader.scores import temperatures
from moodreel.workshop.training.reader.transformer_network import ReaderTransformer
from moodreel.workshop.training.reader.transformer_task import Lesson, ReaderTask
from moodreel.workshop.training.reader.vocabulary import known_words
from moodreel.workshop.training.run_folder import RunFolder

COMMAND = (
    "moodreel train text-emotion --on everyday --model transformer --data ../shared/data --out DIR"
)
_MINILM = {
    "name": f"{NAME}, whose upper layers were trained on",
    "licence": LICENCE,
    "file": WEIGHTS,
    "sha256": PINS[WEIGHTS].sha256,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was chosen on validation rows; the manifest keeps them."""

    frozen: int = 2
    """Lowest layers of MiniLM that stay as they were fetched, beside the embeddings."""
    dropout: float = 0.1
    lesson: Lesson = field(default_factory=Lesson)
    optimisation: Optimisation = field(
        default_factory=lambda: Optimisation(
            epochs=4, rate=1e-4, head_factor=10, warm_up=0.1, average=0.998, half=True
        )
    )
    stopping: Stopping = field(
        default_factory=lambda: Stopping(epochs=4, patience=3, score="score")
    )


def run(
    minilm: Path,
    sources: Sources,
    out: Path,
    seed: int = 0,
    *,
    resume: bool = False,
    settings: Settings | None = None,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Trains in the run folder `out`, writes the bundle to `out/bundle` and what the BiLSTM learns
    from beside it; gives the validation scores of the bundle as the house reads it.
    """
    settings = settings or Settings()
    pretrained, rows = weights_from(minilm), ReaderRows.read(sources)
    folder = start(sources, out, seed, settings, resume)
    task, train_s = fit(pretrained, rows, folder, seed, settings, report)
    lessons.write(out, task.network, rows, WordPiece(pretrained.vocabulary), pretrained.vocabulary)
    cooled = temperatures(rows, task.held_out())
    task.network.head.cool(tuple(cooled.values()))
    recipe = bundle.Recipe(
        model="transformer",
        settings=asdict(settings),
        seed=seed,
        command=f"{COMMAND} --seed {seed}",
        also_from=(_MINILM,),
    )
    return _written(task.network, pretrained, cooled, rows, sources, recipe, train_s, out)


def start(sources: Sources, out: Path, seed: int, settings: Settings, resume: bool) -> RunFolder:
    """The run folder of these settings. Raises as `RunFolder.start` does."""
    return RunFolder.start(
        out,
        task="text-emotion-transformer",
        settings=asdict(settings),
        seed=seed,
        files=sources.files(),
        resume=resume,
    )


def fit(
    pretrained: Pretrained,
    rows: ReaderRows,
    folder: RunFolder,
    seed: int,
    settings: Settings,
    report: Report,
) -> tuple[ReaderTask, float]:
    """The task with its network trained, and the seconds that it took."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums in another order would make another model
    told = ", ".join(f"{len(part.learn)} of {part.name}" for part in rows.sets)
    report(f"rows to learn from: {told}; {rows.dropped} near a test text left out")
    n_kinds = len(rows.sets)
    network = ReaderTransformer(pretrained, n_kinds, settings.frozen, settings.dropout)
    task = ReaderTask(rows, network, WordPiece(pretrained.vocabulary), settings.lesson)
    done = learner.run(task, settings.optimisation, settings.stopping, folder, seed, report)
    return task, done.train_s


def _written(
    network: ReaderTransformer,
    pretrained: Pretrained,
    cooled: dict[str, float],
    rows: ReaderRows,
    sources: Sources,
    recipe: bundle.Recipe,
    train_s: float,
    out: Path,
) -> dict[str, Any]:
    folder = out / "bundle"
    folder.mkdir(exist_ok=True)
    state = {name: p.detach().cpu().numpy() for name, p in network.state_dict().items()}
    trained = {name.removeprefix("encoder."): values for name, values in state.items()}
    head = state["head.weight"], state["head.bias"]
    frozen = recipe.settings["frozen"]
    export(trained, head, frozen, pretrained.folder / WEIGHTS, folder / MODEL)
    words = known_words(rows, [word for word in pretrained.vocabulary if word.isalpha()])
    bundle.write_words(folder, words)
    document = bundle.manifest(recipe, sources, rows, words) | {
        "inputs": {"ids": {"type": "int64", "shape": ["batch", "pieces"]}},
        "preprocessing": bundle.preprocessing("wordpiece"),
        "fetched": {name: pin._asdict() for name, pin in PINS.items()},
    }
    document["outputs"] |= {"hidden": {"type": "float32", "shape": ["batch", "pieces", WIDTH]}}
    document["calibration"] |= {f"{name}_temperature": t for name, t in cooled.items()}
    return bundle.finish(folder, document, rows, sources, train_s, pretrained.folder)
