"""The person's words with those marked that moved the reading."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from moodreel.sensing.explain import Explanation, MovingWord
from moodreel.sensing.typed_words import visible

# A word that moved the belief by less is left unmarked, ...
LEAST_MOVE = 0.03
# ... and from these on it is marked more strongly.
STRONGER, STRONGEST = 0.08, 0.2
MOST_LISTED = 5

_HOW = {1: "a little", 2: "clearly", 3: "strongly"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text as it is shown."""

    text: str = field(repr=False)
    strength: int = 0
    """0 where it did not move the reading, 3 where it moved it most."""
    against: bool = False
    """Whether it spoke against the leading emotion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedWord:
    """One of the words that moved the reading most, and how, in words."""

    word: str = field(repr=False)
    how: str
    """ "strongly towards sadness" """
    belief: str
    """ "+0.54" """


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView:
    """What the answer page shows of an explanation."""

    emotion: str
    named: tuple[str, ...]
    together: int
    pieces: tuple[Piece, ...]
    listed: tuple[ListedWord, ...]


def why_view(text: str, why: Explanation) -> WhyView:
    """The explanation of this text, ready to be shown."""
    return WhyView(
        emotion=why.emotion,
        named=why.named,
        together=why.together,
        pieces=tuple(piece for piece in _pieces(text, why.words) if piece.text),
        listed=tuple(
            ListedWord(
                word=moved.typed.word,
                how=f"{_HOW[_strength(moved)]} {_way(moved)} {why.emotion}",
                belief=f"{moved.belief:+.2f}",
            )
            for moved in why.strongest(MOST_LISTED, LEAST_MOVE)
        ),
    )


def _pieces(text: str, words: tuple[MovingWord, ...]) -> Iterator[Piece]:
    at = 0
    for moved in words:
        yield Piece(text=visible(text[at : moved.typed.start]))
        yield Piece(
            text=moved.typed.word, strength=_strength(moved), against=_way(moved) == "against"
        )
        at = moved.typed.end
    yield Piece(text=visible(text[at:]))


def _strength(moved: MovingWord) -> int:
    size = abs(moved.belief)
    return sum(size >= bound for bound in (LEAST_MOVE, STRONGER, STRONGEST))


def _way(moved: MovingWord) -> str:
    return "towards" if moved.belief >= 0 else "against"
