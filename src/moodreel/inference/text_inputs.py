"""From a text to what a network takes: bags of features, rows of words, or rows of word pieces.

The manifest's `preprocessing["kind"]` says which. A long text is read in parts, each alone.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.errors import CorruptFile
from moodreel.inference.bundle import Bundle
from moodreel.inference.tokens import (
    N_CHANNELS,
    PART_TOKENS,
    Features,
    Featuriser,
    WordRows,
    parts,
    tokenise,
)
from moodreel.inference.wordpiece import WordPiece, spell_out

VOCABULARY = "vocabulary.txt"
"""The words that a bundle knows, one a line; row 1 is the first."""
PIECES = "vocab.txt"
"""The word pieces of MiniLM, fetched with its weights."""

Part = Any
"""What one kind of inputs makes of one stretch of text; only it reads its own."""


class TextInputs(Protocol):
    """One way to feed a network with words."""

    def parts(self, text: str) -> list[Part]:
        """The text, at least one part of it. Raises `BadInput` where it is empty or too long."""
        ...

    def size(self, part: Part) -> int:
        """How much of the text the part is: features, words or pieces; at least 1."""
        ...

    def feed(self, batch: Sequence[Part]) -> dict[str, np.ndarray]:
        """The network's inputs for these parts, padded with 0 to the longest."""
        ...


def inputs_of(bundle: Bundle, vocabulary: Mapping[str, int]) -> TextInputs:
    """The inputs that the bundle's network was trained with. Raises `CorruptFile`, KeyError or
    ValueError where the manifest does not say it properly.
    """
    settings = bundle.manifest["preprocessing"]
    match settings["kind"]:
        case "bag":
            return BagInputs(Featuriser(dict(vocabulary), int(settings["buckets"])))
        case "words":
            return WordInputs(WordRows(dict(vocabulary), int(settings["buckets"])))
        case "wordpiece":
            return PieceInputs(WordPiece(read_pieces(bundle.path(PIECES))))
        case other:
            raise CorruptFile(
                f"{bundle.folder}: expected preprocessing of kind bag, words or wordpiece, "
                f"got {other!r}"
            )


class BagInputs:
    """Words, word pairs and hashed pieces with their weights: `ids` (b, t), `weights` (b, 3, t)."""

    def __init__(self, featuriser: Featuriser) -> None:
        self._featuriser = featuriser

    def parts(self, text: str) -> list[Features]:
        return [self._featuriser.features(part) for part in parts(tokenise(text))]

    def size(self, part: Features) -> int:
        return max(1, len(part.ids))

    def feed(self, batch: Sequence[Features]) -> dict[str, np.ndarray]:
        longest = max([1, *(len(f.ids) for f in batch)])
        ids: IdArray = np.zeros((len(batch), longest), dtype=np.int64)
        weights: FloatArray = np.zeros((len(batch), N_CHANNELS, longest), dtype=np.float32)
        for i, f in enumerate(batch):
            ids[i, : len(f.ids)] = f.ids
            weights[i, :, : len(f.ids)] = f.weights
        return {"ids": ids, "weights": weights}


class WordInputs:
    """Words in their order: `ids` (b, t, p), the table rows of each."""

    def __init__(self, rows: WordRows) -> None:
        self._rows = rows

    def parts(self, text: str) -> list[IdArray]:
        return [self._rows.of(part) for part in parts(tokenise(text))]

    def size(self, part: IdArray) -> int:
        return max(1, len(part))

    def feed(self, batch: Sequence[IdArray]) -> dict[str, np.ndarray]:
        return {"ids": pad_words(batch)}


class PieceInputs:
    """BERT's word pieces: `ids` (b, t) rows of MiniLM's table."""

    def __init__(self, pieces: WordPiece) -> None:
        self._pieces = pieces

    def parts(self, text: str) -> list[list[int]]:
        return self._pieces.parts(spell_out(text), PART_TOKENS)

    def size(self, part: list[int]) -> int:
        return max(1, len(part) - 2)

    def feed(self, batch: Sequence[list[int]]) -> dict[str, np.ndarray]:
        return {"ids": pad_pieces(batch)}


def pad_words(batch: Sequence[IdArray]) -> IdArray:
    """(b, t, p) of parts (t, p), filled with 0 to the longest; one word with one row at least."""
    words = max([1, *(len(part) for part in batch)])
    rows = max([1, *(part.shape[1] for part in batch)])
    ids = np.zeros((len(batch), words, rows), dtype=np.int64)
    for i, part in enumerate(batch):
        ids[i, : part.shape[0], : part.shape[1]] = part
    return ids


def pad_pieces(batch: Sequence[Sequence[int]]) -> IdArray:
    """(b, t) ids of one batch, filled with 0 (`[PAD]`) to the longest."""
    ids = np.zeros((len(batch), max(map(len, batch))), dtype=np.int64)
    for i, part in enumerate(batch):
        ids[i, : len(part)] = part
    return ids


def read_pieces(path: Path) -> list[str]:
    """MiniLM's word pieces in the order of their rows."""
    return path.read_text(encoding="utf-8").splitlines()
