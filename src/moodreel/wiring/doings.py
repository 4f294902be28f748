"""What people allow, what answers showed them and what is learned of that."""

from collections.abc import Callable
from datetime import datetime
from secrets import token_urlsafe

from moodreel.domain.lazy import lazy
from moodreel.domain.ports import UnitOfWork
from moodreel.usecases.keep_shown import KeepShown
from moodreel.usecases.learn_intent import LearnIntent
from moodreel.usecases.set_preferences import SetPreferences
from moodreel.usecases.tell_history import TellHistory


class Doings:
    """Use cases on the database that `unit_of_work` opens."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        clock: Callable[[], datetime],
        keep_shown_days: int,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._days = keep_shown_days

    @lazy
    def shown(self) -> KeepShown:
        """What answers showed."""
        return KeepShown(
            self._unit_of_work, self._clock, new_id=lambda: token_urlsafe(12), days=self._days
        )

    @lazy
    def preferences(self) -> SetPreferences:
        """What people allow."""
        return SetPreferences(self._unit_of_work, self._clock, days=self._days)

    @lazy
    def usual_intent(self) -> LearnIntent:
        """What people usually want in a mood."""
        return LearnIntent(self._unit_of_work, self._clock)

    @lazy
    def story(self) -> TellHistory:
        """What people did, and their journals."""
        return TellHistory(self._unit_of_work)
