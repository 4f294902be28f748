"""Where a text says what: phrases, years, running times, titles and people, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from moodreel.recommending.wish.lexicon import LEXICON, Sure
from moodreel.recommending.wish.numbers import number_at
from moodreel.recommending.wish.tokens import Token

LONGEST_TITLE = 12


class Names(Protocol):
    """The titles and the people that a person may mean."""

    def is_word(self, word: str) -> bool:
        """Whether this is how some word is written, and no slip."""

    def begins(self, text: str) -> bool:
        """Whether some title begins with this word."""

    def title(self, text: str) -> str | None:
        """The id of the film of exactly this title, case, marks and article aside."""

    def slipped(self, text: str) -> str | None:
        """The same, where the pen slipped."""

    def person(self, text: str) -> str | None:
        """The full name of who made or played in films."""

    def surname(self, text: str) -> str | None:
        """The full name of the one director of several films who is called so."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What stands at the words from `start` to `end`."""

    start: int
    end: int
    asks: tuple[str, ...]
    denied: tuple[str, ...]
    sure: Sure
    cue: int = 0
    """Of a title or a name: how many words before it say what it is there for."""
    mute: bool = False
    """Whether it asks for nothing and is no subject."""


_LIKE = (
    "like", "similar to", "in the vein of", "in the style of", "reminiscent of", "loved", "liked",
    "along the lines of", "as good as", "same vibe as", "vibe of", "vibes of", "fan of", "fans of",
    "love", "enjoyed", "such as", "adored", "alike", "feels like", "feel of", "akin to",
    "resembling",
    "mood of", "spirit of", "favourite is", "favorite is", "favourite film is",
)  # fmt: skip
_SEEN = (
    "seen", "watched", "saw", "not", "except", "other than", "apart from", "besides",
    "already seen",
    "watched all of", "seen all of", "finished", "no more", "anything but", "rewatched",
    "just watched", "just saw", "excluding", "instead of",
)  # fmt: skip
_THAN = ("than",)
_BY = (
    "by",
    "directed by",
    "from director",
    "from the director",
    "made by",
    "films of",
    "written by",
)
_WITH = ("with", "starring", "featuring", "stars", "played by", "acted by")
_COMPARED = frozenset("something anything film films movie movies more one series show".split())
_NO_TITLE = frozenset(
    "it her him up that this me them us you those these home what now then more before one again "
    "all friends love us here big next life the a them happy sad crazy lost night day".split()
)


def scan(text: str, tokens: Sequence[Token], names: Names, this_year: int) -> list[Hit]:
    """What stands where, from left to right; no word belongs to two hits."""
    words = [token.word for token in tokens]
    hits: list[Hit] = []
    i = 0
    while i < len(tokens):
        hit = _named(text, tokens, words, i, names, hits) or _said(words, tokens, i, this_year)
        if hit is not None:
            hits.append(hit)
        i = hit.end if hit is not None else i + 1
    return hits


def _said(words: list[str], tokens: Sequence[Token], i: int, this_year: int) -> Hit | None:
    if not tokens[i].is_word:
        return None
    n, entry = LEXICON.longest(words, i, len(words))
    found = number_at(words, i, this_year)
    if found and found.n >= n:
        sure = Sure.STRONG if found.strong else Sure.WEAK
        if words[i] in ("old", "new", "older", "modern", "for"):
            sure = Sure.MOODY
        return Hit(i, i + found.n, found.asks, found.denied, sure, mute=True)
    return Hit(i, i + n, entry.asks, entry.denied, entry.sure, mute=entry.mute) if entry else None


def _named(
    text: str, tokens: Sequence[Token], words: list[str], i: int, names: Names, hits: list[Hit]
) -> Hit | None:
    """A title or a person that begins here and is spoken of as one."""
    if not tokens[i].is_word:
        return None
    role, cue = _role(words, i, hits)
    if role in ("by", "with"):
        return _person(text, tokens, i, names, cue, alone=role == "by")
    if role:
        return _title(text, tokens, words, i, names, role, cue)
    if tokens[i].capital:
        quoted = i > 0 and words[i - 1] in ('"', "“")
        if quoted or (i + 1 < len(tokens) and tokens[i + 1].capital):
            return _title(text, tokens, words, i, names, "named", 0)
        director = names.surname(text[tokens[i].start : tokens[i].end])
        if director and i + 1 < len(tokens) and words[i + 1] in _WORKS:
            return Hit(i, i + 1, (f"person:{director}",), (), Sure.STRONG)
    return None


