"""The two networks on reviews, in a small world; run by `pytest -m torch`."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.workshop import review_worlds

from moodreel.errors import BadInput, UnknownName
from moodreel.workshop.training.loop import Stopping

pytestmark = pytest.mark.torch


def small(epochs: int = 3) -> Any:
    """Settings of a BiLSTM that learns in seconds."""
    from moodreel.workshop.training.learner import Optimisation
    from moodreel.workshop.training.reviews import bilstm

    return bilstm.Settings(
        words=60, width=8, hidden=8, dropout=0.1, leave_out=0.0, batch=16,
        stopping=Stopping(epochs=epochs, patience=3, score="accuracy"),
        optimisation=Optimisation(epochs=epochs, rate=2e-2, average=0.5),
    )  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return review_worlds.folder(tmp_path_factory.mktemp("reviews"), n_films=40)


def test_a_long_review_is_read_at_both_ends() -> None:
    from moodreel.workshop.training.reviews import transformer

    assert transformer.ends_of([1, 2, 3, 4, 5, 6], 2, 1) == [1, 2, 6]
    assert transformer.ends_of([1, 2, 3], 2, 1) == [1, 2, 3]


def test_the_bilstm_learns_and_its_answers_are_kept(data: Path, tmp_path: Path) -> None:
    from moodreel.workshop.training.reviews import networks, told

    out = tmp_path / "run"
    report = networks.run("bilstm", data, out, settings=small())
    assert report["validation"]["accuracy"] > 0.8
    told.write(out, data, out / "test.npz", minilm=None)
    with np.load(out / "test.npz", allow_pickle=False) as kept:
        assert kept["side"].shape == kept["stars"].shape == kept["levels"].shape == (40,)
        assert ((kept["side"] >= 0) & (kept["side"] <= 1)).all()
        assert ((kept["stars"] >= 1) & (kept["stars"] <= 10)).all()


def test_a_run_is_not_written_over(data: Path, tmp_path: Path) -> None:
    from moodreel.workshop.training.reviews import networks

    networks.run("bilstm", data, tmp_path / "run", settings=small(epochs=1))
    with pytest.raises(BadInput, match="already holds a run"):
        networks.run("bilstm", data, tmp_path / "run", settings=small(epochs=1))


def test_the_transformer_learns_from_minilm(
    data: Path, fetched_minilm: Path, tmp_path: Path
) -> None:
    from moodreel.workshop.training.reviews import networks, told, transformer

    settings = replace(
        transformer.Settings(frozen=5, first=8, last=8, batch=16),
        stopping=Stopping(epochs=1, patience=1, score="accuracy"),
    )
    out = tmp_path / "run"
    report = networks.run("transformer", data, out, settings=settings, minilm=fetched_minilm)
    assert report["trained_parameters"] < report["parameters"] / 5
    again = told.trained(out, fetched_minilm)
    assert not again.network.training


def test_platt_scaling_finds_the_curve() -> None:
    from moodreel.workshop.training.reviews import told

    rng = np.random.default_rng(0)
    logits = rng.normal(size=20_000).astype(np.float32)
    happened = (rng.random(20_000) < 1 / (1 + np.exp(-(2 * logits - 0.5)))).astype(np.float32)
    slope, offset = told.platt(logits, happened)
    assert slope == pytest.approx(2, abs=0.1)
    assert offset == pytest.approx(-0.5, abs=0.1)


def test_an_unknown_network_is_named(data: Path, tmp_path: Path) -> None:
    from moodreel.workshop.training.reviews import networks

    with pytest.raises(UnknownName):
        networks.run("gru", data, tmp_path)
