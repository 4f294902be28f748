"""From reviews to features: their words, and runs of two or three neighbours, that a model knows.

One way for training and run time. A run's key is exact, not a hash: 16 bits a word, so that no two
features share a weight, and all runs of many texts are found by one vectorised search.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.errors import BadInput

MOST_CHARACTERS = 100_000
"""Of a review; more is refused."""
MOST_WORDS = (1 << 16) - 1
"""Of a vocabulary: a word's number has 16 bits."""
LONGEST_RUN = 3
CHUNK = 1 << 14
"""Texts that are looked at together, at most: a text's number has 14 bits."""

Keys = NDArray[np.int64]

_WORD_BITS, _TEXT_BITS = 16, 14
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,1000}>")
_STRAIGHT = str.maketrans("\u2018\u2019\u201b\u02bc\u0060\u00b4", "''''''")
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+/\d+|\d+|[!?]")


def words_of(text: str) -> list[str]:
    """Words, numbers, fractions ("8/10") and marks that raise the voice; lower case, without HTML.

    Raises `BadInput` where nothing but space is there, or more than `MOST_CHARACTERS`.
    """
    if len(text) > MOST_CHARACTERS:
        raise BadInput(
            f"expected a review of at most {MOST_CHARACTERS:,} characters, got {len(text):,}; "
            "shorten it"
        )
    if not text or text.isspace():
        raise BadInput("expected a review, got an empty text; write a sentence or two")
    if "<" in text:
        text = _TAG.sub(" ", _SCRIPT.sub(" ", text))
    if "&" in text:
        text = unescape(text)
    return _TOKEN.findall(text.lower().translate(_STRAIGHT))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """The words that a model knows, by number."""

    numbers: dict[str, int]
    """From 1 on."""
    spelt: BoolArray
    """(n + 1,) whether the word of this number begins with a letter; 0 is no word."""

    @classmethod
    def of(cls, words: Iterable[str]) -> "Vocabulary":
        """Numbered in their order. Raises ValueError where one comes twice, or there are none or
        too many for a key.
        """
        listed = list(words)
        numbers = {word: number for number, word in enumerate(listed, 1)}
        if not 0 < len(numbers) == len(listed) <= MOST_WORDS or "" in numbers:
            raise ValueError(f"expected 1 to {MOST_WORDS:,} different words, got {len(listed):,}")
        spelt = np.array([False, *(word[0].isalpha() for word in listed)])
        return cls(numbers=numbers, spelt=spelt)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Runs:
    """Each text's different runs; a run that it repeats counts once."""

    keys: Keys
    """Ascending, so that looking them up walks through a table once."""
    texts: IdArray
    """(len(keys),) which text each is of."""
    known_share: FloatArray
    """(n,) share of a text's words that the vocabulary has; numbers and marks tell no language and
    do not count. 0 where there are no words."""


def runs_of(
    texts: Sequence[Sequence[str]], vocabulary: Vocabulary, longest: int = LONGEST_RUN
) -> Runs:
    """The keys of `CHUNK` texts at most: known words, and runs of neighbours that are all known."""
    if len(texts) > CHUNK:
        raise ValueError(f"expected at most {CHUNK} texts at once, got {len(texts)}")
    flat = list(chain.from_iterable(texts))
    get = vocabulary.numbers.get
    ids = np.fromiter((get(word, 0) for word in flat), dtype=np.int64, count=len(flat))
    owners = np.repeat(np.arange(len(texts)), [len(words) for words in texts])
    marked = np.sort(np.concatenate(_marked(ids, owners, longest)))
    marked = marked[np.diff(marked, prepend=-1) > 0]  # faster than np.unique
    known = np.bincount(owners[vocabulary.spelt[ids]], minlength=len(texts))
    strange = [i for i in np.flatnonzero(ids == 0).tolist() if flat[i][0].isalpha()]
    words = known + np.bincount(owners[strange], minlength=len(texts))
    return Runs(
        keys=marked >> _TEXT_BITS,
        texts=marked & (CHUNK - 1),
        known_share=(known / np.maximum(words, 1)).astype(np.float32),
    )


def key_of(numbers: Sequence[int]) -> int:
    """The key of neighbouring words by their numbers."""
    key = 0
    for number in numbers:
        key = key << _WORD_BITS | number
    return key


def _marked(ids: IdArray, owners: IdArray, longest: int) -> list[Keys]:
    """Keys of known runs with the text's number in the lowest bits; repeats included."""
    keys, whole = ids, ids > 0
    found = [keys[whole] << _TEXT_BITS | owners[whole]]
    for length in range(2, longest + 1):
        last, owner = ids[length - 1 :], owners[length - 1 :]
        n = len(last)
        keys = keys[:n] << _WORD_BITS | last
        whole = whole[:n] & (last > 0) & (owners[:n] == owner)
        found.append(keys[whole] << _TEXT_BITS | owner[whole])
    return found
