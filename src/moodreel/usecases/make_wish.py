"""What a person typed or ticked becomes a `Wish`: every name checked, every title found."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from moodreel.domain.query import Wish
from moodreel.domain.vocabulary import GENRES, LANGUAGES, TAGS, WARNINGS, Kind
from moodreel.errors import BadInput, UnknownName

MAX_TITLES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The filters, and what the film shall be like, as words, before anything is checked."""

    kind: str | None = None
    genres: Sequence[str] = ()
    together: Sequence[Sequence[str]] = ()
    """Sets of genres, of one of which it shall have all."""
    without_genres: Sequence[str] = ()
    year_from: int | None = None
    year_to: int | None = None
    max_minutes: int | None = None
    min_minutes: int | None = None
    languages: Sequence[str] = ()
    without_languages: Sequence[str] = ()
    countries: Sequence[str] = ()
    """ISO 3166 codes of main countries."""
    avoid: Sequence[str] = ()
    tones: Sequence[str] = ()
    """Tags that the film shall have; no filter, but heard above the mood."""
    without_tones: Sequence[str] = ()
    people: Sequence[str] = ()
    """Names of people who made it or play in it, all of them."""
    like: Sequence[str] = ()
    """Titles or ids of films to be like."""
    exclude: Sequence[str] = ()
    """Titles or ids of films to leave out."""
    about: str = field(default="", repr=False)
    """What it shall be about, in free words."""
    without_about: Sequence[str] = field(default=(), repr=False)
    include_seen: bool | None = None
    """Whether films that the person has seen may come, too; None is what they usually want."""


def make_wish(
    wishes: Wishes,
    find: Callable[[str], int],
    languages: Iterable[str],
    credits: Callable[[str], Iterable[int]] = lambda _: (),  # noqa: A002
) -> Wish:
    """The wish behind these words.

    `find` turns a title into a catalogue row, `languages` are the codes that the catalogue has,
    `credits` gives the rows of a person's films. What it shall be about is left to who knows what
    films are about. Raises UnknownName with the nearest names, NotFound with the nearest titles,
    and BadInput for numbers that `Wish` refuses.
    """
    if len(wishes.like) + len(wishes.exclude) > MAX_TITLES:
        raise BadInput(f"expected at most {MAX_TITLES} titles to be like or to leave out")
    kind = _known("kind", wishes.kind, tuple(Kind)) if wishes.kind is not None else None
    codes = sorted(languages)
    return Wish(
        kind=Kind(kind) if kind else None,
        genres=_all_known("genre", wishes.genres, GENRES),
        together=tuple(_all_known("genre", names, GENRES) for names in wishes.together),
        without_genres=_all_known("genre", wishes.without_genres, GENRES),
        year_from=wishes.year_from,
        year_to=wishes.year_to,
        max_minutes=wishes.max_minutes,
        min_minutes=wishes.min_minutes,
        languages=frozenset(_language(name, codes) for name in wishes.languages),
        without_languages=frozenset(_language(name, codes) for name in wishes.without_languages),
        countries=frozenset(code.strip().upper() for code in wishes.countries),
        avoid=_all_known("warning", wishes.avoid, WARNINGS),
        like=tuple(dict.fromkeys(find(title) for title in wishes.like)),
        exclude=frozenset(find(title) for title in wishes.exclude),
        only=_of_all(wishes.people, credits),
        tones=tuple(dict.fromkeys(_known("tone", tone, TAGS) for tone in wishes.tones)),
        without_tones=_all_known("tone", wishes.without_tones, TAGS),
    )


def _of_all(
    people: Sequence[str],
    credits: Callable[[str], Iterable[int]],  # noqa: A002
) -> frozenset[int] | None:
    """The rows in which all of them took part; None where nobody is named."""
    each = [frozenset(credits(name)) for name in people]
    return frozenset.intersection(*each) if each else None


def _all_known(what: str, names: Sequence[str], allowed: Sequence[str]) -> frozenset[str]:
    return frozenset(_known(what, name, allowed) for name in names)


def _known(what: str, name: str, allowed: Sequence[str]) -> str:
    folded = {known.casefold(): known for known in allowed}
    try:
        return folded[name.strip().casefold()]
    except KeyError:
        raise UnknownName(what, name, allowed) from None


def _language(name: str, codes: Sequence[str]) -> str:
    """The code for a code or an English name of a language."""
    folded = name.strip().casefold()
    by_name = {LANGUAGES[code].casefold(): code for code in codes if code in LANGUAGES}
    if folded in codes:
        return folded
    if folded in by_name:
        return by_name[folded]
    raise UnknownName("language", name, (*sorted(by_name), *codes))
