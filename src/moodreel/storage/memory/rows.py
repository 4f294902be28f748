"""What is kept without a database, and how a unit of work changes it."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import datetime

from moodreel.domain.account import Account, Token
from moodreel.domain.account import Session as SignedIn
from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.domain.label import Label
from moodreel.domain.preferences import Preferences
from moodreel.domain.rating import Rating
from moodreel.domain.review import Review
from moodreel.domain.shown import Moment, Shown

MarkKey = tuple[str, str, FeedbackKind]
RatingKey = tuple[str, str]
ReviewKey = tuple[str, str, str]
ShownKey = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """Tries at one door: how many, the last, and when the next one counts."""

    tries: int
    last_at: datetime
    next_at: datetime


@dataclass(slots=True)
class Rows:
    """What is kept: marks, labels by their ids, ratings, reviews by source, author and film,
    accounts by their person, sessions and tokens by their ids, tries at doors, preferences by their
    person, moments by their answers, and what was shown by answer and film.
    """

    marks: dict[MarkKey, Feedback] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    ratings: dict[RatingKey, Rating] = field(default_factory=dict)
    reviews: dict[ReviewKey, Review] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    sessions: dict[str, SignedIn] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    attempts: dict[str, Attempts] = field(default_factory=dict)
    preferences: dict[str, Preferences] = field(default_factory=dict)
    moments: dict[str, Moment] = field(default_factory=dict)
    shown: dict[ShownKey, Shown] = field(default_factory=dict)

    def copy(self) -> "Rows":
        """Rows of their own, equal to these."""
        return Rows(**{own.name: dict(getattr(self, own.name)) for own in fields(self)})


Change = Callable[[Rows], object]


class Session:
    """A copy of the rows, and what changed for the commit."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.changes: list[Change] = []

    def change(self, change: Change) -> None:
        change(self.rows)
        self.changes.append(change)
