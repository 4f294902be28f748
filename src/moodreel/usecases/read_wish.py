"""Words are understood: what they ask of films, and the feeling that is left."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from moodreel.domain.understood import Asks, Understood
from moodreel.domain.vocabulary import LANGUAGES
from moodreel.recommending.wish.read import read_search, read_wish
from moodreel.recommending.wish.scan import Names
from moodreel.usecases.make_wish import Wishes


class ReadWish:
    """Reads words over the names of one catalogue; keeps nothing of them."""

    def __init__(
        self, names: Callable[[], Names], languages: Callable[[], Iterable[str]],
        clock: Callable[[], datetime],
    ) -> None:  # fmt: skip
        """`languages` are the codes that the catalogue has."""
        self._names = names
        self._languages = languages
        self._clock = clock

    def __call__(self, text: str) -> Understood:
        """What the words ask of films, and what is left to be read as a feeling. Raises BadInput
        where there is more text than anybody reads."""
        return self._known(read_wish(text, self._names(), self._clock().year))

    def search(self, text: str) -> Understood:
        """The same of what is typed into a search, all of which is asked of films."""
        return self._known(read_search(text, self._names(), self._clock().year))

    def _known(self, understood: Understood) -> Understood:
        """Without languages that no film is in: a wish for them is told as what it is about."""
        codes = set(self._languages())
        parts = tuple(
            replace(part, asks=Asks.ABOUT, value=LANGUAGES.get(part.value, part.value))
            if part.asks is Asks.LANGUAGE and part.value not in codes
            else part
            for part in understood.parts
            if part.asks is not Asks.NO_LANGUAGE or part.value in codes
        )
        return replace(understood, parts=parts)


def wishes_of(understood: Understood, beside: Wishes | None = None) -> Wishes:
    """The wishes in the words, where the person set no filter of that sort `beside` them."""
    said = Wishes(
        kind=_one(understood, Asks.KIND),
        genres=understood.values(Asks.GENRE),
        together=_together(understood),
        without_genres=understood.values(Asks.NO_GENRE),
        year_from=_number(understood, Asks.FROM),
        year_to=_number(understood, Asks.TO),
        max_minutes=_number(understood, Asks.MAX),
        min_minutes=_number(understood, Asks.MIN),
        languages=understood.values(Asks.LANGUAGE),
        without_languages=understood.values(Asks.NO_LANGUAGE),
        countries=understood.values(Asks.COUNTRY),
        avoid=understood.values(Asks.AVOID),
        tones=understood.values(Asks.TONE),
        without_tones=understood.values(Asks.NO_TONE),
        people=understood.values(Asks.PERSON),
        like=understood.values(Asks.LIKE),
        exclude=understood.values(Asks.EXCLUDE),
        about=", ".join(understood.values(Asks.ABOUT)),
        without_about=understood.values(Asks.NO_ABOUT),
    )
    return said if beside is None else _joined(said, beside)


# What adds up; of all else what was set beside the words wins.
_ADDED = frozenset("without_genres avoid without_tones like exclude without_about".split())


def _joined(said: Wishes, beside: Wishes) -> Wishes:
    chosen: dict[str, object] = {}
    for name in Wishes.__dataclass_fields__:
        own = getattr(beside, name)
        if name in _ADDED:
            chosen[name] = (*own, *(item for item in getattr(said, name) if item not in own))
        elif own not in (None, (), []) and (name, own) != ("about", ""):
            chosen[name] = own
    if beside.genres:
        chosen["together"] = beside.together
    years = (beside.year_from, beside.year_to)
    if any(year is not None for year in years):
        chosen["year_from"], chosen["year_to"] = years
    return replace(said, **chosen)  # type: ignore[arg-type]


def intent_of(understood: Understood) -> str | None:
    """The intent that the words name, if they do."""
    return _one(understood, Asks.INTENT)


def _together(understood: Understood) -> tuple[tuple[str, ...], ...]:
    """Genres that were said in one breath ("horror comedy", "romcom"), each such set."""
    said: dict[str, list[str]] = {}
    for part in understood.parts:
        if part.asks is Asks.GENRE:
            said.setdefault(part.said or part.key, []).append(part.value)
    return tuple(map(tuple, said.values())) if any(len(own) > 1 for own in said.values()) else ()


def _one(understood: Understood, asks: Asks) -> str | None:
    return next(iter(understood.values(asks)), None)


def _number(understood: Understood, asks: Asks) -> int | None:
    value = _one(understood, asks)
    return int(value) if value is not None else None
