"""One table of all phrases: what each asks for, said and denied, and how surely it does."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from moodreel.domain.lazy import lazy
from moodreel.domain.vocabulary import LANGUAGES
from moodreel.recommending.wish import film_words as film
from moodreel.recommending.wish.spelling import Speller
from moodreel.recommending.wish.tone_words import INTENTS, MOODY, PLAIN

MOST_WORDS = 5


class Sure(IntEnum):
    """How surely a phrase is said of a film, and not of a person or a day."""

    MOODY = 0
    """Said of people and days as well: nothing by itself."""
    WEAK = 1
    """Of films mostly: enough where nothing else is said."""
    STRONG = 2
    ORDER = 3
    """Said to who picks the film: "cheer me up"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase asks for: keys of parts."""

    asks: tuple[str, ...]
    denied: tuple[str, ...]
    sure: Sure
    mute: bool = False
    """Whether it says nothing that what follows could be about."""


Phrase = tuple[str, ...]


class Lexicon:
    """The phrases by their words. Built once, with the first text."""

    @lazy
    def _table(self) -> Mapping[Phrase, Entry]:
        return dict(_entries())

    @lazy
    def _beginnings(self) -> frozenset[str]:
        return frozenset(phrase[0] for phrase in self._table)

    @lazy
    def _speller(self) -> Speller:
        return Speller(word for phrase in self._table for word in phrase)

    def mended(self, word: str, is_word: Callable[[str], bool]) -> str:
        """The word, or the one of a phrase that was meant."""
        return self._speller.mended(word, is_word)

    def longest(self, words: list[str], at: int, end: int) -> tuple[int, Entry | None]:
        """How many words the longest phrase that begins here has, and the phrase; 0 without."""
        if words[at] not in self._beginnings:
            return 0, None
        for n in range(min(MOST_WORDS, end - at), 0, -1):
            if entry := self._table.get(tuple(words[at : at + n])):
                return n, entry
        return 0, None


LEXICON = Lexicon()


def _entries() -> Iterator[tuple[Phrase, Entry]]:
    """All phrases; of two entries for one phrase the later counts."""
    yield from _topics()
    for warning, phrase in _phrases(film.WARNINGS):
        # A word, so that the two do not part: what is wanted of it is a subject.
        yield _split(phrase), Entry((), (f"avoid:{warning}",), Sure.WEAK)
    for tag, phrase in _phrases(PLAIN):
        yield _split(phrase), _tone(tag, phrase)
    for genre, phrase in _phrases(film.GENRES):
        yield _split(phrase), _genre(genre, phrase)
    for intent, phrase in _phrases(INTENTS):
        yield _split(phrase), Entry((f"intent:{intent}",), (), _order(phrase))
    yield from _kinds()
    yield from _origins()
    for phrase, asks in film.COMPOUND.items():
        denied = tuple(f"no-{key}" for key in asks if key.startswith("genre:"))
        yield _split(phrase), Entry(asks, denied, Sure.STRONG)


def _topics() -> Iterator[tuple[Phrase, Entry]]:
    for topic in film.TOPICS:
        yield _split(topic), Entry((), (), Sure.WEAK)
    for sure, phrases in ((Sure.MOODY, film.MUTE_MOODY), (Sure.WEAK, film.MUTE)):
        for phrase in phrases.split(", "):
            yield _split(phrase), Entry((), (), sure, mute=True)
    for asks, denied, phrases in film.LENGTHS:
        for phrase in phrases.split(", "):
            yield (phrase,), Entry((asks,), (denied,) if denied else (), Sure.MOODY)


def _tone(tag: str, phrase: str) -> Entry:
    words = phrase.split()
    warnings = {w for w, own in film.WARNINGS.items() if phrase in own.split(", ")}
    denied = (f"no-tone:{tag}", *_WORSE.get(tag, ()), *(f"avoid:{w}" for w in sorted(warnings)))
    if phrase in ("violence", "gore", "blood"):
        denied = tuple(key for key in denied if key.startswith("avoid:"))
    if words[0] in _ORDERS and len(words) > 1:
        return Entry((f"tone:{tag}",), denied, Sure.ORDER)
    return Entry((f"tone:{tag}",), denied, Sure.MOODY if phrase in MOODY else Sure.WEAK)


# Who wants nothing sad wants no tragedy either.
_WORSE = {"tear-jerker": ("no-tone:tragic",), "bleak": ("no-tone:tragic",)}
_ORDERS = frozenset(
    "make give cheer lift help calm take get distract surprise wake thrill excite blow scare "
    "inspire motivate put perk brighten raise settle soothe pump energise energize stir fire mess "
    "pick choose shake improve boost warm relax kick match send keep brighten".split()
)


def _order(phrase: str) -> Sure:
    words = phrase.split()
    if words[0] in _ORDERS and len(words) > 1 and ("me" in words or "us" in words or "my" in words):
        return Sure.ORDER
    return Sure.STRONG if words[0] == "something" else Sure.MOODY


def _genre(genre: str, phrase: str) -> Entry:
    also = film.ALSO.get(phrase, ())
    denied = (
        (f"no-genre:{genre}",)
        if phrase not in film.ALSO or genre != "Romance"
        else ("no-genre:Romance",)
    )
    sure = Sure.WEAK if phrase in film.EVERYDAY else Sure.STRONG
    return Entry((f"genre:{genre}", *also), denied, sure)


def _kinds() -> Iterator[tuple[Phrase, Entry]]:
    for kind, other, phrases in (("film", "series", film.FILM), ("series", "film", film.SERIES)):
        for phrase in phrases.split(", "):
            sure = Sure.WEAK if phrase in film.EVERYDAY else Sure.STRONG
            yield _split(phrase), Entry((f"kind:{kind}",), (f"kind:{other}",), sure)


def _origins() -> Iterator[tuple[Phrase, Entry]]:
    spoken = [(code, name.casefold()) for code, name in LANGUAGES.items() if code != "zxx"]
    spoken += _phrases(film.SPOKEN)
    for code, name in spoken:
        yield _split(name), Entry((f"language:{code}",), (f"no-language:{code}",), Sure.WEAK)
    for code, phrase in _phrases(film.COUNTRIES):
        yield _split(phrase), Entry((f"country:{code}",), (), Sure.WEAK)


def _phrases(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for value, phrases in table.items():
        for phrase in phrases.split(", "):
            yield value, phrase


def _split(phrase: str) -> Phrase:
    return tuple(phrase.split())
