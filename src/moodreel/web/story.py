"""What a person did and how they felt, as pages tell it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.shown import RATED
from moodreel.usecases.tell_history import Entry, Told, did
from moodreel.web.views import INTENT_TITLES, Bar, bars, film_address

DEED_WORDS = {
    FeedbackKind.WATCHED: "Seen",
    FeedbackKind.WATCHLIST: "Put on the watchlist",
    FeedbackKind.FAVOURITE: "Made a favourite",
    FeedbackKind.FITS: "Fitted my mood",
    FeedbackKind.DISMISSED: "Not for me",
}
DID_WORDS = {"opened": "looked at", "watched": "seen", "fits": "fitted"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmLink:
    """A film by its title; without an address where it has left the catalogue."""

    title: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One line of history."""

    film: FilmLink
    words: str
    time: str
    mood: Bar | None = field(default=None, repr=False)
    """The leading emotion, where the journal has it."""
    intent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One moment of the journal."""

    day: str
    time: str
    bars: tuple[Bar, ...] = field(repr=False)
    films: tuple[tuple[FilmLink, str, str], ...]
    """With what was done with each, and what it was to do."""


def tellings(told: Sequence[Told], films: Catalogue) -> list[tuple[str, list[Telling]]]:
    """The lines by day, in their order."""
    by_day = groupby(told, key=lambda one: f"{one.deed.at:%-d %B %Y}")
    return [(day, [_telling(one, films) for one in ones]) for day, ones in by_day]


def entries(found: Sequence[Entry], films: Catalogue) -> list[EntryView]:
    """The moments as they stand on the page; one without a mood has no place there."""
    return [_entry(one, one.moment.mood, films) for one in found if one.moment.mood is not None]


def _telling(told: Told, films: Catalogue) -> Telling:
    deed = told.deed
    words = f"{deed.stars:g} stars" if deed.kind == RATED else DEED_WORDS[FeedbackKind(deed.kind)]
    mood = told.moment.mood if told.moment else None
    return Telling(
        film=_link(deed.film_id, films),
        words=words,
        time=f"{deed.at:%H:%M}",
        mood=bars(mood)[0] if mood else None,
        intent=_intent(told.intent),
    )


def _entry(entry: Entry, mood: Mood, films: Catalogue) -> EntryView:
    return EntryView(
        day=f"{entry.moment.at:%-d %B %Y}",
        time=f"{entry.moment.at:%H:%M}",
        bars=bars(mood),
        films=tuple(
            (
                _link(one.film_id, films),
                ", ".join(DID_WORDS[name] for name in did(one)),
                _intent(one.intent),
            )
            for one in entry.used
        ),
    )


def _intent(intent: Intent | None) -> str:
    return INTENT_TITLES[intent][0] if intent else ""


def _link(film_id: str, films: Catalogue) -> FilmLink:
    row = films.rows.get(film_id)
    if row is None:
        return FilmLink(title=film_id, href=None)
    film = films.films[row]
    return FilmLink(title=film.label, href=film_address(film))
