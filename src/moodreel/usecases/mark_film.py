"""A person marks a film as seen, kept or not for them, and takes it back."""

from collections.abc import Callable
from datetime import datetime

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.domain.ports import UnitOfWork
from moodreel.errors import UnknownName
from moodreel.usecases.retried import retried


class MarkFilm:
    """Writes marks, one transaction each, and reads them."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        film_id: Callable[[str], str],
        clock: Callable[[], datetime],
    ) -> None:
        """`film_id` gives the id for an id or a title; it forgives no slips."""
        self._unit_of_work = unit_of_work
        self._film_id = film_id
        self._clock = clock

    @retried
    def mark(self, person: str, film: str, kind: str) -> None:
        """Sets the mark; setting it twice changes nothing. Raises NotFound, UnknownName."""
        feedback = Feedback(
            person=person, film_id=self._film_id(film), kind=known_kind(kind), at=self._clock()
        )
        with self._unit_of_work() as work:
            work.feedback.add(feedback)
            work.commit()

    @retried
    def unmark(self, person: str, film: str, kind: str) -> None:
        """Takes the mark back, where there is one; also from a film that left the catalogue, by its
        id. Raises NotFound, UnknownName.
        """
        mark = known_kind(kind)
        marked = {own.film_id for own in self.marks(person)}
        film_id = film if film in marked else self._film_id(film)
        with self._unit_of_work() as work:
            work.feedback.remove(person, film_id, mark)
            work.commit()

    def marks(self, person: str) -> tuple[Feedback, ...]:
        """All marks of the person, oldest first."""
        with self._unit_of_work() as work:
            return work.feedback.of(person)


def known_kind(name: str) -> FeedbackKind:
    """The kind of mark of this name. Raises UnknownName."""
    try:
        return FeedbackKind(name)
    except ValueError:
        raise UnknownName("mark", name, tuple(FeedbackKind)) from None
