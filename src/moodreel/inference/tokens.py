"""From typed words to numbers: the one tokenisation, used by training and at run time alike.

Standard library and numpy only, and the same on every machine: hashing is CRC-32, never Python's
salted `hash()`. Limits: 20,000 characters a text, 64 tokens a part, 32 characters a word.
"""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from itertools import chain, pairwise
from zlib import crc32

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.errors import BadInput

MAX_CHARACTERS = 20_000
PART_TOKENS = 64  # the longest training texts have about as many
MAX_WORD = 32
N_CHANNELS = 3
NEGATION_REACH = 4  # words after a negator that it still governs, unless punctuation comes first

# Zero-width and bidirectional controls, soft hyphen, variation selectors, emoji skin tones.
_DROPPED = dict.fromkeys(
    chain(
        (0xAD, 0x61C, 0xFEFF),
        *(range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070)),
        *(range(0xFE00, 0xFE10), range(0x1F3FB, 0x1F400), range(0xE0000, 0xE0080)),
    )
)
_STRAIGHT = str.maketrans("\u2018\u2019\u201b\u02bc\u0060\u00b4\u201c\u201d\u201e", "''''''\"\"\"")
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")  # a terminal's colours and moves
_HTML = re.compile(r"</?[a-z][^<>]{0,200}>")
_RUN = re.compile(r"(.)\1{3,}", re.DOTALL)
_NOT = re.compile(r"\b(ca|wo|sha|ai|[a-z]{2,7})n't\b")
_IRREGULAR = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
EMOTICON = r"</?3+|[>}]?[:;=8x]['\-o^*]{0,2}[)(\][/\\|dpo3*@$]+(?!\w)|\^_*\^|-_+-|[to;]_+[to;]|\\o/"
"""Pattern of :) and its kin, in lower case."""
_TOKEN = re.compile(rf"https?://\S+|{EMOTICON}|[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[!?]+|\.+|\S")
_BARE = {
    word.replace("'", ""): word
    for word in "don't can't won't isn't doesn't didn't wasn't aren't couldn't wouldn't shouldn't "
    "haven't hasn't ain't i'm i've".split()
}
_NEGATORS = frozenset("not no never nothing nobody neither nor without hardly barely".split())
_TURNS = frozenset("but however though although yet still".split())
_STOPS = frozenset(".,;:()!?")


def normalise(text: str) -> str:
    """The text in one spelling: NFKC, lower case, straight quotes, no tags, controls or long runs.

    Raises `BadInput` where it is empty, or longer than `MAX_CHARACTERS`; never repeats the words.
    """
    _check_length(len(text))
    text = unicodedata.normalize("NFKC", text)
    _check_length(len(text))  # one character may stand for eighteen
    text = text.lower().translate(_DROPPED).translate(_STRAIGHT)
    text = _ANSI.sub("", text)
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text)
    text = _RUN.sub(r"\1\1\1", _HTML.sub(" ", text))
    text = " ".join(text.split())
    if not text:
        raise BadInput("expected some words about how you feel, got an empty text; type a few")
    return text


def _check_length(n: int) -> None:
    if n > MAX_CHARACTERS:
        raise BadInput(
            f"expected at most {MAX_CHARACTERS:,} characters, got {n:,}; a few sentences are enough"
        )


def tokenise(text: str) -> list[str]:
    """Words, numbers, emoji, emoticons and punctuation; "isn't" and "isnt" become "is", "not"."""
    spelt = " ".join(_BARE.get(word, word) for word in normalise(text).split(" "))
    spelt = _NOT.sub(lambda m: f"{_IRREGULAR.get(m[1], m[1])} not", spelt)
    return [token[:MAX_WORD] for token in _TOKEN.findall(spelt.replace("cannot", "can not"))]


