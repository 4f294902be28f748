"""A torch network that learns a task: AdamW, warm-up and decay, averaged weights, checkpoints."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor, nn

from moodreel.errors import CorruptFile
from moodreel.workshop.training import loop
from moodreel.workshop.training.loop import Progress, Report, Stopping
from moodreel.workshop.training.run_folder import RunFolder


class Task(Protocol):
    """What there is to learn, and how well it is learned."""

    network: nn.Module
    n_batches: int
    """Batches an epoch."""

    def batches(self, rng: np.random.Generator) -> Iterator[Sequence[Tensor]]:
        """One epoch's rows in a random order, as tensors on the CPU."""

    def loss(self, *batch: Tensor) -> Tensor:
        """Mean loss of a batch that lies on the network's device."""

    def validate(self) -> dict[str, float]:
        """Scores of the network as it is, in evaluation mode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimisation:
    """How the weights move."""

    epochs: int
    """Epochs that the learning rate is planned for."""
    rate: float
    """Peak learning rate; warm-up and decay are linear."""
    head_factor: float = 1.0
    """What the rate is multiplied by for parameters whose name begins with "head": new beside what
    was trained before."""
    warm_up: float = 0.05
    """Share of all steps on the way up."""
    weight_decay: float = 0.01
    clip: float = 1.0
    """Largest norm of the gradient."""
    average: float = 0.0
    """Weight of the past in the running mean of the weights, a step; 0 keeps the last weights."""
    half: bool = False
    """Multiply in bfloat16 (twice as fast for transformers on recent CPUs)."""


def device() -> str:
    """cuda where there is one, else cpu."""
    return "cuda" if torch.cuda.is_available() else "cpu"


def run(
    task: Task,
    optimisation: Optimisation,
    stopping: Stopping,
    folder: RunFolder,
    seed: int,
    report: Report = lambda _: None,
    on: str | None = None,
) -> Progress:
    """Trains the task's network in place; it ends with its best epoch's weights, on the CPU."""
    learner = TorchLearner(task, optimisation, seed, on or device())
    progress = loop.run(learner, stopping, folder, report)
    task.network.to("cpu").eval()
    return progress


class TorchLearner:
    """A `loop.Learner`; the same seed, device and thread count give the same weights."""

    def __init__(self, task: Task, optimisation: Optimisation, seed: int, on: str) -> None:
        self.n_batches = task.n_batches
        self._task, self._settings, self._on = task, optimisation, on
        self._network = task.network.to(on)
        self._rng = np.random.default_rng(seed)
        self._trained = [p for p in self._network.parameters() if p.requires_grad]
        statistics = [b for b in self._network.buffers() if b.is_floating_point()]
        self._kept = [*self._trained, *statistics]  # what is averaged, and what makes the model
        self._optimiser = torch.optim.AdamW(
            list(self._groups()), lr=optimisation.rate, weight_decay=optimisation.weight_decay
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimiser, self._share)
        self._mean = [p.detach().clone() for p in self._kept]
        self._steps = 0

    def train(self, epoch: int, tick: Callable[[], None]) -> dict[str, float]:
        del epoch
        self._network.train()
        losses = []
        for batch in self._task.batches(self._rng):
            with torch.autocast(self._on, torch.bfloat16, enabled=self._settings.half):
                loss = self._task.loss(*(part.to(self._on) for part in batch))
            self._optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self._trained, self._settings.clip)
            self._optimiser.step()
            self._schedule.step()
            self._average()
            losses.append(float(loss.detach()))
            tick()
        return {"loss": round(float(np.mean(losses)), 5)}

    def validate(self) -> dict[str, float]:
        self._network.eval()
        with self._averaged(), torch.no_grad():
            return self._task.validate()

    def save(self, path: Path, progress: dict[str, Any]) -> None:
        state = {
            "network": [p.detach() for p in self._kept],
            "buffers": list(self._network.buffers()),
            "mean": self._mean,
            "optimiser": self._optimiser.state_dict(),
            "schedule": self._schedule.state_dict(),
            "steps": self._steps,
            "torch_rng": torch.get_rng_state(),
            "cuda_rng": torch.cuda.get_rng_state_all() if self._on.startswith("cuda") else [],
            "numpy_rng": json.dumps(self._rng.bit_generator.state),
            "progress": json.dumps(progress),
        }
        _save(state, path)

    def restore(self, path: Path) -> dict[str, Any]:
        """Raises `CorruptFile` where the checkpoint is not one of this network."""
        try:
            state = torch.load(path, map_location=self._on, weights_only=True)
            self._take(self._kept, state["network"])
            self._take(list(self._network.buffers()), state["buffers"])
            self._take(self._mean, state["mean"])
            self._optimiser.load_state_dict(state["optimiser"])
            self._schedule.load_state_dict(state["schedule"])
            self._steps = state["steps"]
            self._rng.bit_generator.state = json.loads(state["numpy_rng"])
            torch.set_rng_state(state["torch_rng"].cpu())
            for i, generator in enumerate(state["cuda_rng"]):
                torch.cuda.set_rng_state(generator.cpu(), i)
            progress: dict[str, Any] = json.loads(state["progress"])
        except (OSError, EOFError, KeyError, ValueError, RuntimeError, UnpicklingError) as problem:
            raise CorruptFile(
                f"{path}: expected a checkpoint of this model; start anew"
            ) from problem
        return progress

    def save_weights(self, path: Path) -> None:
        with self._averaged():
            _save({"network": [p.detach() for p in self._kept]}, path)

    def load_weights(self, path: Path) -> None:
        state = torch.load(path, map_location=self._on, weights_only=True)
        self._take(self._kept, state["network"])

    def _groups(self) -> Iterator[dict[str, Any]]:
        named = [(n, p) for n, p in self._network.named_parameters() if p.requires_grad]
        for is_head, factor in ((False, 1.0), (True, self._settings.head_factor)):
            own = [p for name, p in named if name.startswith("head") == is_head]
            if own:
                yield {"params": own, "lr": self._settings.rate * factor}

    def _share(self, step: int) -> float:
        """Of the peak rate, at this step."""
        whole = self._settings.epochs * self.n_batches
        up = max(1.0, self._settings.warm_up * whole)
        return max(0.0, min((step + 1) / up, (whole - step) / max(1.0, whole - up)))

    def _average(self) -> None:
        """The running mean, young at first so that the random start is soon forgotten."""
        self._steps += 1
        past = min(self._settings.average, self._steps / (self._steps + 9))
        with torch.no_grad():
            for mean, weight in zip(self._mean, self._kept, strict=True):
                mean.lerp_(weight, 1 - past)

    @contextmanager
    def _averaged(self) -> Iterator[None]:
        """The network with the mean of its weights for as long as this lasts."""
        own = [p.detach().clone() for p in self._kept]
        self._take(self._kept, self._mean)
        try:
            yield
        finally:
            self._take(self._kept, own)

    @staticmethod
    def _take(weights: Sequence[Tensor], values: Sequence[Tensor]) -> None:
        with torch.no_grad():
            for weight, value in zip(weights, values, strict=True):
                weight.copy_(value)


def _save(state: dict[str, Any], path: Path) -> None:
    """All of it or nothing, even if the machine stops."""
    aside = path.with_name(path.name + ".part")
    torch.save(state, aside)
    aside.replace(path)
