"""What a person typed or ticked becomes a `Wish`: every name checked, every title found."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from moodreel.domain.query import Wish
from moodreel.domain.vocabulary import GENRES, LANGUAGES, WARNINGS, Kind
from moodreel.errors import BadInput, UnknownName

MAX_TITLES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The filters as words, before anything is checked."""

    kind: str | None = None
    genres: Sequence[str] = ()
    without_genres: Sequence[str] = ()
    year_from: int | None = None
    year_to: int | None = None
    max_minutes: int | None = None
    languages: Sequence[str] = ()
    avoid: Sequence[str] = ()
    like: Sequence[str] = ()
    """Titles or ids of films to be like."""
    exclude: Sequence[str] = ()
    """Titles or ids of films to leave out."""


def make_wish(wishes: Wishes, find: Callable[[str], int], languages: Iterable[str]) -> Wish:
    """The wish behind these words.

    `find` turns a title into a catalogue row, `languages` are the codes that the catalogue has.
    Raises UnknownName with the nearest names, NotFound with the nearest titles, and BadInput for
    numbers that `Wish` refuses.
    """
    if len(wishes.like) + len(wishes.exclude) > MAX_TITLES:
        raise BadInput(f"expected at most {MAX_TITLES} titles to be like or to leave out")
    kind = _known("kind", wishes.kind, tuple(Kind)) if wishes.kind is not None else None
    return Wish(
        kind=Kind(kind) if kind else None,
        genres=_all_known("genre", wishes.genres, GENRES),
        without_genres=_all_known("genre", wishes.without_genres, GENRES),
        year_from=wishes.year_from,
        year_to=wishes.year_to,
        max_minutes=wishes.max_minutes,
        languages=frozenset(_language(name, sorted(languages)) for name in wishes.languages),
        avoid=_all_known("warning", wishes.avoid, WARNINGS),
        like=tuple(dict.fromkeys(find(title) for title in wishes.like)),
        exclude=frozenset(find(title) for title in wishes.exclude),
    )


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
