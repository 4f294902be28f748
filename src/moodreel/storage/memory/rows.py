"""What is kept without a database, and how a unit of work changes it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.domain.label import Label
from moodreel.domain.rating import Rating
from moodreel.domain.review import Review

MarkKey = tuple[str, str, FeedbackKind]
RatingKey = tuple[str, str]
ReviewKey = tuple[str, str, str]


@dataclass(slots=True)
class Rows:
    """What is kept: the marks, the labels by their ids, the ratings, and the reviews by
    source, author and film."""

    marks: dict[MarkKey, Feedback] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    ratings: dict[RatingKey, Rating] = field(default_factory=dict)
    reviews: dict[ReviewKey, Review] = field(default_factory=dict)

    def copy(self) -> "Rows":
        """Rows of their own, equal to these."""
        return Rows(dict(self.marks), dict(self.labels), dict(self.ratings), dict(self.reviews))


Change = Callable[[Rows], object]


class Session:
    """A copy of the rows, and what changed for the commit."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.changes: list[Change] = []

    def change(self, change: Change) -> None:
        change(self.rows)
        self.changes.append(change)
