"""What an answer showed is kept, so that it can be learned from and measured; for a while."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from moodreel.domain.answer import Answer, Recommendation
from moodreel.domain.bounds import is_storable
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.preferences import Preferences
from moodreel.domain.quadrant import quadrant_of
from moodreel.domain.shown import Moment, Shown
from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.usecases.retried import retried

# Rows that one sweep deletes at most, so that no answer waits long for it, and how often one runs.
SWEPT_AT_ONCE = 5_000
_SWEEP_EVERY = timedelta(hours=1)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownList:
    """Films that stood in one list of an answer."""

    intent: Intent
    items: Sequence[tuple[Recommendation, float | None]]
    """With their propensities."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """A part of what was shown to a person, newest first."""

    total: int
    shown: tuple[Shown, ...]


class KeepShown:
    """Writes what was shown and opened; a database that fails costs that and nothing else."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        days: int,
    ) -> None:
        """`new_id` gives a random text; after `days` all goes, and with 0 nothing is kept."""
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._new_id = new_id
        self._days = days
        self._swept: datetime | None = None

    @property
    def days(self) -> int:
        """How long it is kept."""
        return self._days

    def new_id(self) -> str:
        """An id for one answer, which says nothing and opens nothing."""
        return self._new_id()

    def keep_answer(self, person: str, answer_id: str, answer: Answer) -> None:
        """Keeps all films of the answer, with the chance that each had to be in it."""
        n = len(answer.items)
        chances = answer.chances(n) if answer.chances else (None,) * n
        items = list(zip(answer.items, chances, strict=True))
        self.keep(person, answer_id, answer.mood, [ShownList(intent=answer.intent, items=items)])

    def keep(self, person: str, answer_id: str, mood: Mood, lists: Sequence[ShownList]) -> None:
        """Keeps the films; what tells the mood only where one was said and as far as the person
        allows, and never beside a note of care.
        """
        if self._days == 0 or not any(one.items for one in lists):
            return
        try:
            self._keep(person, answer_id, mood, lists)
            self._sweep_now_and_then()
        except (Unavailable, CorruptFile, BadInput) as error:
            _log.warning("what was shown is not kept: %s", error)

    def disown(self, person: str, answer_id: str) -> None:
        """Deletes the mood behind an answer, because the person says that it was another."""
        if self._days == 0:
            return
        try:
            self._remove_moment(person, answer_id)
        except (Unavailable, CorruptFile) as error:
            _log.warning("a mood that was corrected stays: %s", error)

    @retried
    def _remove_moment(self, person: str, answer_id: str) -> None:
        with self._unit_of_work() as work:
            work.moments.remove(person, answer_id)
            work.commit()

    @retried
    def opened(self, person: str, answer_id: str, film_id: str) -> bool:
        """Notes that the film was opened from the answer; whether it was shown there and not opened
        before. Raises Unavailable, CorruptFile.
        """
        if not (is_storable(answer_id) and is_storable(film_id)):
            return False
        with self._unit_of_work() as work:
            found = work.shown.open(person, answer_id, film_id, self._clock())
            work.commit()
        return found

    def page(self, person: str, limit: int, offset: int = 0) -> ShownPage:
        """At most `limit` of what was shown to the person from the `offset`-th newest on."""
        with self._unit_of_work() as work:
            return ShownPage(
                total=work.shown.count(person), shown=work.shown.newest(person, limit, offset)
            )

    def forget_old(self) -> None:
        """Deletes what is too old, a part at a time: for a server, which may have nothing else to
        do. A database that fails is asked again the next time.
        """
        try:
            while self.sweep() >= SWEPT_AT_ONCE:
                pass
        except (Unavailable, CorruptFile) as error:
            _log.warning("what was shown long ago is not deleted: %s", error)

    @retried
    def sweep(self) -> int:
        """Deletes a part of what is too old, and says how much. Raises Unavailable, CorruptFile."""
        before = self._clock() - timedelta(days=self._days)
        with self._unit_of_work() as work:
            n = work.shown.sweep(before, SWEPT_AT_ONCE)
            n += work.moments.sweep(before, SWEPT_AT_ONCE)
            work.commit()
        return n

    def _sweep_now_and_then(self) -> None:
        now = self._clock()
        if self._swept is None or now - self._swept >= _SWEEP_EVERY:
            self._swept = now
            self.sweep()

    @retried
    def _keep(self, person: str, answer_id: str, mood: Mood, lists: Sequence[ShownList]) -> None:
        with self._unit_of_work() as work:
            allowed = work.preferences.of(person)
        if mood.care or mood.unsaid:
            allowed = Preferences(person=person)
        now = self._clock()
        rows = [
            _shown(allowed, answer_id, now, one.intent, item, propensity)
            for one in lists
            for item, propensity in one.items
        ]
        with self._unit_of_work() as work:
            work.shown.add(list({row.film_id: row for row in reversed(rows)}.values())[::-1])
            if allowed.journal or allowed.learning:
                work.moments.add(_moment(allowed, answer_id, now, mood))
            work.commit()


def _shown(
    allowed: Preferences,
    answer_id: str,
    at: datetime,
    intent: Intent,
    item: Recommendation,
    propensity: float | None,
) -> Shown:
    return Shown(
        person=allowed.person,
        answer_id=answer_id,
        film_id=item.film.id,
        rank=item.rank,
        propensity=propensity,
        at=at,
        intent=intent if allowed.journal or allowed.learning else None,
        signals=item.signals if allowed.journal else None,
    )


def _moment(allowed: Preferences, answer_id: str, at: datetime, mood: Mood) -> Moment:
    return Moment(
        person=allowed.person,
        answer_id=answer_id,
        at=at,
        quadrant=quadrant_of(mood.valence, mood.arousal),
        mood=mood if allowed.journal else None,
    )
