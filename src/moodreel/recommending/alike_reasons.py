"""Why two films are alike, in sentences that a person can check on both."""

from collections.abc import Callable, Sequence

import numpy as np

from moodreel.domain.answer import Reason
from moodreel.domain.emotion import EMOTIONS
from moodreel.domain.film import Film
from moodreel.recommending.in_common import people, places, shared, shared_words
from moodreel.recommending.mood_sentence import leaves

_MOST = 3
_MOST_TAGS = 3
# From here on a film evokes an emotion in most people (docs/catalogue.md: 0.5 is clearly felt).
_FELT = 0.5


def reasons(film: Film, other: Film, rare: Callable[[str], bool]) -> tuple[Reason, ...]:
    """At most three: who made both, what both tell of (by words that are `rare`), in which tone,
    how both leave people; of two films that share none of these, their genres.
    """
    told = [
        ("person", _both(people(film, other))),
        ("meaning", _both(_told_of(film, other, rare))),
        ("tag", _both(_listed(shared(film.tags, other.tags)[:_MOST_TAGS]))),
        ("affect", _leave(film, other)),
    ]
    found = [Reason(signal=signal, text=text) for signal, text in told if text][:_MOST]
    if not found and (genres := _listed(shared(film.genres, other.genres))):
        found = [Reason(signal="genre", text=f"both {genres.lower()}")]
    return tuple(found)


def _both(what: str) -> str:
    return f"both {what}" if what else ""


def _told_of(film: Film, other: Film, rare: Callable[[str], bool]) -> str:
    """Places and telling words that stand in both synopses."""
    words = [word for word in shared_words(film, other) if rare(word)][:_MOST_TAGS]
    return places(film, other) or (f"mention {_listed(words)}" if words else "")


def _leave(film: Film, other: Film) -> str:
    """ "both leave most people glad, with joy and love on the way": where both do the same."""
    after = leaves(film.affect.valence)
    if after != leaves(other.affect.valence):
        return ""
    least = np.minimum(film.affect.evokes, other.affect.evokes)[:-1]
    felt = [EMOTIONS[i].value for i in np.argsort(-least, kind="stable")[:2] if least[i] >= _FELT]
    with_ = f", with {' and '.join(felt)} on the way" if felt else ""
    return f"both leave most people {after}{with_}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else "".join(names)
