"""A title set into lines that never leave their box, whichever font the reader's machine has."""

import unicodedata
from dataclasses import dataclass

# Advance of a glyph in ems, on the wide side of common bold faces.
_NARROW, _MIDDLE, _WIDE, _FULL = 0.36, 0.62, 0.80, 1.05
_NARROW_LETTERS = frozenset("iljtfrI.,:;'’!|()[]-–· 1")
_WIDE_LETTERS = frozenset("mwMW@%&—…½")
_SIZES = (64, 58, 52, 47, 42, 38, 34, 30, 27, 24, 22)
_MAX_LINES = 5
# XML 1.0 knows no other characters, escaped or not.
_NEVER = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of one size."""

    lines: tuple[str, ...]
    size: float
    widths: tuple[float, ...]
    """How wide each line may get at this size, as estimated."""


def set_title(title: str, width: float, largest: float = 64) -> Block:
    """The title at the largest size at which it fits in five lines of this width.

    A word that is too wide even at the smallest size is broken; what does not fit into five lines
    then ends in an ellipsis.
    """
    words = clean(title).split() or ["Untitled"]
    for size in (s for s in _SIZES if s <= largest):
        room = width / size
        lines = _wrap(words, room)
        if len(lines) <= _lines_at(size) and all(ems(line) <= room for line in lines):
            return _block(lines, size)
    room = width / _SIZES[-1]
    lines = _wrap([piece for word in words for piece in _broken(word, room)], room)
    if len(lines) > _MAX_LINES:
        lines = [*lines[: _MAX_LINES - 1], _cut(lines[_MAX_LINES - 1], room)]
    return _block(lines, _SIZES[-1])


def clean(text: str) -> str:
    """The text without what XML cannot carry."""
    return text.translate(_NEVER)


def ems(text: str) -> float:
    """About how wide the text is, in ems; rather too wide than too narrow."""
    return sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF:
        return _FULL
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _WIDE_LETTERS or letter.isupper() or ord(letter) > 0x2FF:
        return _WIDE
    return _MIDDLE


def _lines_at(size: float) -> int:
    """Big type takes three lines, so that the art keeps half of the poster."""
    return 3 if size > 40 else 4 if size > 30 else _MAX_LINES


def _wrap(words: list[str], room: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and ems(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _broken(word: str, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if ems(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(line: str, room: float) -> str:
    while line and ems(line + "…") > room:
        line = line[:-1]
    return line.rstrip() + "…"


def _block(lines: list[str], size: float) -> Block:
    return Block(lines=tuple(lines), size=size, widths=tuple(ems(line) * size for line in lines))
