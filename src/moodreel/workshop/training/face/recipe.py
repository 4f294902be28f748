"""Recipe of the network that reads faces: FER2013 in, a run folder with a checked bundle out.

moodreel train face-emotion --data ../shared/data/fer2013 --out DIR --seed 0
"""

import resource
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch

from moodreel.workshop.datasets import fer2013
from moodreel.workshop.datasets.fer2013 import Faces
from moodreel.workshop.training import learner
from moodreel.workshop.training.face import bundle
from moodreel.workshop.training.face.augment import Augmentation
from moodreel.workshop.training.face.network import FaceNetwork, Shape
from moodreel.workshop.training.face.task import FaceTask
from moodreel.workshop.training.learner import Optimisation
from moodreel.workshop.training.loop import Progress, Report, Stopping
from moodreel.workshop.training.run_folder import RunFolder

TASK = "face-emotion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was chosen on PublicTest."""

    shape: Shape = field(default_factory=Shape)
    augmentation: Augmentation = field(default_factory=Augmentation)
    batch: int = 64
    smoothing: float = 0.1
    """Of each label, spread evenly over the seven."""
    votes: float = 0.2
    """Share of a label that is what the FER+ voters said; above 0 the card says "extra labels"."""
    optimisation: Optimisation = field(
        default_factory=lambda: Optimisation(
            epochs=42, rate=2e-3, weight_decay=0.05, warm_up=0.1, average=0.998, half=True
        )
    )
    stopping: Stopping = field(
        default_factory=lambda: Stopping(epochs=42, patience=20, score="accuracy")
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FaceRows:
    """The images that choices may see; PrivateTest stays closed until the end."""

    train: Faces
    """Training without what also stands in one of the others."""
    validation: Faces
    """PublicTest."""
    dropped: int
    """Images of Training left out for that."""

    @classmethod
    def read(cls, folder: Path) -> "FaceRows":
        """The official splits. Raises as `fer2013.read` does."""
        splits = fer2013.read(folder)
        train, public, private = (splits[name] for name in fer2013.SPLITS)
        twice = fer2013.copies(train.images, public.images)
        twice |= fer2013.copies(train.images, private.images)
        return cls(train=train.take(~twice), validation=public, dropped=int(twice.sum()))


def run(
    data: Path,
    out: Path,
    seed: int = 0,
    *,
    resume: bool = False,
    settings: Settings | None = None,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Trains from one seed; gives the validation scores of the bundle as the house reads it.

    On the CPU the same seed gives the same weights, on one thread. `out` becomes the run folder,
    `out/bundle` the bundle.
    """
    settings = settings or Settings()
    rows = FaceRows.read(data)
    folder = start(data, out, seed, settings, resume)
    network, progress = fit(rows, folder, seed, settings, report)
    facts = {
        "train_s": round(progress.train_s, 1),
        "epochs": progress.epoch,
        "best_epoch": progress.best_epoch,
        "parameters": sum(p.numel() for p in network.parameters()),
        "peak_mb": _peak_mb(),
        "dropped": rows.dropped,
    }
    return bundle.write(folder, network, rows.validation, facts)


def start(data: Path, out: Path, seed: int, settings: Settings, resume: bool) -> RunFolder:
    """The run folder. Raises as `RunFolder.start` does."""
    return RunFolder.start(
        out,
        task=TASK,
        settings=asdict(settings),
        seed=seed,
        files=[fer2013.path_of(data)],
        resume=resume,
    )


def fit(
    rows: FaceRows, folder: RunFolder, seed: int, settings: Settings, report: Report
) -> tuple[FaceNetwork, Progress]:
    """The network with the weights of its best epoch."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    network = FaceNetwork(settings.shape)
    report(
        f"{len(rows.train)} faces, {rows.dropped} left out as they are in PublicTest or "
        f"PrivateTest, too; {sum(p.numel() for p in network.parameters()):,} parameters"
    )
    task = FaceTask(
        network,
        rows.train,
        rows.validation,
        batch=settings.batch,
        smoothing=settings.smoothing,
        votes=settings.votes,
        augmentation=settings.augmentation,
    )
    progress = learner.run(task, settings.optimisation, settings.stopping, folder, seed, report)
    return network, progress


def _peak_mb() -> int:
    """Most memory that the process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1e6 if sys.platform == "darwin" else 1e3))