def parts(tokens: list[str]) -> list[list[str]]:
    """The tokens in stretches of at most `PART_TOKENS`, as even as can be; each is read alone."""
    n = max(1, -(-len(tokens) // PART_TOKENS))
    edges = [round(i * len(tokens) / n) for i in range(n + 1)]
    return [tokens[a:b] for a, b in pairwise(edges)]


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """One part as table rows and their weights."""

    ids: IdArray
    """(t,) rows of the embedding table; 0 is padding and does not occur."""
    weights: FloatArray
    """(3, t) what each row counts in the mean of the words that are not negated, of the negated
    ones ("not happy" holds nothing happy), and of those after the last turn ("tired but happy")."""


@dataclass(frozen=True, slots=True, eq=False)
class Featuriser:
    """Known words and word pairs by number, and hashed pieces of every word, known or not."""

    vocabulary: dict[str, int]
    """Word, or two words and a space between, to its row; from 1 on."""
    n_buckets: int
    """Rows for hashed pieces; they follow the vocabulary."""

    @property
    def n_rows(self) -> int:
        """Rows of the embedding table: padding, vocabulary, buckets."""
        return 1 + len(self.vocabulary) + self.n_buckets

    def features(self, tokens: list[str]) -> Features:
        """The part's rows. Any tokens, even none, give finite features."""
        ids: list[int] = []
        owners: list[int] = []
        shares: list[float] = []
        for i, token in enumerate(tokens):
            pair = f"{tokens[i - 1]} {token}" if i else ""
            whole = [row for t in (token, pair) if (row := self.vocabulary.get(t))]
            pieces = self._pieces(token)
            ids += whole + pieces
            owners += [i] * (len(whole) + len(pieces))
            shares += [1.0] * len(whole) + [1 / max(1, len(pieces))] * len(pieces)
        return Features(
            ids=np.array(ids, dtype=np.int64),
            weights=_channels(tokens)[:, owners] * np.array(shares, dtype=np.float32),
        )

    def _pieces(self, token: str) -> list[int]:
        return _buckets(token, 1 + len(self.vocabulary), self.n_buckets)


@dataclass(frozen=True, slots=True, eq=False)
class WordRows:
    """Each word as one row of the table, or as its hashed pieces where it is not known."""

    vocabulary: dict[str, int]
    """Word to its row; from 1 on."""
    n_buckets: int
    """Rows for hashed pieces, or 0: then one row stands for every unknown word. They follow the
    vocabulary."""

    @property
    def n_rows(self) -> int:
        """Rows of the embedding table: padding, vocabulary, buckets or the unknown word."""
        return 1 + len(self.vocabulary) + max(1, self.n_buckets)

    def of(self, tokens: list[str]) -> IdArray:
        """(t, p) rows of each word, filled with 0; a word is the mean of its rows."""
        each = [[row] if (row := self.vocabulary.get(t)) else self.spelt(t) for t in tokens]
        rows = np.zeros((len(each), max([1, *map(len, each)])), dtype=np.int64)
        for i, own in enumerate(each):
            rows[i, : len(own)] = own
        return rows

    def spelt(self, token: str) -> list[int]:
        """The rows of a word by its spelling alone, known or not; a mark without pieces has one."""
        first = 1 + len(self.vocabulary)
        if not self.n_buckets:
            return [first]
        return _buckets(token, first, self.n_buckets) or [first]


def _buckets(token: str, first: int, n: int) -> list[int]:
    return [first + crc32(piece.encode()) % n for piece in pieces(token)]


def pieces(token: str) -> list[str]:
    """Runs of 3 to 5 characters of a word with its ends marked; of an emoji, its Unicode name."""
    if not token[0].isalpha():
        if len(token) > 1 or token.isascii():
            return []
        return [f"~{word}" for word in unicodedata.name(token, "").lower().split()]
    marked = f"<{token}>"
    return [marked[i : i + n] for n in (3, 4, 5) for i in range(len(marked) - n + 1)]


def known_share(tokens: list[str], vocabulary: Container[str]) -> float:
    """Share of the words and emoji that the vocabulary holds; 0 where there are none."""
    countable = [token for token in tokens if _counts(token)]
    return sum(token in vocabulary for token in countable) / max(1, len(countable))


def _counts(token: str) -> bool:
    """Whether knowing the token says that the text is in the model's language."""
    return token[0].isalpha() or (not token.isascii() and unicodedata.category(token[0]) == "So")


def _channels(tokens: list[str]) -> FloatArray:
    """(3, n) weight of each token in the three means; a mean over no token is all zero."""
    n = len(tokens)
    marks = np.zeros((N_CHANNELS, n), dtype=np.float32)
    marks[0] = 1
    reach = 0
    for i, token in enumerate(tokens):
        if token in _NEGATORS:
            reach = NEGATION_REACH
            continue
        if token[0] in _STOPS or token in _TURNS:
            reach = 0
        if token in _TURNS and 0 < i < n - 1:
            marks[2] = 0
            marks[2, i + 1 :] = 1
        marks[1, i] = reach > 0
        reach -= 1
    marks[0] -= marks[1]
    sizes = np.array([n, n, marks[2].sum()], dtype=np.float32)
    return np.divide(marks, np.maximum(sizes, 1)[:, None], dtype=np.float32)
