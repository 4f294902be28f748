"""What templates show of films and moods, in words and lengths."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from moodreel.domain.answer import Recommendation
from moodreel.domain.emotion import EMOTIONS, Emotion
from moodreel.domain.feedback import HIDING, FeedbackKind
from moodreel.domain.film import Film
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood, Reading
from moodreel.domain.vocabulary import LANGUAGES, Kind
from moodreel.usecases.make_wish import Wishes
from moodreel.usecases.read_wish import intent_of
from moodreel.web.answers import KeptAnswer, Row
from moodreel.web.palette import leading
from moodreel.web.posters import poster_version
from moodreel.web.rows import N_SHOWN

INTENT_TITLES = {
    Intent.MATCH: ("Stay with it", "Films that feel the way you do."),
    Intent.LIFT: ("Lift me", "Films that leave people in better spirits."),
    Intent.CALM: ("Calm me", "Films that slow the pulse."),
    Intent.STIR: ("Wake me up", "Films that get the blood moving."),
    Intent.SURPRISE: ("Surprise me", "Films that few see coming."),
}
UNSAID_TITLE = ("As you asked", "Films that come closest to your words.")
# Beside a note no film is said to do anything for anybody, and the quiet ones come first.
QUIET_TITLES = {
    Intent.CALM: ("Quieter", ""),
    Intent.LIFT: ("Lighter", ""),
    Intent.SURPRISE: ("Less known", ""),
    Intent.STIR: ("Livelier", ""),
    Intent.MATCH: ("In a similar tone", ""),
}
ASKED_HEADLINE = "Films as you asked."
QUIET_HEADLINE = "Films, whenever you want them."
MARK_WORDS = {
    FeedbackKind.WATCHED: "seen",
    FeedbackKind.WATCHLIST: "to be watched",
    FeedbackKind.FAVOURITE: "a favourite",
    FeedbackKind.FITS: "right for your mood",
    FeedbackKind.DISMISSED: "not for me",
}
SENSOR_WORDS = {
    "text": "Your words sound like",
    "choice": "Your choice",
    "face": "Your face looks like",
}
# Fewer than this is noise that nobody wants to read.
_WORTH_A_BAR, _MOST_BARS = 0.05, 4

Marks = dict[str, frozenset[FeedbackKind]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One emotion and how strongly."""

    emotion: str
    share: float
    """In [0, 1]."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A film as cards and pages show it."""

    id: str
    href: str
    poster: str
    title: str
    years: str
    length: str
    is_series: bool
    genres: str
    emotion: str
    """The leading emotion, for the card's colour."""
    reasons: tuple[str, ...]
    marks: frozenset[FeedbackKind]

    @property
    def picture(self) -> str:
        """Where a poster of others is, or this one in its place."""
        return f"/posters/outside/{quote(self.id, safe='')}"

    @property
    def alt_outside(self) -> str:
        """What such a picture says to who does not see it."""
        return f"Poster of {self.title}, {self.years}"

    @property
    def alt(self) -> str:
        """What the poster says to who does not see it."""
        return f"Poster drawn for {self.title}, {self.years}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row of an answer."""

    intent: str
    title: str
    line: str
    note: str
    cards: tuple[Card, ...]
    marked: tuple[tuple[Card, FeedbackKind], ...]
    """Films that the person marked away from this row."""


def row_views(answer: KeptAnswer, marks: Marks) -> list[RowView]:
    """The rows in the order and under the titles that suit the mood and the person; the one that
    the words ask for first."""
    titles = QUIET_TITLES if answer.mood.care else INTENT_TITLES
    if answer.mood.unsaid:
        titles = {**titles, Intent.MATCH: UNSAID_TITLE}
    asked = None if answer.mood.care else intent_of(answer.understood)
    order = tuple(QUIET_TITLES) if answer.mood.care else answer.order
    away = marked_away(answer, marks)
    return [
        row_view(intent, answer.rows[intent], marks, titles[intent], away)
        for intent in sorted(order, key=lambda intent: intent != asked)
    ]


def marked_away(answer: KeptAnswer, marks: Marks) -> dict[str, frozenset[FeedbackKind]]:
    """The marks that take films out of the answer's rows, by film."""
    hiding = frozenset({FeedbackKind.DISMISSED}) if answer.shows_seen else HIDING
    return {film_id: kinds & hiding for film_id, kinds in marks.items() if kinds & hiding}


