"""Answers that pages come back to: kept in memory for a while, under an address that says nothing.

What is kept is the mood, the filters and the films; and the words that the mood was read from, so
that the person can ask which of them moved it. The words live in this memory and nowhere else, go
with the answer or before it where the person says so, and show in no `repr`.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from secrets import token_urlsafe
from threading import Lock

from moodreel.domain.answer import Recommendation
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.understood import Understood
from moodreel.sensing.explain import Explanation
from moodreel.usecases.make_wish import Wishes

MOST_ANSWERS = 200
# An evening: long enough to choose a film, short enough that nobody finds it the day after.
KEPT_FOR = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Films for one intent, best first: those on show and a few that step in for marked ones."""

    films: tuple[Recommendation, ...]
    note: str = ""
    turn: int = 0
    """How often the person asked for others."""
    chances: Callable[[int], tuple[float, ...]] | None = field(
        default=None, compare=False, repr=False
    )
    """`Answer.chances` of these films."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """One answer as it stands."""

    mood: Mood
    chosen: str | None
    """The chip that the person tapped."""
    wishes: Wishes
    """All that is asked of the films: the filters set, and what the words ask for beside them."""
    rows: Mapping[Intent, Row]
    shown: tuple[str, ...]
    """Ids of the films that rows have shown so far, oldest first; a reserve that never stepped in
    is none of them."""
    note: str = ""
    """What the person should know of how the mood was read."""
    words: str = field(default="", repr=False)
    """What the person typed; empty where nothing was read, where the words are not to be held on to
    (`keep_label.words_of`), and once they have been forgotten."""
    why: Explanation | None = field(default=None, repr=False)
    """Which of the words moved the reading, once that was asked."""
    set_wishes: Wishes = field(default_factory=Wishes)
    """The filters alone."""
    understood: Understood = field(default_factory=Understood, repr=False)
    """What the words ask for."""
    label: str = ""
    """The chip that the words were just kept with, where the person ticked that."""
    order: tuple[Intent, ...] = tuple(Intent)
    """In which the rows stand, from first to last: it must not change under somebody's hands."""
    is_own_order: bool = False
    """Whether it was learned of the person."""
    shows_seen: bool = False
    """Whether films that the person has seen may stand in rows."""
    answer_id: str = ""
    """Under which what is shown is kept: another than the address, because it stands in links."""
    noted: frozenset[str] = frozenset()
    """Ids of the films that are kept as shown."""

    def without_words(self) -> "KeptAnswer":
        """The same answer with the words, and what was said of them, forgotten."""
        understood = self.understood.without_words()
        wishes = replace(self.wishes, about="", without_about=())
        return replace(self, words="", why=None, understood=understood, wishes=wishes)


@dataclass(slots=True)
class _Place:
    """Where an answer is kept, since when and whose, and who may change it now."""

    at: datetime
    person: str | None
    answer: KeptAnswer
    changing: Lock = field(default_factory=Lock)


class AnswerStore:
    """At most `MOST_ANSWERS`, the newest; each forgotten after `KEPT_FOR`. Safe to share between
    threads. Nothing is forgotten without a call: an idle server calls `forget`.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._answers: OrderedDict[str, _Place] = OrderedDict()

    def add(self, answer: KeptAnswer, person: str | None = None) -> str:
        """Keeps the answer for who asked, and gives its id, which cannot be guessed. What nobody in
        particular asked belongs to who has the id.
        """
        key = token_urlsafe(12)
        with self._lock:
            self._answers[key] = _Place(self._clock(), person, answer)
            self._forget()
        return key

    def get(self, key: str, person: str | None = None) -> KeptAnswer | None:
        """The answer, or None where it has been forgotten, never was, or is another person's."""
        place = self._place(key, person)
        return place.answer if place else None

    def update(
        self,
        key: str,
        change: Callable[[KeptAnswer], KeptAnswer],
        person: str | None = None,
    ) -> KeptAnswer | None:
        """Puts what `change` makes of the answer in its place, and gives it; None where there is no
        answer. Its time does not start anew.

        Two that change one answer take turns, so that neither is lost; other answers do not wait.
        """
        place = self._place(key, person)
        if place is None:
            return None
        with place.changing:
            place.answer = change(place.answer)
            return place.answer

    def drop(self, person: str) -> None:
        """Lets go of all that this person asked."""
        with self._lock:
            own = [key for key, place in self._answers.items() if place.person == person]
            for key in own:
                del self._answers[key]

    def forget(self) -> None:
        """Lets go of what is too old."""
        with self._lock:
            self._forget()

    def _place(self, key: str, person: str | None) -> _Place | None:
        with self._lock:
            self._forget()
            place = self._answers.get(key)
        return place if place and place.person in (None, person) else None

    def _forget(self) -> None:
        oldest_kept = self._clock() - KEPT_FOR
        while self._answers:
            oldest = next(iter(self._answers.values()))
            if oldest.at >= oldest_kept and len(self._answers) <= MOST_ANSWERS:
                return
            self._answers.popitem(last=False)
