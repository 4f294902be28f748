"""The words of a text as they were typed, and where: emoji and emoticons are words, too."""

import re
import unicodedata
from dataclasses import dataclass, field

from moodreel.inference.tokens import EMOTICON

_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
# Variation selectors, the keycap, skin tones and the letters of a flag belong to the emoji before.
_DRESS = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_ONE = rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[{_EMOJI}]{_DRESS}(?:\u200d[{_EMOJI}]{_DRESS})*)"
# All but blanks, controls, halves of characters, punctuation and emoji: any script's letters and
# marks, and what hides between them.
_LETTER = (
    r"[^\s\x00-\x2f:-@\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u2010-\u2027\u2030-\u205e"
    rf"\u3000-\u303f\uff01-\uff0f\ud800-\udfff{_EMOJI}]"
)
_WORD = re.compile(
    rf"https?://[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+|{EMOTICON}|(?P<emoji>{_ONE})(?P=emoji)*|[!?]+"
    rf"|{_LETTER}+(?:['\u2019\u02bc\u2010-]{_LETTER}+)*",
    re.IGNORECASE,
)
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedWord:
    """One word, one emoji or a run of it, one emoticon, or a run of ! and ?."""

    word: str = field(repr=False)
    """As typed, without characters that nobody sees."""
    start: int
    end: int
    """`text[start:end]` is the word, hidden characters and all."""


def typed_words(text: str) -> tuple[TypedWord, ...]:
    """The words in order; blanks, controls and other punctuation lie between them. Any text will
    do; without a word there are none.
    """
    found = (
        TypedWord(word=visible(match[0]), start=match.start(), end=match.end())
        for match in _WORD.finditer(text)
    )
    return tuple(word for word in found if any(map(_is_seen, word.word)))


def visible(text: str) -> str:
    """The text without what is not seen or turns the reading direction: zero-width and
    bidirectional characters, controls, halves of characters. Line breaks and joined emoji stay.
    """
    return "".join(c for c in text if c in "\n\t" + _JOINER or _may_be_shown(c))


def _may_be_shown(character: str) -> bool:
    tag = "\U000e0020" <= character <= "\U000e007f"
    return tag or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in ("Cf", "Mn", "Mc", "Me")
