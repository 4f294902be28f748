"""The same contract as the database keeps, without one: for tests and notebooks."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from threading import Lock
from types import TracebackType
from typing import Self

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.domain.label import Label
from moodreel.domain.rating import Rating
from moodreel.storage.bounds import fitting, fitting_label, fitting_rating

MarkKey = tuple[str, str, FeedbackKind]
RatingKey = tuple[str, str]


@dataclass(slots=True)
class Rows:
    """What is kept: the marks, the labels by their ids, and the ratings."""

    marks: dict[MarkKey, Feedback] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    ratings: dict[RatingKey, Rating] = field(default_factory=dict)

    def copy(self) -> "Rows":
        """Rows of their own, equal to these."""
        return Rows(dict(self.marks), dict(self.labels), dict(self.ratings))


Change = Callable[[Rows], object]


class MemoryDatabase:
    """Rows that live as long as this object; hands out units of work as `Database` does."""

    def __init__(self) -> None:
        self._rows = Rows()
        self._lock = Lock()

    def unit_of_work(self) -> "MemoryUnitOfWork":
        """One transaction on these rows."""
        return MemoryUnitOfWork(self)

    def snapshot(self) -> Rows:
        """A copy of what is committed."""
        with self._lock:
            return self._rows.copy()

    def apply(self, changes: list[Change]) -> None:
        """Commits changes in their order, all at once."""
        with self._lock:
            for change in changes:
                change(self._rows)


class _Session:
    """A copy of the rows, and what changed for the commit."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.changes: list[Change] = []

    def change(self, change: Change) -> None:
        change(self.rows)
        self.changes.append(change)


class MemoryFeedback:
    """`FeedbackRepository` on a session."""

    def __init__(self, session: _Session) -> None:
        self._session = session

    def add(self, feedback: Feedback) -> None:
        """Keeps the mark; setting it again changes nothing, and the first time stays."""
        mark = fitting(feedback)
        key = (mark.person, mark.film_id, mark.kind)
        self._session.change(lambda rows: rows.marks.setdefault(key, mark))

    def remove(self, person: str, film_id: str, kind: FeedbackKind) -> None:
        """Takes the mark back; nothing happens where there is none."""
        self._session.change(lambda rows: rows.marks.pop((person, film_id, kind), None))

    def of(self, person: str) -> tuple[Feedback, ...]:
        """All marks of a person, oldest first; of the same moment, the one that was set first."""
        own = (mark for mark in self._session.rows.marks.values() if mark.person == person)
        return tuple(sorted(own, key=lambda mark: mark.at))


class MemoryLabels:
    """`LabelRepository` on a session."""

    def __init__(self, session: _Session) -> None:
        self._session = session

    def add(self, label: Label) -> None:
        """Keeps the label in place of an earlier one of the person on the same words."""
        own = fitting_label(label)

        def keep(rows: Rows) -> None:
            _drop(rows, lambda other: (other.person, other.text) == (own.person, own.text))
            rows.labels[own.label_id] = own

        self._session.change(keep)

    def remove(self, person: str, label_id: str) -> bool:
        """Deletes the person's label; whether there was one."""
        return self._remove(lambda own: (own.person, own.label_id) == (person, label_id)) > 0

    def remove_all(self, person: str) -> int:
        """Deletes all labels of a person and says how many there were."""
        return self._remove(lambda own: own.person == person)

    def of(self, person: str) -> tuple[Label, ...]:
        """All labels of a person, oldest first; of the same moment, the one that was kept first."""
        own = (label for label in self._session.rows.labels.values() if label.person == person)
        return tuple(sorted(own, key=lambda label: label.at))

    def _remove(self, which: Callable[[Label], bool]) -> int:
        before = len(self._session.rows.labels)
        self._session.change(lambda rows: _drop(rows, which))
        return before - len(self._session.rows.labels)


def _drop(rows: Rows, which: Callable[[Label], bool]) -> None:
    rows.labels = {key: label for key, label in rows.labels.items() if not which(label)}


class MemoryRatings:
    """`RatingRepository` on a session."""

    def __init__(self, session: _Session) -> None:
        self._session = session

    def put(self, rating: Rating) -> None:
        """Keeps the rating in place of an earlier one of the film; the same stars again change
        nothing, and the first time stays.
        """
        own = fitting_rating(rating)

        def keep(rows: Rows) -> None:
            before = rows.ratings.get((own.person, own.film_id))
            if before is None or before.stars != own.stars:
                rows.ratings[own.person, own.film_id] = own

        self._session.change(keep)

    def remove(self, person: str, film_id: str) -> bool:
        """Takes the rating back; whether there was one."""
        found = (person, film_id) in self._session.rows.ratings
        self._session.change(lambda rows: rows.ratings.pop((person, film_id), None))
        return found

    def count(self, person: str) -> int:
        """How many films the person has rated."""
        return len(self._of(person))

    def newest(self, person: str, limit: int, offset: int = 0) -> tuple[Rating, ...]:
        """At most `limit` ratings of a person from the `offset`-th newest on."""
        oldest_first = sorted(self._of(person), key=lambda rating: rating.at)
        return tuple(oldest_first[::-1][offset : offset + limit])

    def stars(self, person: str, among: Collection[str]) -> dict[str, float]:
        """The stars that the person gave films of these ids."""
        wanted = frozenset(among)
        return {own.film_id: own.stars for own in self._of(person) if own.film_id in wanted}

    def everyone(self) -> tuple[Rating, ...]:
        """All ratings of all people, in no order."""
        return tuple(self._session.rows.ratings.values())

    def _of(self, person: str) -> list[Rating]:
        return [own for own in self._session.rows.ratings.values() if own.person == person]


class MemoryUnitOfWork:
    """One transaction: what is not committed when the block ends is forgotten."""

    def __init__(self, database: MemoryDatabase) -> None:
        self._database = database
        self._session: _Session | None = None

    @property
    def feedback(self) -> MemoryFeedback:
        """The marks; only inside the block."""
        return MemoryFeedback(self._open())

    @property
    def labels(self) -> MemoryLabels:
        """The words kept; only inside the block."""
        return MemoryLabels(self._open())

    @property
    def ratings(self) -> MemoryRatings:
        """The stars given; only inside the block."""
        return MemoryRatings(self._open())

    def __enter__(self) -> Self:
        if self._session is not None:
            raise RuntimeError("a unit of work has one with block at a time")
        self._session = _Session(self._database.snapshot())
        return self

    def commit(self) -> None:
        """Makes the changes so far last."""
        self._database.apply(self._open().changes)
        self._session = _Session(self._database.snapshot())

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._session = None

    def _open(self) -> _Session:
        if self._session is None:
            raise RuntimeError("a unit of work is used inside its with block")
        return self._session
