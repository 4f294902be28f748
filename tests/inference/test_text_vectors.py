"""Vectors of texts as files: found by the text, never another's."""

from pathlib import Path

import numpy as np
import pytest

from moodreel.errors import CorruptFile, Unavailable
from moodreel.inference.sentence_vectors import unit
from moodreel.inference.text_vectors import TextVectors
from moodreel.usecases.encode_films import write


def some(n: int) -> np.ndarray:
    return unit(np.random.default_rng(n).normal(size=(n, 384)).astype(np.float32))


def test_vectors_come_back_by_their_text_whatever_the_order(tmp_path: Path) -> None:
    vectors = some(3)
    write(TextVectors().beside(["a", "b", "c"], vectors), tmp_path)
    found = TextVectors.open(tmp_path).of(["c", "a", "b"])
    assert ((found * vectors[[2, 0, 1]]).sum(axis=1) > 0.9999).all()


def test_a_text_that_was_changed_has_no_vector(tmp_path: Path) -> None:
    write(TextVectors().beside(["a film"], some(1)), tmp_path)
    found = TextVectors.open(tmp_path).of(["a film.", "a film"])
    assert np.isnan(found[0]).all()
    assert np.isfinite(found[1]).all()


def test_more_texts_are_kept_beside_the_first(tmp_path: Path) -> None:
    write(TextVectors().beside(["a"], some(1)), tmp_path)
    write(TextVectors.open(tmp_path).beside(["b"], some(1)), tmp_path)
    assert np.isfinite(TextVectors.open(tmp_path).of(["a", "b"])).all()
    assert len(list(tmp_path.glob("*.npz"))) == 1


def test_nothing_known_is_an_artefact_too(tmp_path: Path) -> None:
    write(TextVectors(), tmp_path)
    assert len(TextVectors.open(tmp_path)) == 0


def test_where_nothing_is_it_says_so_and_what_is_damaged_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        TextVectors.open(tmp_path / "none")
    write(TextVectors().beside(["a"], some(1)), tmp_path)
    (file,) = tmp_path.glob("*.npz")
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(CorruptFile, match=file.name):
        TextVectors.open(tmp_path)
