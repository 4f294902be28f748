"""Which words and word pairs get a row of their own."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

UNSEEN_LETTERS = 6
"""Letters from which a word that no training text holds may come in: shorter ones are as often a
word of another language ("der", "les"), which must stay unknown for the confidence to fade."""


def build(
    token_lists: Sequence[Sequence[str]],
    counts_as: Sequence[int],
    *,
    words: int,
    pairs: int,
    also: Sequence[str] = (),
) -> dict[str, int]:
    """The most frequent words, the words of `also`, and the most frequent pairs, numbered from 1.

    A text counts `counts_as` times, so that a small corpus can bring its words in beside a large
    one; what does not come up three times is left out, as it is more often a name than a word,
    unless it is in `also`.
    """
    single: Counter[str] = Counter()
    double: Counter[str] = Counter()
    for tokens, weight in zip(token_lists, counts_as, strict=True):
        for token in tokens:
            single[token] += weight
        for pair in pairwise(tokens):
            double[" ".join(pair)] += weight
    taken = [word for word in also if word in single or len(word) >= UNSEEN_LETTERS]
    chosen = dict.fromkeys([*_top(single, words), *taken, *_top(double, pairs)])
    return {entry: row for row, entry in enumerate(chosen, 1)}


def _top(counts: Counter[str], n: int) -> list[str]:
    frequent = [(-count, entry) for entry, count in counts.items() if count >= 3]
    return [entry for _, entry in sorted(frequent)[:n]]
