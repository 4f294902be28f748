"""Words of a text with their places, and the marks that part clauses."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from moodreel.errors import BadInput
from moodreel.inference.tokens import MAX_CHARACTERS

# A hyphen between letters parts two words (feel-good, sci-fi); an apostrophe does not (don't).
_TOKEN = re.compile(
    r"[^\W_]+(?:['\u2019\u02bc][^\W_]+)*|[.!?;\n\u2026]+|[,:()\u2013\u2014\"\u201c\u201d]| - "
)
_APOSTROPHES = str.maketrans("", "", "'\u2019\u02bc")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, folded, or a mark."""

    word: str = field(repr=False)
    """Lower case, without accents and apostrophes: "dont" for "Don't"; a mark as it stands."""
    start: int
    end: int
    is_word: bool
    capital: bool
    """Whether it begins with a capital letter."""


def tokens_of(text: str, mend: Callable[[str], str]) -> list[Token]:
    """The words and marks in order, misspelt ones as `mend` mends them. Raises BadInput where there
    is more text than anybody reads."""
    if len(text) > MAX_CHARACTERS:
        raise BadInput(
            f"expected at most {MAX_CHARACTERS:,} characters, got {len(text):,}; a few sentences "
            "are enough"
        )
    return [_token(match, mend) for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str], mend: Callable[[str], str]) -> Token:
    raw = match[0]
    is_word = raw[0].isalnum()
    return Token(
        word=mend(_folded(raw)) if is_word else raw.strip(" ") or raw,
        start=match.start(),
        end=match.end(),
        is_word=is_word,
        capital=raw[0].isupper(),
    )


def _folded(word: str) -> str:
    word = word.casefold().translate(_APOSTROPHES)
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word)
    return "".join(c for c in letters if not unicodedata.combining(c))


def joined(text: str, tokens: Sequence[Token]) -> str:
    """The stretch of the text from the first to the last of these tokens, blanks evened out."""
    return " ".join(text[tokens[0].start : tokens[-1].end].split()) if tokens else ""
