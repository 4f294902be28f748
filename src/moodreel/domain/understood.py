"""What was understood of some words: the parts of a wish, and what is left of feeling."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Asks(StrEnum):
    """What a part of a wish is about; with a value it is the key of a chip: `no-genre:Horror`."""

    KIND = "kind"
    GENRE = "genre"
    NO_GENRE = "no-genre"
    FROM = "from"
    TO = "to"
    MAX = "max"
    MIN = "min"
    LANGUAGE = "language"
    NO_LANGUAGE = "no-language"
    COUNTRY = "country"
    AVOID = "avoid"
    TONE = "tone"
    NO_TONE = "no-tone"
    PERSON = "person"
    LIKE = "like"
    EXCLUDE = "exclude"
    INTENT = "intent"
    ABOUT = "about"
    NO_ABOUT = "no-about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that the words ask for."""

    asks: Asks
    value: str = field(repr=False)
    """A name of the closed lists, a code, a number, a film's id, or words of the person."""
    said: str = field(default="", repr=False)
    """How the person put it, in lower case."""

    @property
    def key(self) -> str:
        """What tells it from the other parts of a wish."""
        return f"{self.asks}:{self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The parts in the order of the words, each once; and the feeling in them."""

    parts: tuple[Part, ...] = ()
    feeling: str = field(default="", repr=False)
    """The words that are no wish, as typed; empty where everything is."""

    def without(self, keys: Collection[str]) -> "Understood":
        """The same without the parts of these keys."""
        return replace(self, parts=tuple(part for part in self.parts if part.key not in keys))

    def without_words(self) -> "Understood":
        """The same without anything that the person put in words of their own."""
        free = (Asks.ABOUT, Asks.NO_ABOUT)
        parts = (replace(part, said=self._closed(part)) for part in self.parts)
        return Understood(parts=tuple(part for part in parts if part.asks not in free))

    def _closed(self, part: Part) -> str:
        """Of genres said in one breath their names, which hold them together; else nothing."""
        if part.asks is not Asks.GENRE:
            return ""
        same = (other for other in self.parts if other.asks is part.asks)
        return " ".join(other.value for other in same if other.said == part.said)

    def values(self, asks: Asks) -> tuple[str, ...]:
        """What is asked of this sort, in order."""
        return tuple(part.value for part in self.parts if part.asks is asks)


def once(parts: Iterable[Part]) -> Iterator[Part]:
    """Each part once, at its first place; of numbers the last one said counts."""
    kept: dict[object, Part] = {}
    for part in parts:
        kept.setdefault(part.asks if part.asks in _SINGLE else part.key, part)
        if part.asks in _SINGLE:
            kept[part.asks] = part
    yield from kept.values()


_SINGLE = frozenset({Asks.KIND, Asks.FROM, Asks.TO, Asks.MAX, Asks.MIN, Asks.INTENT})
