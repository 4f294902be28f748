"""What a text is about, as a vector, by all-MiniLM-L6-v2 (Reimers & Gurevych, 2019).

Texts whose vectors have a high product mean much the same, whatever their words.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.errors import BadInput, CorruptFile
from moodreel.inference.bundle import Bundle
from moodreel.inference.text_inputs import PIECES, pad_pieces, read_pieces
from moodreel.inference.tokens import MAX_CHARACTERS
from moodreel.inference.wordpiece import WordPiece, spell_out

TASK = "sentence-vectors"
ENCODER = "all-MiniLM-L6-v2"
"""Whose vectors these are: those of another encoder are not comparable."""
WIDTH = 384
MAX_PIECES = 256
"""What the network was made for (its `max_seq_length`); a longer text is read in parts."""
_BATCH = 16  # parts at once: more are no faster on one thread


class SentenceEncoder:
    """Vectors of texts with one bundle; equal texts have equal vectors. Threads may share it.

    Raises `CorruptFile` where the bundle is of another task.
    """

    def __init__(self, bundle: Bundle) -> None:
        if bundle.manifest["task"] != TASK:
            raise CorruptFile(f"{bundle.folder}: expected a bundle for {TASK}, build it again")
        self.bundle = bundle
        try:
            self._pieces = WordPiece(read_pieces(bundle.path(PIECES)))
        except (KeyError, ValueError) as problem:
            raise CorruptFile(f"{bundle.folder}: {PIECES} lacks {problem}") from problem

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """(n, 384) of unit length, whatever else is encoded beside. A text of more than
        `MAX_PIECES` is the mean of its parts, by their sizes.

        Raises `BadInput` where a text is empty or longer than 20,000 characters.
        """
        in_parts = [self._pieces.parts(_spelt(text), MAX_PIECES) for text in texts]
        flat = [part for parts in in_parts for part in parts]
        sizes = np.array([len(part) for part in flat], dtype=np.float32)
        vectors = self._run(flat) * sizes[:, None]
        starts = np.cumsum([0, *(len(parts) for parts in in_parts)])
        sums = [vectors[a:b].sum(axis=0) for a, b in pairwise(starts)]
        return unit(np.array(sums, dtype=np.float32).reshape(len(texts), WIDTH))

    def _run(self, parts: list[list[int]]) -> FloatArray:
        """(n, 384); parts of like size share a batch, as each is padded to the longest."""
        found: FloatArray = np.zeros((len(parts), WIDTH), dtype=np.float32)
        order = np.argsort([len(part) for part in parts], kind="stable")
        for start in range(0, len(parts), _BATCH):
            rows = order[start : start + _BATCH]
            ids = pad_pieces([parts[row] for row in rows])
            found[rows] = self.bundle.run({"ids": ids})["vectors"]
        return found


def unit(vectors: FloatArray) -> FloatArray:
    """Each row divided by its length; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def _spelt(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise BadInput(f"expected at most {MAX_CHARACTERS:,} characters, got {len(text):,}")
    try:
        return spell_out(text)
    except BadInput:
        raise BadInput("expected some words, got an empty text; type a few") from None
