"""The loop over epochs: early stopping on validation, a checkpoint each, resumed where it stopped.

Knows nothing of torch: what learns is behind `Learner`. A run that was killed and resumed ends with
the same weights as one that was not, if the learner restores all that its next epoch depends on.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from moodreel.workshop.training.run_folder import RunFolder

Report = Callable[[str], None]


class Learner(Protocol):
    """Something that learns an epoch at a time."""

    n_batches: int
    """Batches an epoch, for the progress bar."""

    def train(self, epoch: int, tick: Callable[[], None]) -> dict[str, float]:
        """Learns for one epoch, calling `tick` after each batch; gives its numbers."""

    def validate(self) -> dict[str, float]:
        """Scores on rows that are not learned from."""

    def save(self, path: Path, progress: dict[str, Any]) -> None:
        """Writes all that the next epochs depend on, and `progress` beside it."""

    def restore(self, path: Path) -> dict[str, Any]:
        """Goes back to what `save` wrote; gives its `progress`."""

    def save_weights(self, path: Path) -> None:
        """Writes what validation has just scored."""

    def load_weights(self, path: Path) -> None:
        """Takes what `save_weights` wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopping:
    """When to stop."""

    epochs: int
    """At most."""
    patience: int
    """Stop after this many epochs in a row without a better `score`."""
    score: str
    """The validation number that decides; higher is better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is."""

    epoch: int = 0
    """Whole epochs done."""
    best_epoch: int = 0
    best: float = float("-inf")
    train_s: float = 0.0
    """Seconds of training and validation, all attempts together."""

    def after(self, value: float, seconds: float) -> "Progress":
        """One epoch later."""
        step = replace(self, epoch=self.epoch + 1, train_s=round(self.train_s + seconds, 2))
        return replace(step, best=value, best_epoch=step.epoch) if value > self.best else step


def run(
    learner: Learner, stopping: Stopping, folder: RunFolder, report: Report = lambda _: None
) -> Progress:
    """Trains to the end, or on from the folder's last checkpoint; the learner ends with the weights
    of its best epoch.
    """
    progress = Progress()
    if folder.last.is_file():
        progress = Progress(**learner.restore(folder.last))
        report(f"resumed after epoch {progress.epoch}")
    while progress.epoch < stopping.epochs and not _is_over(progress, stopping):
        epoch, started = progress.epoch + 1, time.perf_counter()
        with bar(f"epoch {epoch} of {stopping.epochs}", learner.n_batches) as tick:
            numbers = learner.train(epoch, tick)
        numbers |= learner.validate()
        progress = progress.after(numbers[stopping.score], time.perf_counter() - started)
        if progress.best_epoch == epoch:
            learner.save_weights(folder.best)
        folder.record(epoch, {**numbers, "train_s": progress.train_s})
        learner.save(folder.last, asdict(progress))
        report(_line(epoch, stopping, numbers, progress))
    learner.load_weights(folder.best)
    return progress


def _is_over(progress: Progress, stopping: Stopping) -> bool:
    return progress.epoch - progress.best_epoch >= stopping.patience


def _line(epoch: int, stopping: Stopping, numbers: dict[str, float], progress: Progress) -> str:
    told = ", ".join(f"{name} {value:.4g}" for name, value in numbers.items())
    mark = " (best so far)" if progress.best_epoch == epoch else ""
    return f"epoch {epoch} of {stopping.epochs}: {told}; {progress.train_s:.0f} s{mark}"


@contextmanager
def bar(label: str, n: int) -> Iterator[Callable[[], None]]:
    """A progress bar on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(label, total=n)
        yield lambda: bar.advance(task)
