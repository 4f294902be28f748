"""The training loop and its folder, with a learner small enough to follow by hand."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from moodreel.errors import BadInput, CorruptFile
from moodreel.workshop.training import loop
from moodreel.workshop.training.loop import Stopping
from moodreel.workshop.training.run_folder import RunFolder

STOPPING = Stopping(epochs=6, patience=2, score="score")


class Walker:
    """One weight, moved by a random step each epoch; scores as told beforehand."""

    n_batches = 3

    def __init__(self, scores: list[float], killed_in: int = 99) -> None:
        self.weight = 0.0
        self.epoch = 0
        self._scores, self._killed_in = scores, killed_in
        self._rng = np.random.default_rng(5)

    def train(self, epoch: int, tick: Any) -> dict[str, float]:
        if epoch == self._killed_in:
            raise KeyboardInterrupt
        for _ in range(self.n_batches):
            self.weight += float(self._rng.normal())
            tick()
        self.epoch = epoch
        return {"loss": 1 / epoch}

    def validate(self) -> dict[str, float]:
        return {"score": self._scores[self.epoch - 1]}

    def save(self, path: Path, progress: dict[str, Any]) -> None:
        state = {"weight": self.weight, "rng": self._rng.bit_generator.state, "progress": progress}
        path.write_text(json.dumps(state), encoding="utf-8")

    def restore(self, path: Path) -> dict[str, Any]:
        state = json.loads(path.read_text(encoding="utf-8"))
        self.weight, self._rng.bit_generator.state = state["weight"], state["rng"]
        progress: dict[str, Any] = state["progress"]
        return progress

    def save_weights(self, path: Path) -> None:
        path.write_text(str(self.weight), encoding="utf-8")

    def load_weights(self, path: Path) -> None:
        self.weight = float(path.read_text(encoding="utf-8"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.txt"
    path.write_text("i feel fine;joy\n", encoding="utf-8")
    return path


def start(folder: Path, data: Path, seed: int = 0, resume: bool = False) -> RunFolder:
    settings = {"width": 4, "edges": (1, 2)}
    return RunFolder.start(
        folder, task="walk", settings=settings, seed=seed, files=[data], resume=resume
    )


def test_it_stops_after_epochs_without_a_better_score_and_keeps_the_best(
    tmp_path: Path, data: Path
) -> None:
    run = start(tmp_path / "run", data)
    walker, told = Walker([0.1, 0.5, 0.4, 0.5, 0.9, 0.9]), []
    progress = loop.run(walker, STOPPING, run, told.append)
    assert (progress.epoch, progress.best_epoch, progress.best) == (4, 2, 0.5)
    assert walker.weight == float(run.best.read_text(encoding="utf-8"))
    assert [line["epoch"] for line in run.epochs()] == [1, 2, 3, 4]
    assert run.epochs()[1]["score"] == 0.5
    assert sum("best so far" in line for line in told) == 2


def test_a_killed_run_resumes_to_the_same_end(tmp_path: Path, data: Path) -> None:
    scores = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    whole = Walker(scores)
    loop.run(whole, STOPPING, start(tmp_path / "whole", data))
    with pytest.raises(KeyboardInterrupt):
        loop.run(Walker(scores, killed_in=4), STOPPING, start(tmp_path / "cut", data))
    again = Walker(scores)
    progress = loop.run(again, STOPPING, start(tmp_path / "cut", data, resume=True))
    assert again.weight == whole.weight
    assert progress.epoch == 6
    assert [e["epoch"] for e in RunFolder(tmp_path / "cut").epochs()] == [1, 2, 3, 4, 5, 6]


def test_a_finished_run_resumes_to_its_end_without_training(tmp_path: Path, data: Path) -> None:
    scores = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    first = Walker(scores)
    loop.run(first, STOPPING, start(tmp_path / "run", data))
    again = Walker(scores, killed_in=7)
    loop.run(again, STOPPING, start(tmp_path / "run", data, resume=True))
    assert again.weight == first.weight


def test_the_folder_says_what_went_in(tmp_path: Path, data: Path) -> None:
    config = start(tmp_path / "run", data, seed=3).config()
    assert (config["task"], config["seed"], config["settings"]["width"]) == ("walk", 3, 4)
    assert config["data"][0]["file"] == "data.txt"
    assert len(config["data"][0]["sha256"]) == 64
    assert config["code"].keys() == {"version", "commit"}


def test_a_run_is_not_written_over(tmp_path: Path, data: Path) -> None:
    start(tmp_path / "run", data)
    with pytest.raises(BadInput, match="--resume"):
        start(tmp_path / "run", data)


def test_a_run_is_resumed_with_its_own_seed_and_data_only(tmp_path: Path, data: Path) -> None:
    start(tmp_path / "run", data)
    start(tmp_path / "run", data, resume=True)
    data.write_text("i feel other;joy\n", encoding="utf-8")
    with pytest.raises(BadInput, match="another seed and data"):
        start(tmp_path / "run", data, seed=1, resume=True)


def test_a_damaged_config_is_named(tmp_path: Path, data: Path) -> None:
    run = start(tmp_path / "run", data)
    (run.path / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(CorruptFile, match=r"config\.json"):
        run.config()
    (run.path / "metrics.jsonl").write_text("x\n", encoding="utf-8")
    with pytest.raises(CorruptFile, match=r"metrics\.jsonl"):
        run.epochs()
