"""The marks that people set, without a database."""

from collections import Counter
from collections.abc import Collection

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.storage.bounds import fitting
from moodreel.storage.memory.rows import Session


class MemoryFeedback:
    """`FeedbackRepository` on a session."""

    def __init__(self, session: Session) -> None:
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

    def counts(self, person: str) -> dict[FeedbackKind, int]:
        """How many marks of each kind the person has set; kinds without any are left out."""
        return dict(Counter(mark.kind for mark in self.of(person)))

    def newest(
        self, person: str, kind: FeedbackKind, limit: int, offset: int = 0
    ) -> tuple[Feedback, ...]:
        """At most `limit` marks of this kind from the `offset`-th newest on."""
        own = [mark for mark in self.of(person) if mark.kind is kind]
        return tuple(own[::-1][offset : offset + limit])

    def among(self, person: str, film_ids: Collection[str]) -> tuple[Feedback, ...]:
        """The person's marks on films of these ids, oldest first."""
        wanted = frozenset(film_ids)
        return tuple(mark for mark in self.of(person) if mark.film_id in wanted)
