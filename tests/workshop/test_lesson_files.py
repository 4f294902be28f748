"""What the transformer hands to the BiLSTM, and how a mix-up is noticed."""

from pathlib import Path

import numpy as np
import pytest

from moodreel.errors import BadInput, CorruptFile
from moodreel.workshop.training.reader.lesson_files import SoftLabels, WordVectors, text_keys

TEXTS = ("so happy", "so sad", "meh")


def labels() -> SoftLabels:
    return SoftLabels(
        keys=text_keys(TEXTS),
        emotions=np.eye(8, dtype=np.float32)[[[3, 3], [5, 3], [7, 7]]],
        plane=np.array([[1, 0], [-1, 0], [0, -1]], dtype=np.float32),
    )


def test_soft_labels_come_back_for_the_texts_that_are_asked_for(tmp_path: Path) -> None:
    labels().write(tmp_path / "teacher.npz")
    some = SoftLabels.read(tmp_path / "teacher.npz").of(["meh", "so happy"])
    assert some.emotions.argmax(axis=2).tolist() == [[7, 7], [3, 3]]
    assert some.plane.tolist() == [[0, -1], [1, 0]]


def test_a_text_that_the_teacher_has_not_read_is_refused() -> None:
    with pytest.raises(BadInput, match="1 are not among the 3"):
        labels().of(["so happy", "so sad."])


def test_word_vectors_are_kept_in_half_precision(tmp_path: Path) -> None:
    given = WordVectors(
        words=["livid", "😭"],
        vectors=np.ones((2, 384), dtype=np.float32),
        emotions=np.eye(8, dtype=np.float32)[[0, 5]],
        plane=np.full((2, 2), -0.5, dtype=np.float32),
    )
    given.write(tmp_path / "word_vectors.npz")
    read = WordVectors.read(tmp_path / "word_vectors.npz")
    assert read.words == ["livid", "😭"]
    assert read.vectors.dtype == np.float16
    assert read.emotions.argmax(axis=1).tolist() == [0, 5]


def test_another_file_is_told_from_what_was_expected(tmp_path: Path) -> None:
    np.savez(tmp_path / "other.npz", keys=np.zeros(3))
    with pytest.raises(CorruptFile, match="expected the arrays keys, emotions"):
        SoftLabels.read(tmp_path / "other.npz")
    with pytest.raises(CorruptFile, match=r"none\.npz"):
        WordVectors.read(tmp_path / "none.npz")


def test_rows_that_do_not_fit_each_other_are_never_written(tmp_path: Path) -> None:
    wrong = SoftLabels(
        keys=text_keys(TEXTS[:2]),
        emotions=labels().emotions,
        plane=labels().plane,
    )
    with pytest.raises(CorruptFile, match="expected 2 finite rows"):
        wrong.write(tmp_path / "teacher.npz")