def row_view(intent: Intent, row: Row, marks: Marks, told: tuple[str, str], away: Marks) -> RowView:
    """The row without the films that were marked away; reserves step in."""
    cards = [card(item.film, marks, item) for item in row.films]
    here = tuple(c for c in cards if c.id not in away)[:N_SHOWN]
    marked = tuple((c, kind) for c in cards for kind in sorted(away.get(c.id, ())))
    title, line = told
    return RowView(
        intent=intent.value, title=title, line=line, note=row.note, cards=here, marked=marked
    )


def card(film: Film, marks: Marks, item: Recommendation | None = None) -> Card:
    """A film as a card, with reasons where it was recommended."""
    return Card(
        id=film.id,
        href=film_address(film),
        poster=f"/posters/{quote(film.id, safe='')}.svg?v={poster_version(film)}",
        title=film.title,
        years=years(film),
        length=length(film),
        is_series=film.kind is Kind.SERIES,
        genres=", ".join(film.genres[:2]),
        emotion=leading(film.affect)[0].value,
        reasons=tuple(sentence(reason.text) for reason in item.reasons) if item else (),
        marks=marks.get(film.id, frozenset()),
    )


def film_address(film: Film) -> str:
    """Where the film's page is."""
    return f"/films/{quote(film.id, safe='')}"


def years(film: Film) -> str:
    """1999, or 2008-2013 for a series, or 2019- while it runs."""
    if film.kind is Kind.FILM or film.end_year == film.year:
        return str(film.year)
    return f"{film.year}–{film.end_year or ''}"


def length(film: Film) -> str:
    """1 h 44, or 27 min; of an episode, where it is a series."""
    if film.runtime_min is None:
        return ""
    hours, minutes = divmod(film.runtime_min, 60)
    return f"{hours} h {minutes:02d}" if hours else f"{minutes} min"


def language(code: str) -> str:
    """The language's name, or its code where it has none here."""
    return LANGUAGES.get(code, code)


def sentence(text: str) -> str:
    """The text with a capital letter."""
    return text[:1].upper() + text[1:]


def told(error: Exception | None) -> str:
    """An error as a sentence of a page; nothing without one."""
    return sentence(str(error)).removesuffix(".") + "." if error else ""


def bars(mood: Mood | Reading) -> tuple[Bar, ...]:
    """The leading emotions, strongest first: at least one, at most four."""
    ranked = sorted(
        (
            Bar(emotion=e.value, share=float(p))
            for e, p in zip(EMOTIONS, mood.distribution, strict=True)
        ),
        key=lambda bar: -bar.share,
    )
    return (ranked[0], *(bar for bar in ranked[1:_MOST_BARS] if bar.share >= _WORTH_A_BAR))


def headline(mood: Mood, chosen: str | None) -> str:
    """The first thing that an answer says."""
    if chosen:
        return f"You chose {chosen}."
    if mood.care:
        return QUIET_HEADLINE
    if mood.unsaid:
        return ASKED_HEADLINE
    if not mood.sure:
        return "I am not sure how you feel."
    verb = "Looks" if {reading.source for reading in mood.readings} == {"face"} else "Sounds"
    return f"{verb} {guess(mood)}." if _even(mood) else f"{verb} like {mood.leading}."


def guess(mood: Mood) -> str:
    """What the mood most likely is, as it stands in a sentence."""
    return "neither up nor down" if _even(mood) else mood.leading


def _even(mood: Mood) -> bool:
    return mood.leading == Emotion.NEUTRAL


def filter_words(wishes: Wishes) -> tuple[str, ...]:
    """The filters, a few words each."""
    span = {
        (True, True): f"{wishes.year_from} to {wishes.year_to}",
        (True, False): f"from {wishes.year_from}",
        (False, True): f"up to {wishes.year_to}",
    }.get((bool(wishes.year_from), bool(wishes.year_to)), "")
    words = [
        {"film": "films only", "series": "series only"}.get(wishes.kind or "", ""),
        _listed("", wishes.genres),
        _listed("no ", wishes.without_genres),
        span,
        f"at most {wishes.max_minutes} min" if wishes.max_minutes else "",
        _listed("in ", [language(code) for code in wishes.languages]),
        _listed("without ", wishes.avoid),
        "seen ones, too" if wishes.include_seen else "",
    ]
    return tuple(word for word in words if word)


def _listed(before: str, names: Sequence[str] | Collection[str]) -> str:
    return before + " or ".join(names) if names else ""
