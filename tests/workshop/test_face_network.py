"""The face network: what it learns from, and that its file computes what was trained."""

from pathlib import Path

import numpy as np
import pytest

from moodreel.domain.emotion import INDEX, Emotion
from moodreel.inference.bundle import Bundle
from moodreel.inference.face_emotion import FaceEmotionModel
from moodreel.workshop.datasets.fer2013 import Faces
from moodreel.workshop.training.run_folder import RunFolder

pytestmark = pytest.mark.torch

JOY, ANGER, FEAR, LOVE = (
    INDEX[e] for e in (Emotion.JOY, Emotion.ANGER, Emotion.FEAR, Emotion.LOVE)
)


def faces(n: int = 14, seed: int = 0) -> Faces:
    rng = np.random.default_rng(seed)
    seen = [0, 1, 2, 3, 5, 6, 7]
    return Faces(
        images=rng.integers(0, 256, (n, 48, 48), dtype=np.uint8),
        labels=np.array([seen[i % 7] for i in range(n)]),
        votes=np.zeros((n, 8), dtype=np.float32),
    )


def test_smoothing_spreads_over_the_seven_and_never_to_love() -> None:
    from moodreel.workshop.training.face.task import soft_labels

    labels = soft_labels(faces(), smoothing=0.14, votes=0.0)
    assert labels.sum(axis=1) == pytest.approx(1)
    assert labels[0, ANGER] == pytest.approx(0.88)
    assert labels[0, JOY] == pytest.approx(0.02)
    assert not labels[:, LOVE].any()


def test_votes_count_only_where_half_of_the_voters_named_an_emotion() -> None:
    from moodreel.workshop.training.face.task import soft_labels

    rows = faces()
    rows.votes[0, [ANGER, FEAR]] = 4, 4
    rows.votes[1, JOY] = 4
    labels = soft_labels(rows, smoothing=0.0, votes=0.5)
    assert labels[0, [ANGER, FEAR]].tolist() == pytest.approx([0.75, 0.25])
    assert labels[1, JOY] == 0


def test_disturbed_pictures_stay_pictures_and_undisturbed_ones_stay_the_same() -> None:
    import torch

    from moodreel.workshop.training.face.augment import NONE, Augmentation, disturb

    images = torch.from_numpy(faces().images)
    rng = np.random.default_rng(0)
    out = disturb(images, Augmentation(), rng)
    assert tuple(out.shape) == (14, 1, 40, 40)
    assert 0 <= float(out.min()) <= float(out.max()) <= 255
    assert torch.equal(disturb(images, NONE, rng)[:, 0], images.float())


def test_a_picture_is_moved_but_not_distorted() -> None:
    import torch

    from moodreel.workshop.training.face.augment import Augmentation, disturb

    still = Augmentation(side=40, shift=0, degrees=0, scale=0, mirror=False, gamma=0, cover=0)
    images = torch.from_numpy(faces().images)
    middle = disturb(images, still, np.random.default_rng(0))
    assert torch.allclose(middle[:, 0], images[:, 4:44, 4:44].float(), atol=1e-2)


def test_a_trained_bundle_reads_as_the_network_does(tmp_path: Path) -> None:
    import torch

    from moodreel.workshop.training.face import bundle
    from moodreel.workshop.training.face.network import FaceNetwork, Shape
    from moodreel.workshop.training.face.task import logits_of

    torch.manual_seed(0)
    network = FaceNetwork(Shape(widths=(16, 24), blocks=(1, 1), stem=8)).train()
    rows = faces(28)
    network(torch.from_numpy(rows.images[:, None]).float())  # statistics of its own
    network.eval()
    settings = {"votes": 0.2}
    run = RunFolder.start(tmp_path, task="face-emotion", settings=settings, seed=0, files=[])
    facts = {"parameters": 1, "best_epoch": 1, "epochs": 1, "train_s": 1.0, "dropped": 0}
    report = bundle.write(run, network, rows, facts)
    assert report["metrics"]["same_as_trained"] >= 0.9
    model = FaceEmotionModel(Bundle.open(tmp_path / bundle.FOLDER))
    own = logits_of(network, rows.images) / model.bundle.manifest["calibration"]["temperature"]
    powers = np.exp(own - own.max(axis=1, keepdims=True))
    beliefs = model.read_many(rows.images).distribution
    assert beliefs == pytest.approx(powers / powers.sum(axis=1, keepdims=True), abs=0.02)
    assert not beliefs[:, LOVE].any()
    card = (tmp_path / bundle.FOLDER / "card.md").read_text(encoding="utf-8")
    assert "Extra labels" in card
    assert "| anger |" in card
