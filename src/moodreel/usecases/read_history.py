"""What a person did with films becomes what a query may know of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from moodreel.domain.bounds import check_person
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.feedback import SEEN, Feedback, FeedbackKind
from moodreel.domain.history import History
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.preferences import Preferences

# Who wants to see a film likes what is known of it. A film that was only watched, or right for one
# evening's mood, says nothing of what they like.
_LIKES = {
    FeedbackKind.FAVOURITE: True,
    FeedbackKind.WATCHLIST: True,
    FeedbackKind.DISMISSED: False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A person, as far as their marks and ratings tell."""

    seen: frozenset[int] = frozenset()
    """Rows of the films that they have watched, rated or have as favourites."""
    dismissed: frozenset[int] = frozenset()
    """Rows of the films that must never be recommended to them."""
    hide_seen: bool = True
    """Whether what they have seen stays away unless they ask for it."""
    history: History = field(default_factory=History)

    @property
    def hidden(self) -> frozenset[int]:
        """Rows of the films that stay away where nothing else is asked for."""
        return self.hidden_from(None)

    def hidden_from(self, include_seen: bool | None) -> frozenset[int]:
        """Rows of the films that stay away from this question; None asks for what is usual."""
        shows = not self.hide_seen if include_seen is None else include_seen
        return self.dismissed if shows else self.dismissed | self.seen


class ReadHistory:
    """Reads marks, ratings and preferences in one go; films that left the catalogue since are
    passed over.
    """

    def __init__(self, unit_of_work: Callable[[], UnitOfWork], catalogue: Catalogue) -> None:
        self._unit_of_work = unit_of_work
        self._rows = catalogue.rows

    def __call__(self, person: str) -> Past:
        """The person's past. Raises BadInput, Unavailable, CorruptFile."""
        check_person(person)
        with self._unit_of_work() as work:
            marks = [mark for mark in work.feedback.of(person) if mark.film_id in self._rows]
            stars = work.ratings.stars(person, self._rows)
            preferences = work.preferences.of(person)
        return past(marks, stars, preferences, self._rows)


def past(
    marks: Sequence[Feedback],
    stars: Mapping[str, float],
    preferences: Preferences,
    rows: Mapping[str, int],
) -> Past:
    """The past in marks, oldest first (of likes and dislikes the newest counts), and in stars."""
    likes = {rows[mark.film_id]: _LIKES[mark.kind] for mark in marks if mark.kind in _LIKES}
    rated = {rows[film_id]: given for film_id, given in stars.items()}
    seen = frozenset(rows[mark.film_id] for mark in marks if mark.kind in SEEN)
    wanted = {rows[mark.film_id] for mark in marks if mark.kind is FeedbackKind.WATCHLIST}
    return Past(
        seen=seen | rated.keys(),
        dismissed=frozenset(
            rows[mark.film_id] for mark in marks if mark.kind is FeedbackKind.DISMISSED
        ),
        hide_seen=preferences.hide_seen,
        history=History.of(rated, likes, frozenset(wanted - seen - rated.keys())),
    )
