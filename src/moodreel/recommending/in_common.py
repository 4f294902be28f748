"""What two films share, in words a person can check."""

import re
from collections.abc import Sequence

from moodreel.domain.film import Film
from moodreel.recommending.content import words

_NAME = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][a-zà-ÿ]{3,}\b")
_MOST = 3
# Words of synopses that say nothing of what a film is about.
_SAY_LITTLE = frozenset(
    "man woman men women young old little first last new years year day days time life world back "
    "away down never ever still own next come comes gets goes takes make makes made keep keeps get "
    "take finds find turns another three four five half way knows know wants want thing things "
    "something nobody everyone somebody everybody anyone like much many made must may might "
    "people without there here now long good great high pulls "
    "pull slow lie lies going opposite grow grows seven run runs".split()
)


def in_common(film: Film, other: Film) -> str:
    """ "whimsical, romantic, with Audrey Tautou": tags, then people, places, genres, words; at most
    three kinds of things, or nothing.
    """
    parts = [", ".join(shared(film.tags, other.tags)[:_MOST]), people(film, other)]
    parts.append(places(film, other))
    if not any(parts):
        parts = [
            ", ".join(shared(film.genres, other.genres)[:_MOST]),
            _phrase("about", shared_words(film, other)[:2]),
        ]
    return ", ".join(part for part in parts if part)


def people(film: Film, other: Film) -> str:
    """ "by Sofia Coppola, with Bill Murray": at most three of them."""
    directed = shared(film.directors, other.directors)
    acted = [name for name in shared(film.cast, other.cast) if name not in directed]
    parts = (_phrase("by", directed[:1]), _phrase("with", acted[:2]))
    return ", ".join(part for part in parts if part)


def places(film: Film, other: Film) -> str:
    """Names inside both synopses (Paris, Christmas); not those of the people in the casts."""
    named = {part for who in (*film.cast, *other.cast) for part in who.split()}
    own = shared(_NAME.findall(film.synopsis), _NAME.findall(other.synopsis))
    return _phrase("speaking of", [name for name in own if name not in named][:2])


def shared_words(film: Film, other: Film) -> list[str]:
    """Words of weight in both synopses, as the second has them; one and many are the same."""
    named = {name.casefold() for name in _NAME.findall(f"{film.synopsis} {other.synopsis}")}
    own = {singular(word) for word in words(film.synopsis)} - _SAY_LITTLE - named
    found = {singular(word): word for word in reversed(words(other.synopsis))}
    return [word for key, word in reversed(found.items()) if key in own]


def singular(word: str) -> str:
    """ "spirits" and "spirit" are one; a rule of thumb for comparing, not for showing."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
    return word[:-1] if plural else word


def shared(own: Sequence[str], others: Sequence[str]) -> list[str]:
    """What is in both, in the order of the first."""
    return [item for item in dict.fromkeys(own) if item in others]


def _phrase(word: str, names: list[str]) -> str:
    return f"{word} {' and '.join(names)}" if names else ""
