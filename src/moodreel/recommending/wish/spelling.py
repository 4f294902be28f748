"""Words that were meant, where the pen slipped: within one edit, or two in long words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from moodreel.domain.edits import edits

# Shorter words have too many neighbours that are words, too: sunny is not funny, quite not quiet.
_SHORTEST, _LONG = 6, 9

# What people do write for short ones; and words that are none of ours, one letter away.
_KNOWN = {
    "funy": "funny",
    "funney": "funny",
    "scarry": "scary",
    "horer": "horror",
    "thriler": "thriller",
    "wierd": "weird",
    "cosey": "cosy",
    "moive": "movie",
    "moovie": "movie",
    "movi": "movie",
    "flim": "film",
    "flims": "films",
    "frensh": "french",
    "rommance": "romance",
    "smth": "something",
    "sth": "something",
    "sumthing": "something",
    "pls": "please",
    "plz": "please",
    "scfi": "scifi",
}
_OTHERS = frozenset(
    "auction caution faction fraction traction exiting counting morning mourning relating "
    "relaxed relaxes calmly gently moved moves mobbing loving living emotion emotions charm "
    "charmed inspired inspire thrilled excited depressed depression suspended suspect "
    "violet violent violin serious serial animated animate westerner crimes crimson sister "
    "twisted "
    "sensual sexual danish darkish spanish spinach polish polished tamil family turkish stranger "
    "disturbed comforted comforts warmed touched romantics historic classical wished".split()
)


class Speller:
    """Finds the known word behind a misspelt one by what is left with one letter out (SymSpell)."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._near: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            if len(word) >= _SHORTEST:
                for piece in _pieces(word):
                    self._near[piece].append(word)

    def mended(self, word: str, is_word: Callable[[str], bool]) -> str:
        """The word that was meant; the word itself where it is known or is another one, and where
        none is near."""
        if word in self._words:
            return word
        if word in _KNOWN:
            return _KNOWN[word]
        if not _SHORTEST - 1 <= len(word) <= 20 or word in _OTHERS or is_word(word):
            return word
        near = {own for piece in _pieces(word) for own in self._near.get(piece, ())}
        counted = [(n, own) for own in sorted(near) if (n := _slips(word, own)) is not None]
        return min(counted)[1] if counted else word


def _slips(word: str, own: str) -> int | None:
    if word[0] != own[0] or word in (own + "s", own + "d", own + "ed", own + "ly", own + "er"):
        return None
    at_most = 2 if len(own) >= _LONG else 1
    n = edits(word, own, at_most)
    return n if n <= at_most else None


def _pieces(word: str) -> Iterator[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
