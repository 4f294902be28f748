"""What two films share, in words a person can check."""

import re

from moodreel.domain.film import Film
from moodreel.recommending.content import words

_NAME = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][a-zà-ÿ]{3,}\b")
_MOST = 3


def in_common(film: Film, other: Film) -> str:
    """ "whimsical, romantic, with Audrey Tautou": tags, then people, places, genres, words; at most
    three kinds of things, or nothing.
    """
    parts = [
        ", ".join(_shared(film.tags, other.tags)[:_MOST]),
        _people(film, other),
        _places(film, other),
    ]
    if not any(parts):
        parts = [
            ", ".join(_shared(film.genres, other.genres)[:_MOST]),
            _phrase("about", _shared(words(film.synopsis), words(other.synopsis))[:2]),
        ]
    return ", ".join(part for part in parts if part)


def _people(film: Film, other: Film) -> str:
    directed = _shared(film.directors, other.directors)
    acted = [name for name in _shared(film.cast, other.cast) if name not in directed]
    parts = (_phrase("by", directed[:1]), _phrase("with", acted[:2]))
    return ", ".join(part for part in parts if part)


def _places(film: Film, other: Film) -> str:
    """Names inside both synopses (Paris, Christmas); not those of the people in the casts."""
    named = {part for who in (*film.cast, *other.cast) for part in who.split()}
    shared = _shared(_NAME.findall(film.synopsis), _NAME.findall(other.synopsis))
    return _phrase("speaking of", [name for name in shared if name not in named][:2])


def _shared(own: list[str] | tuple[str, ...], others: list[str] | tuple[str, ...]) -> list[str]:
    return [item for item in dict.fromkeys(own) if item in others]


def _phrase(word: str, names: list[str]) -> str:
    return f"{word} {' and '.join(names)}" if names else ""
