"""FER2013 as published: labels become emotions, copies are found, other files are refused."""

from pathlib import Path

import numpy as np
import pytest

from moodreel.domain.emotion import INDEX, Emotion
from moodreel.errors import CorruptFile, NotFound
from moodreel.workshop.datasets import fer2013

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / fer2013.NAME


def noise(n: int, seed: int = 0) -> fer2013.Pixels:
    return np.random.default_rng(seed).integers(0, 256, (n, 48, 48), dtype=np.uint8)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"fer2013\.npz"):
        fer2013.read(tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes) -> None:
    fer2013.path_of(tmp_path).write_bytes(content)
    with pytest.raises(CorruptFile, match="expected images"):
        fer2013.read(tmp_path)


@pytest.mark.parametrize("side", [48, 64])
def test_a_file_with_other_counts_or_sizes_is_refused(tmp_path: Path, side: int) -> None:
    np.savez(
        fer2013.path_of(tmp_path),
        images=np.zeros((3, side, side), dtype=np.uint8),
        labels=np.array([0, 3, 6], dtype=np.uint8),
        usage=np.array([0, 1, 2], dtype=np.uint8),
        ferplus_votes=np.zeros((3, 10), dtype=np.uint8),
    )
    with pytest.raises(CorruptFile, match="expected"):
        fer2013.read(tmp_path)


@pytest.mark.shared
def test_the_published_file_is_read_with_its_splits_and_votes() -> None:
    splits = fer2013.read(SHARED)
    assert [len(splits[name]) for name in fer2013.SPLITS] == [28_709, 3_589, 3_589]
    first = splits["Training"].take(np.array([0]))
    assert first.images[0, 0, :3].tolist() == [70, 80, 82]
    assert first.labels.tolist() == [INDEX[Emotion.ANGER]]
    assert first.votes.shape == (1, 8)
    assert not splits["Training"].votes[:, INDEX[Emotion.LOVE]].any()


def test_copies_mirrored_copies_and_copies_saved_anew_are_found() -> None:
    images = noise(5)
    others = noise(4, seed=1)
    others[0] = images[1]
    others[1] = images[3][:, ::-1]
    others[2] = np.clip(images[4].astype(int) + 3, 0, 255).astype(np.uint8)
    assert fer2013.copies(images, others).tolist() == [False, True, False, True, True]


def test_different_pictures_are_no_copies() -> None:
    assert not fer2013.copies(noise(20), noise(20, seed=1)).any()
