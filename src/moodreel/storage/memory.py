"""The same contract as the database keeps, without one: for tests and notebooks."""

from threading import Lock
from types import TracebackType
from typing import Self

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.storage.bounds import fitting

Key = tuple[str, str, FeedbackKind]


class MemoryDatabase:
    """Marks that live as long as this object; hands out units of work as `Database` does."""

    def __init__(self) -> None:
        self._marks: dict[Key, Feedback] = {}
        self._lock = Lock()

    def unit_of_work(self) -> "MemoryUnitOfWork":
        """One transaction on these marks."""
        return MemoryUnitOfWork(self)

    def snapshot(self) -> dict[Key, Feedback]:
        """A copy of what is committed."""
        with self._lock:
            return dict(self._marks)

    def apply(self, changes: list[tuple[Key, Feedback | None]]) -> None:
        """Commits changes in their order, all at once; None takes a mark back."""
        with self._lock:
            for key, mark in changes:
                if mark is None:
                    self._marks.pop(key, None)
                else:
                    self._marks.setdefault(key, mark)


class MemoryFeedback:
    """`FeedbackRepository` on a copy of the marks; remembers what changed for the commit."""

    def __init__(self, marks: dict[Key, Feedback]) -> None:
        self._marks = marks
        self.changes: list[tuple[Key, Feedback | None]] = []

    def add(self, feedback: Feedback) -> None:
        """Keeps the mark; setting it again changes nothing, and the first time stays."""
        mark = fitting(feedback)
        key = (mark.person, mark.film_id, mark.kind)
        self._marks.setdefault(key, mark)
        self.changes.append((key, mark))

    def remove(self, person: str, film_id: str, kind: FeedbackKind) -> None:
        """Takes the mark back; nothing happens where there is none."""
        self._marks.pop((person, film_id, kind), None)
        self.changes.append(((person, film_id, kind), None))

    def of(self, person: str) -> tuple[Feedback, ...]:
        """All marks of a person, oldest first; of the same moment, the one that was set first."""
        own = (mark for mark in self._marks.values() if mark.person == person)
        return tuple(sorted(own, key=lambda mark: mark.at))


class MemoryUnitOfWork:
    """One transaction: what is not committed when the block ends is forgotten."""

    def __init__(self, database: MemoryDatabase) -> None:
        self._database = database
        self._feedback: MemoryFeedback | None = None

    @property
    def feedback(self) -> MemoryFeedback:
        """The marks; only inside the block."""
        if self._feedback is None:
            raise RuntimeError("a unit of work is used inside its with block")
        return self._feedback

    def __enter__(self) -> Self:
        if self._feedback is not None:
            raise RuntimeError("a unit of work has one with block at a time")
        self._feedback = MemoryFeedback(self._database.snapshot())
        return self

    def commit(self) -> None:
        """Makes the changes so far last."""
        self._database.apply(self.feedback.changes)
        self._feedback = MemoryFeedback(self._database.snapshot())

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._feedback = None
