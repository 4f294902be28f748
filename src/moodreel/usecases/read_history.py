"""What a person did with films becomes what a query may know of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from moodreel.domain.bounds import check_person
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.feedback import HIDING, Feedback, FeedbackKind
from moodreel.domain.history import History
from moodreel.domain.ports import UnitOfWork

# A film that was only watched says nothing of whether it was liked.
_LIKES = {FeedbackKind.KEPT: True, FeedbackKind.DISMISSED: False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A person, as far as their marks and ratings tell."""

    hidden: frozenset[int] = frozenset()
    """Rows of the films that must not be recommended to them again: seen, rated or dismissed."""
    history: History = field(default_factory=History)


class ReadHistory:
    """Reads marks and ratings in one go; films that left the catalogue since are passed over."""

    def __init__(self, unit_of_work: Callable[[], UnitOfWork], catalogue: Catalogue) -> None:
        self._unit_of_work = unit_of_work
        self._rows = catalogue.rows

    def __call__(self, person: str) -> Past:
        """The person's past. Raises BadInput, Unavailable, CorruptFile."""
        check_person(person)
        with self._unit_of_work() as work:
            marks = [mark for mark in work.feedback.of(person) if mark.film_id in self._rows]
            stars = work.ratings.stars(person, self._rows)
        return past(marks, stars, self._rows)


def past(marks: list[Feedback], stars: Mapping[str, float], rows: Mapping[str, int]) -> Past:
    """The past in marks, oldest first (of kept and dismissed the newer counts), and in stars."""
    likes = {rows[mark.film_id]: _LIKES[mark.kind] for mark in marks if mark.kind in _LIKES}
    rated = {rows[film_id]: given for film_id, given in stars.items()}
    seen = {rows[mark.film_id] for mark in marks if mark.kind in HIDING}
    return Past(hidden=frozenset(seen | rated.keys()), history=History.of(rated, likes))
