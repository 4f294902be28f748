"""Sentence vectors: those of MiniLM to the last digits, for whatever text comes."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from tests.inference.conftest import ARTEFACTS
from tests.inference.minilm_oracle import oracle

from moodreel.domain.catalogue import Catalogue
from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.inference.bundle import Bundle
from moodreel.inference.sentence_vectors import MAX_PIECES, SentenceEncoder, unit
from moodreel.inference.text_inputs import PIECES, read_pieces
from moodreel.inference.wordpiece import WordPiece
from moodreel.providers.minilm import WEIGHTS
from moodreel.workshop.training.minilm_weights import parse_safetensors

BUNDLE = ARTEFACTS / "sentence-encoder"
LONG = "A keeper of a lighthouse waits for a ship that never comes. " * 60


@pytest.fixture(scope="module")
def encoder(fetched_minilm: Path) -> SentenceEncoder:
    return SentenceEncoder(Bundle.open(BUNDLE, fetched_minilm))


def test_vectors_are_those_of_the_network_in_plain_numpy(
    encoder: SentenceEncoder, catalogue: Catalogue, fetched_minilm: Path
) -> None:
    """Least cosine seen over 500 synopses: 0.9999998 (benchmarks/meaning.py)."""
    arrays = parse_safetensors((fetched_minilm / WEIGHTS).read_bytes())
    pieces = WordPiece(read_pieces(fetched_minilm / PIECES))
    texts = ["Space.", *(film.synopsis for film in catalogue.films[::400])]
    wanted = np.stack([oracle(arrays, pieces.encode(text, MAX_PIECES)) for text in texts])
    cosines = (encoder.encode(texts) * wanted).sum(axis=1)
    assert cosines.min() > 0.99999


def test_what_means_the_same_is_near_though_no_word_is_shared(encoder: SentenceEncoder) -> None:
    asked, same, other = encoder.encode(
        ["two lonely people in a big city", "strangers who feel alone in Tokyo", "a car chase"]
    )
    assert asked @ same > 0.4 > 0.2 > asked @ other


def test_a_text_has_one_vector_whatever_is_encoded_beside(encoder: SentenceEncoder) -> None:
    texts = ["a short one", LONG, "somebody waits"]
    together = encoder.encode(texts)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert together.shape == (3, 384)
    assert np.allclose(together, alone, atol=1e-5)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_the_end_of_a_long_text_counts(encoder: SentenceEncoder) -> None:
    whole, first = encoder.encode([LONG + "Then aliens land and lasers burn London.", LONG])
    assert whole @ first < 0.999


def test_no_texts_have_no_vectors(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


@pytest.mark.parametrize(
    "text", ["映画の静かな夜", "Тихий фильм о море", "🚀🌌", "ﷺ", "!?", "x" * 500]
)
def test_any_writing_has_a_vector(encoder: SentenceEncoder, text: str) -> None:
    assert np.isclose(np.linalg.norm(encoder.encode([text])), 1, atol=1e-5)


@pytest.mark.parametrize("text", ["", "  \n", "\u200b\u200d", "\x00\x01"])
def test_an_empty_text_is_refused(encoder: SentenceEncoder, text: str) -> None:
    with pytest.raises(BadInput, match="expected some words, got an empty text"):
        encoder.encode(["fine", text])


def test_a_hundred_thousand_characters_are_refused(encoder: SentenceEncoder) -> None:
    with pytest.raises(BadInput, match="at most 20,000 characters, got 100,000"):
        encoder.encode(["x" * 100_000])


def test_without_the_weights_it_says_what_helps(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="run `moodreel models fetch`"):
        Bundle.open(BUNDLE, tmp_path)


def test_damaged_weights_are_never_run(fetched_minilm: Path, tmp_path: Path) -> None:
    shutil.copy(fetched_minilm / PIECES, tmp_path)
    (tmp_path / WEIGHTS).write_bytes(b"\0" * 90_868_376)
    with pytest.raises(CorruptFile, match=WEIGHTS):
        Bundle.open(BUNDLE, tmp_path)


def test_a_bundle_of_another_task_is_refused() -> None:
    with pytest.raises(CorruptFile, match="expected a bundle for sentence-vectors"):
        SentenceEncoder(Bundle.open(ARTEFACTS / "text-emotion-bilstm"))


def test_a_row_of_zeros_has_no_length_to_divide_by() -> None:
    assert np.array_equal(unit(np.zeros((1, 3), np.float32)), np.zeros((1, 3), np.float32))


@pytest.mark.torch
def test_the_recipe_makes_what_is_shipped(fetched_minilm: Path, tmp_path: Path) -> None:
    from moodreel.workshop.training.meaning import encoder as recipe

    recipe.run(fetched_minilm, tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in BUNDLE.iterdir()}
