"""The torch learner: a run that was cut off and resumed ends with the very same weights.

Left out by default, as loading torch takes longer than all other tests of the workshop together:
`pytest -m torch`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from moodreel.errors import CorruptFile
from moodreel.workshop.training.loop import Stopping
from moodreel.workshop.training.run_folder import RunFolder

pytestmark = pytest.mark.torch


class Line:
    """Fits y = 2 x with a weight and dropout."""

    n_batches = 4

    def __init__(self, killed_after: int = 10_000) -> None:
        import torch

        torch.manual_seed(7)
        self.network = torch.nn.Sequential(torch.nn.Dropout(0.3), torch.nn.Linear(3, 1))
        self._left = killed_after

    def batches(self, rng: np.random.Generator) -> Iterator[Any]:
        import torch

        for _ in range(self.n_batches):
            x = torch.from_numpy(rng.normal(size=(8, 3)).astype(np.float32))
            yield x, 2 * x.sum(dim=1, keepdim=True)

    def loss(self, x: Any, y: Any) -> Any:
        self._left -= 1
        if self._left < 0:
            raise KeyboardInterrupt
        return ((self.network(x) - y) ** 2).mean()

    def validate(self) -> dict[str, float]:
        weight = self.network[1].weight
        return {"score": -float(((weight - 2) ** 2).sum())}


def train(task: Line, folder: Path, average: float, resume: bool = False) -> Any:
    from moodreel.workshop.training import learner

    run = RunFolder.start(folder, task="line", settings={}, seed=0, files=[], resume=resume)
    settings = learner.Optimisation(epochs=4, rate=0.3, average=average, head_factor=2.0)
    learner.run(task, settings, Stopping(epochs=4, patience=4, score="score"), run, 0, on="cpu")
    return task.network[1].weight.detach().numpy().copy()


@pytest.mark.parametrize("average", [0.0, 0.9])
def test_a_killed_run_resumes_to_the_same_weights(tmp_path: Path, average: float) -> None:
    whole = train(Line(), tmp_path / "whole", average)
    with pytest.raises(KeyboardInterrupt):
        train(Line(killed_after=10), tmp_path / "cut", average)
    again = train(Line(), tmp_path / "cut", average, resume=True)
    assert (again == whole).all()
    assert np.abs(whole - 2).max() < 1.0


def test_a_damaged_checkpoint_is_named(tmp_path: Path) -> None:
    train(Line(), tmp_path / "run", 0.0)
    (tmp_path / "run" / "last.ckpt").write_bytes(b"nothing")
    with pytest.raises(CorruptFile, match=r"last\.ckpt"):
        train(Line(), tmp_path / "run", 0.0, resume=True)
