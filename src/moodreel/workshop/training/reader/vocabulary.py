"""Which words a reader counts as known: those of its texts, and others that it was told of."""

from collections.abc import Sequence

from moodreel.inference.tokens import tokenise
from moodreel.workshop.training import vocabulary
from moodreel.workshop.training.reader.rows import ReaderRows

WORDS = 16_000
_COPIES = 4
"""What a corpus text counts beside one of GoEmotions, which is nine times as large and of another
kind."""


def known_words(rows: ReaderRows, also: Sequence[str]) -> dict[str, int]:
    """The most frequent words of both sets and the words of `also`, numbered from 1."""
    tokens = [tokenise(text) for part in rows.sets for text in part.learn.texts]
    n_own = len(rows.everyday.learn)
    counts_as = [_COPIES] * n_own + [1] * (len(tokens) - n_own)
    return vocabulary.build(tokens, counts_as, words=WORDS, pairs=0, also=also)
