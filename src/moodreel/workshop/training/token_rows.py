"""Texts as rows of a word table, packed once and cut into batches (b, t, p).

In training some known words are spelt by their pieces, or left out: pieces then learn from many
words, and no word decides alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import IdArray
from moodreel.inference.tokens import PART_TOKENS, WordRows, tokenise


@dataclass(frozen=True, slots=True, eq=False)
class TokenRows:
    """Texts as numbers of distinct tokens, and each token's rows."""

    texts: list[IdArray]
    """Tokens of each text, by number."""
    own: IdArray
    """(n, p) rows of each distinct token as it is read, filled with 0."""
    spelt: IdArray
    """(n, p) rows of each distinct token as if it were unknown, filled with 0."""

    @classmethod
    def of(cls, texts: Sequence[str], words: WordRows) -> "TokenRows":
        """The first part of each text: training texts are rarely longer."""
        numbers: dict[str, int] = {}
        lists = [
            [numbers.setdefault(token, len(numbers)) for token in tokenise(text)[:PART_TOKENS]]
            for text in texts
        ]
        tokens = list(numbers)
        return cls(
            texts=[np.array(own, dtype=np.int64) for own in lists],
            own=words.of(tokens),
            spelt=_padded([words.spelt(token) for token in tokens]),
        )

    def sizes(self) -> IdArray:
        """(n,) tokens of each text."""
        return np.array([len(text) for text in self.texts], dtype=np.int64)

    def batch(
        self,
        rows: IdArray,
        rng: np.random.Generator | None = None,
        spell: float = 0.0,
        leave_out: float = 0.0,
    ) -> IdArray:
        """ids (b, t, p) of these texts; with an `rng` the share `spell` of the words is spelt by
        pieces and `leave_out` of them is left out.
        """
        chosen = [self.texts[i] for i in rows]
        if rng is not None and leave_out:
            chosen = [_some(text, rng, leave_out) for text in chosen]
        longest = max([1, *map(len, chosen)])
        ids = np.zeros((len(rows), longest, max(self.own.shape[1], self.spelt.shape[1])), np.int64)
        for i, text in enumerate(chosen):
            ids[i, : len(text), : self.own.shape[1]] = self.own[text]
            if rng is not None and spell:
                there = np.flatnonzero(rng.random(len(text)) < spell)
                ids[i, there, : self.spelt.shape[1]] = self.spelt[text[there]]
        return ids[:, :, : max(1, int((ids != 0).sum(axis=2).max()))]


def _some(text: IdArray, rng: np.random.Generator, leave_out: float) -> IdArray:
    """The text without some of its words, but with one at least."""
    kept = rng.random(len(text)) >= leave_out
    return text[kept] if kept.any() else text


def _padded(rows: Sequence[Sequence[int]]) -> IdArray:
    width = max([1, *map(len, rows)])
    padded = [[*row, *[0] * (width - len(row))] for row in rows]
    return np.array(padded, dtype=np.int64).reshape(len(rows), width)
