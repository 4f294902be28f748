"""What a person did with a film."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FeedbackKind(StrEnum):
    """The marks that a person can set on a film, and take back."""

    WATCHED = "watched"
    WATCHLIST = "watchlist"
    """To be seen some time."""
    FAVOURITE = "favourite"
    """Seen, and loved."""
    FITS = "fits"
    """The film that was right for the mood."""
    DISMISSED = "dismissed"
    """Not for this person: never to be recommended to them."""


# What marks were called before, and programs may still say.
OLD_NAMES = {"kept": FeedbackKind.WATCHLIST}

# Marks of films that the person has seen.
SEEN: frozenset[FeedbackKind] = frozenset({FeedbackKind.WATCHED, FeedbackKind.FAVOURITE})

# Films with one of these marks are not recommended again, unless those seen are asked for.
HIDING: frozenset[FeedbackKind] = SEEN | {FeedbackKind.DISMISSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One mark. A person has each kind of mark on a film at most once."""

    person: str
    film_id: str
    kind: FeedbackKind
    at: datetime
    """Aware UTC time."""
