"""What a person did with a film."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FeedbackKind(StrEnum):
    """The marks that a person can set on a film, and take back."""

    WATCHED = "watched"
    KEPT = "kept"
    DISMISSED = "dismissed"


# Films with one of these marks are not recommended again.
HIDING: frozenset[FeedbackKind] = frozenset({FeedbackKind.WATCHED, FeedbackKind.DISMISSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One mark. A person has each kind of mark on a film at most once."""

    person: str
    film_id: str
    kind: FeedbackKind
    at: datetime
    """Aware UTC time."""
