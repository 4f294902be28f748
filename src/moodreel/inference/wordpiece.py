"""BERT's uncased WordPiece: from text to the rows of MiniLM's embedding table.

The same ids as `tokenizers` gives with MiniLM's `tokenizer.json`.
"""

import string
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from moodreel.inference.tokens import normalise

PAD, UNKNOWN, START, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
MAX_WORD = 100  # a longer word is unknown, as in BERT
# Characters of emoji's names that are read of one text: some 150 emoji. A page full of emoji would
# otherwise be twelve times the work of a page full of words.
MOST_NAMED = 4_000
_ASCII_MARKS = frozenset(string.punctuation)
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),  # so in `tokenizers`; BERT's own table begins this one at 0x2B820
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """Splits words into the longest pieces that the vocabulary knows."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._rows = {piece: row for row, piece in enumerate(vocabulary)}
        self._start, self._end = self._rows[START], self._rows[END]

    def encode(self, text: str, max_tokens: int) -> list[int]:
        """Rows of `[CLS]`, the pieces and `[SEP]`: `max_tokens` at most, the text's end is cut."""
        return [self._start, *self._rows_of(text)[: max_tokens - 2], self._end]

    def parts(self, text: str, max_tokens: int) -> list[list[int]]:
        """The whole text in stretches of at most `max_tokens`, as even as can be, each with its
        `[CLS]` and `[SEP]`; one at least.
        """
        rows = self._rows_of(text)
        n = max(1, -(-len(rows) // (max_tokens - 2)))
        edges = [round(i * len(rows) / n) for i in range(n + 1)]
        return [[self._start, *rows[a:b], self._end] for a, b in pairwise(edges)]

    def knows(self, word: str) -> bool:
        """Whether every character of the word is read: nothing of it becomes `[UNK]`."""
        unknown = self._rows[UNKNOWN]
        return all(unknown not in self._pieces(part) for part in words(word))

    def _rows_of(self, text: str) -> list[int]:
        return [row for word in words(text) for row in self._pieces(word)]

    def _pieces(self, word: str) -> list[int]:
        """The longest known piece from the left, again and again; one `[UNK]` if that fails."""
        rows: list[int] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            ends = range(len(word), start, -1) if len(word) <= MAX_WORD else ()
            end = next((e for e in ends if mark + word[start:e] in self._rows), None)
            if end is None:
                return [self._rows[UNKNOWN]]
            rows.append(self._rows[mark + word[start:end]])
            start = end
        return rows


def spell_out(text: str) -> str:
    """The text in one spelling, with the Unicode name of each emoji: MiniLM knows none of them.

    Emoji after the first `MOST_NAMED` characters of names are left out. Raises `BadInput` as
    `normalise` does.
    """
    spelt, room = [], MOST_NAMED
    for character in normalise(text):
        if unicodedata.category(character) == "So":
            name = unicodedata.name(character, "").lower()
            spelt.append(f" {name} " if len(name) <= room else " ")
            room -= len(name)
        else:
            spelt.append(character)
    return "".join(spelt)


def words(text: str) -> list[str]:
    """Lower-case words without accents; each mark and each Chinese character is a word."""
    spaced = "".join(f" {c} " if _is_ideograph(c) else c for c in text if not _is_dropped(c))
    bare = (c for c in unicodedata.normalize("NFD", spaced) if unicodedata.category(c) != "Mn")
    lowered = "".join(c.lower() for c in bare)
    return "".join(f" {c} " if _is_mark(c) else c for c in lowered).split()


def _is_dropped(character: str) -> bool:
    if character in "\t\n\r":
        return False
    return character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs")


def _is_mark(character: str) -> bool:
    return character in _ASCII_MARKS or unicodedata.category(character)[0] == "P"


def _is_ideograph(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _IDEOGRAPHS)
