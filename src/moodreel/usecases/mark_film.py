"""A person marks a film as seen, wanted, loved, fitting or not for them, and takes it back."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from moodreel.domain.bounds import check_person, is_storable
from moodreel.domain.feedback import OLD_NAMES, Feedback, FeedbackKind
from moodreel.domain.ports import UnitOfWork
from moodreel.errors import UnknownName
from moodreel.usecases.retried import retried


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A part of the films that a person marked one way, newest first."""

    counts: Mapping[FeedbackKind, int]
    """How many marks of each kind there are in all."""
    marks: tuple[Feedback, ...]


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
    def mark(self, person: str, film: str, kind: str) -> Feedback:
        """Sets the mark, and notes it with the answer that showed the film; setting it twice
        changes nothing. Raises NotFound, UnknownName, BadInput.
        """
        check_person(person)
        mark = Feedback(
            person=person, film_id=self._film_id(film), kind=known_kind(kind), at=self._clock()
        )
        with self._unit_of_work() as work:
            work.feedback.add(mark)
            work.shown.act(person, mark.film_id, mark.kind, mark.at)
            work.commit()
        return mark

    @retried
    def unmark(self, person: str, film: str, kind: str) -> None:
        """Takes the mark back, where there is one; also from a film that left the catalogue, by its
        id. Raises NotFound, UnknownName, BadInput.
        """
        mark = known_kind(kind)
        marked = is_storable(film) and self.among(person, [film])
        film_id = film if marked else self._film_id(film)
        with self._unit_of_work() as work:
            work.feedback.remove(person, film_id, mark)
            work.shown.retract(person, film_id, mark)
            work.commit()

    def marks(self, person: str) -> tuple[Feedback, ...]:
        """All marks of the person, oldest first. Raises BadInput."""
        check_person(person)
        with self._unit_of_work() as work:
            return work.feedback.of(person)

    def shelf(self, person: str, kind: FeedbackKind, limit: int, offset: int = 0) -> Shelf:
        """At most `limit` films marked so from the `offset`-th newest on. Raises BadInput."""
        check_person(person)
        with self._unit_of_work() as work:
            return Shelf(
                counts=work.feedback.counts(person),
                marks=work.feedback.newest(person, kind, limit, offset),
            )

    def among(self, person: str, film_ids: Collection[str]) -> tuple[Feedback, ...]:
        """The person's marks on these films, oldest first. Raises BadInput."""
        check_person(person)
        with self._unit_of_work() as work:
            return work.feedback.among(person, film_ids)


def known_kind(name: str) -> FeedbackKind:
    """The kind of mark of this name, or of a name that it had before. Raises UnknownName."""
    try:
        return OLD_NAMES.get(name) or FeedbackKind(name)
    except ValueError:
        raise UnknownName("mark", name, tuple(FeedbackKind)) from None