_WORKS = frozenset("film films movie movies picture documentary classic".split())


def _role(words: list[str], i: int, hits: list[Hit]) -> tuple[str, int]:
    """What the words before say that a title here is for, and how many they are."""
    if hits and (again := _listed(words, i, hits[-1])):
        return again
    at = i
    while at > max(i - 4, 0) and words[at - 1] in (
        '"',
        "“",
        "the",
        "film",
        "movie",
        "already",
        "watching",
        "all",
        "of",
    ):
        at -= 1
    for end in dict.fromkeys((i, at)):
        for role, cues in _CUES:
            for n in range(min(4, end), 0, -1):
                if tuple(words[end - n : end]) in cues:
                    return role, i - end + n
    return "", 0


def _listed(words: list[str], i: int, last: Hit) -> tuple[str, int] | None:
    """ "and Ronin", after a title: for the same as that one."""
    key = (last.asks or ("",))[0].split(":")[0]
    between = words[last.end : i]
    if key in ("like", "exclude") and between in (["and"], ["or"], [","], [",", "and"], ["&"]):
        return key, len(between)
    return None


_CUES = tuple(
    (role, frozenset(tuple(cue.split()) for cue in cues))
    for role, cues in (
        ("like", _LIKE), ("exclude", _SEEN), ("than", _THAN), ("by", _BY), ("with", _WITH),
    )
)  # fmt: skip


def _title(
    text: str, tokens: Sequence[Token], words: list[str], i: int, names: Names, role: str, cue: int
) -> Hit | None:
    if not names.begins(text[tokens[i].start : tokens[i].end]) and not tokens[i].capital:
        return None
    last = min(len(tokens), i + LONGEST_TITLE)
    for end in range(last, i, -1):
        if not tokens[end - 1].is_word:
            continue
        if end == i + 1 and not _alone(tokens[i], words, i, role):
            return None
        said = text[tokens[i].start : tokens[end - 1].end]
        found = names.title(said + ")" * said.count("("))
        if found:
            return _hit(i, end, found, role, cue)
    stretch = i
    while stretch < last and tokens[stretch].is_word and words[stretch] not in ("but", "and"):
        stretch += 1
    meant = tokens[i].capital or words[max(i - cue - 1, 0)] in _COMPARED
    if role == "like" and meant and stretch - i > 1 and words[i] not in _NO_TITLE:
        found = names.slipped(text[tokens[i].start : tokens[stretch - 1].end])
        if found:
            return _hit(i, stretch, found, role, cue)
    return None


def _hit(start: int, end: int, film: str, role: str, cue: int) -> Hit:
    asks = {"like": (f"like:{film}",), "exclude": (f"exclude:{film}",), "named": (f"like:{film}",)}
    sure = Sure.MOODY if role in ("named", "than") else Sure.STRONG
    return Hit(
        start, end, asks.get(role, ()), (f"exclude:{film}",) * (role != "than"), sure, cue, True
    )


def _alone(token: Token, words: list[str], i: int, role: str) -> bool:
    """Whether one word may be a title here: "like heat.", and not "I feel like heat on my skin"."""
    if token.capital:
        return token.word not in _NO_TITLE or role in ("like", "exclude")
    last = i + 1 == len(words) or not words[i + 1][0].isalnum()
    said = words[i - 1] in ("like", "to", "of") and words[max(i - 2, 0)] not in ("feel", "feels")
    return last and said and role == "like" and len(token.word) > 3 and token.word not in _NO_TITLE


def _person(
    text: str, tokens: Sequence[Token], i: int, names: Names, cue: int, *, alone: bool
) -> Hit | None:
    for end in range(min(len(tokens), i + 4), i, -1):
        if not all(token.is_word for token in tokens[i:end]):
            continue
        said = text[tokens[i].start : tokens[end - 1].end]
        found = names.person(said) if end > i + 1 else names.surname(said) if alone else None
        if found:
            return Hit(i, end, (f"person:{found}",), (), Sure.STRONG, cue)
    return None
