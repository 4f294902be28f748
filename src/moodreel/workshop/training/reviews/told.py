"""What a trained network says of the test split, written once beside its run.

Chances are calibrated and the edges of the levels chosen on the validation films, as the linear
model's are on its folds.
"""

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn

from moodreel.domain.emotion import FloatArray
from moodreel.errors import CorruptFile
from moodreel.workshop.datasets import imdb_reviews, lukewarm_reviews
from moodreel.workshop.datasets.imdb_reviews import LearnedFrom
from moodreel.workshop.training.loop import Report
from moodreel.workshop.training.reviews import bilstm, transformer
from moodreel.workshop.training.reviews.edges import chosen_edges
from moodreel.workshop.training.reviews.networks import WORDS, Reader
from moodreel.workshop.training.reviews.task import outputs_of, told_stars
from moodreel.workshop.training.run_folder import RunFolder

_TIMED = 100
_CHUNK = 5_000
"""Test reviews that are held as hidden states at once: some gigabyte."""


def write(
    folder: Path,
    data: Path,
    path: Path,
    *,
    minilm: Path | None,
    lukewarm: Path = lukewarm_reviews.HOME,
    report: Report = lambda _: None,
) -> None:
    """Writes to `path` the columns side, stars and levels of every test review, levels of the
    lukewarm test sentences, milliseconds a review, and megabytes of the trained weights as kept.
    """
    torch.set_num_threads(1)
    reader = trained(folder, minilm)
    rows = LearnedFrom.read(data).validation
    seen = _outputs(reader, rows.texts, report)
    slope, offset = platt(seen[:, 0], rows.positive.astype(np.float32))
    dev, mixed = (
        told_stars(_outputs(reader, lukewarm_reviews.read(lukewarm, part), report))
        for part in ("dev", "test")
    )
    edges = chosen_edges(told_stars(seen), rows.stars, dev)
    test = imdb_reviews.read(data, "test").texts
    outputs = _outputs(reader, test, report)
    stars = told_stars(outputs)
    np.savez_compressed(
        path,
        side=1 / (1 + np.exp(-(outputs[:, 0] * slope + offset))),
        stars=stars,
        levels=np.searchsorted(edges, stars, side="right"),
        lukewarm=np.searchsorted(edges, mixed, side="right"),
        ms=np.array(_ms(reader, test)),
        size_mb=np.array(RunFolder(folder).best.stat().st_size / 1e6),
        allow_pickle=False,
    )


def trained(folder: Path, minilm: Path | None) -> Reader:
    """The network of a finished run, with the weights of its best epoch."""
    run = RunFolder(folder)
    config = run.config()
    own = {k: v for k, v in config["settings"].items() if k not in ("optimisation", "stopping")}
    reader: Reader
    if config["task"].endswith("transformer"):
        assert minilm is not None  # noqa: S101
        reader = transformer.Transformer(transformer.Settings(**own), minilm)
    else:
        words = (folder / WORDS).read_text(encoding="utf-8").split("\n")[:-1]
        reader = bilstm.BiLstm(
            bilstm.Settings(**own), {word: row for row, word in enumerate(words, 1)}
        )
    kept = torch.load(run.best, map_location="cpu", weights_only=True)["network"]
    weights = [p for p in reader.network.parameters() if p.requires_grad]
    if [w.shape for w in weights] != [k.shape for k in kept]:
        raise CorruptFile(f"{run.best}: expected the weights of this run's network; train again")
    with torch.no_grad():
        for weight, value in zip(weights, kept, strict=True):
            weight.copy_(value)
    reader.network.eval()
    return reader


def platt(logits: FloatArray, happened: FloatArray) -> tuple[float, float]:
    """Slope and offset of the logistic curve that makes logits chances (Platt, 1999)."""
    x, y = torch.from_numpy(logits).double(), torch.from_numpy(happened).double()
    line = nn.Parameter(torch.tensor([1.0, 0.0], dtype=torch.float64))
    optimiser = torch.optim.LBFGS([line], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = nn.functional.binary_cross_entropy_with_logits(x * line[0] + line[1], y)
        value.backward()
        return value

    optimiser.step(loss)
    slope, offset = line.tolist()
    return slope, offset


def _outputs(reader: Reader, texts: Sequence[str], report: Report) -> FloatArray:
    """(n, 2), a chunk at a time."""
    told = []
    for start in range(0, len(texts), _CHUNK):
        some = texts[start : start + _CHUNK]
        told.append(outputs_of(reader.network, reader.inputs(some), half=True))
        report(f"{start + len(some):,} of {len(texts):,} texts read")
    return np.concatenate(told)


def _ms(reader: Reader, texts: Sequence[str]) -> float:
    """Median processor time over some of the texts, each read alone, on one thread."""
    taken = []
    for text in texts[:_TIMED]:
        started = time.process_time()
        outputs_of(reader.network, reader.inputs([text]))
        taken.append(time.process_time() - started)
    return float(np.median(taken)) * 1000
