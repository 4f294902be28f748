"""A person says what may be kept and learned of them, and what they take back goes at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from moodreel.domain.bounds import check_person
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.preferences import Preferences
from moodreel.errors import SwitchedOff
from moodreel.usecases.retried import retried

KEEPS_NOTHING = (
    "there is no journal and no learning here, because who runs this moodreel keeps no answers "
    "(MOODREEL_KEEP_SHOWN_DAYS=0)"
)


class SetPreferences:
    """Reads and writes preferences; what is no longer allowed is deleted in the same step."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        clock: Callable[[], datetime],
        days: int,
    ) -> None:
        """`days` is how long answers are kept; with 0 there is nothing to allow."""
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._days = days

    def of(self, person: str) -> Preferences:
        """The person's, or those of somebody who has said nothing. Raises BadInput."""
        check_person(person)
        with self._unit_of_work() as work:
            return work.preferences.of(person)

    @retried
    def change(
        self,
        person: str,
        *,
        journal: bool | None = None,
        learning: bool | None = None,
        hide_seen: bool | None = None,
    ) -> Preferences:
        """Changes what is not None. A journal that is switched off is deleted, and so is what was
        learned from; learning that is switched on starts now. Raises BadInput, SwitchedOff.
        """
        check_person(person)
        if self._days == 0 and (journal or learning):
            raise SwitchedOff(KEEPS_NOTHING)
        # Read where it is written: what somebody forbids meanwhile must not be allowed again.
        with self._unit_of_work() as work:
            before = work.preferences.of(person)
            after = replace(
                before,
                journal=before.journal if journal is None else journal,
                learning=before.learning if learning is None else learning,
                hide_seen=before.hide_seen if hide_seen is None else hide_seen,
            )
            if after.learning and not before.learning:
                after = replace(after, learning_since=self._clock())
            work.preferences.put(after)
            forget(work, after)
            work.commit()
        return after

    @retried
    def forget_learned(self, person: str) -> None:
        """What was learned so far counts no more; without a journal it is deleted. Raises BadInput.

        The journal keeps its own: it goes with the journal.
        """
        check_person(person)
        with self._unit_of_work() as work:
            after = replace(work.preferences.of(person), learning_since=self._clock())
            work.preferences.put(after)
            forget(work, replace(after, learning=False))
            work.commit()

    @retried
    def forget_journal(self, person: str) -> int:
        """Deletes the journal so far and says how many moods it held. Raises BadInput."""
        allowed = self.of(person)
        with self._unit_of_work() as work:
            n = work.moments.forget_moods(person)
            forget(work, replace(allowed, journal=False))
            work.commit()
        return n


def forget(work: UnitOfWork, allowed: Preferences) -> None:
    """Deletes what these preferences do not allow to be kept."""
    person = allowed.person
    if not allowed.journal:
        work.moments.forget_moods(person)
        work.shown.forget_signals(person)
    if not (allowed.journal or allowed.learning):
        work.moments.forget(person)
        work.shown.forget_intents(person)
