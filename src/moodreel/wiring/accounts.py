"""Accounts and what lets people in: use cases on the database, and how accounts are used here."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from moodreel.accounts.passwords import Passwords
from moodreel.domain.account import LOCAL_PERSON
from moodreel.domain.lazy import lazy
from moodreel.errors import Unavailable
from moodreel.usecases.export_everything import ExportEverything
from moodreel.usecases.find_person import FindPerson
from moodreel.usecases.keep_account import KeepAccount
from moodreel.usecases.keep_tokens import KeepTokens
from moodreel.usecases.open_doors import OpenDoors
from moodreel.usecases.register import Register
from moodreel.usecases.sign_in import SignIn

if TYPE_CHECKING:
    from moodreel.storage.unit_of_work import SqlUnitOfWork

OFF = "accounts are switched off here (MOODREEL_ACCOUNTS)"
CLOSED = "new accounts are made by who runs this moodreel (MOODREEL_REGISTRATION is closed)"


class Accounts:
    """What doors need of accounts."""

    def __init__(
        self,
        unit_of_work: Callable[[], "SqlUnitOfWork"],
        *,
        mode: str,
        registration: bool,
        film_label: Callable[[str], str | None],
        clock: Callable[[], datetime],
    ) -> None:
        """`mode` is whether people sign in (auto: not on a machine of one's own that is not
        protected), `registration` whether they may make accounts themselves.
        """
        self.mode = mode
        self.registration = registration
        self._unit_of_work = unit_of_work
        self._film_label = film_label
        self._clock = clock
        self._passwords = Passwords()
        self.protection = Protection(self._is_protected)

    @lazy
    def register(self) -> Register:
        """Makes accounts."""
        return Register(self._unit_of_work, self._passwords, self._clock)

    @lazy
    def sign_in(self) -> SignIn:
        """Signs in and out."""
        return SignIn(self._unit_of_work, self._passwords, self._clock)

    @lazy
    def doors(self) -> OpenDoors:
        """Finds whom a secret lets in."""
        return OpenDoors(self._unit_of_work, self._clock)

    @lazy
    def account(self) -> KeepAccount:
        """Looks after accounts."""
        return KeepAccount(self._unit_of_work, self.sign_in, self._passwords, self._clock)

    @lazy
    def find_person(self) -> FindPerson:
        """Finds whom a name on the command line means."""
        return FindPerson(self._unit_of_work)

    @lazy
    def tokens(self) -> KeepTokens:
        """Looks after tokens."""
        return KeepTokens(self._unit_of_work, self._clock)

    @lazy
    def export(self) -> ExportEverything:
        """Gives people everything that is kept of them."""
        return ExportEverything(self._unit_of_work, self._film_label, self._clock)

    def _is_protected(self) -> bool:
        with self._unit_of_work() as work:
            return work.accounts.of(LOCAL_PERSON) is not None


class Protection:
    """Whether an account has taken over what the machine's one person has kept.

    Looked up now and then and not with every request: another process, such as the command line,
    may make or delete that account.
    """

    HOLDS_S = 5.0

    def __init__(self, look: Callable[[], bool]) -> None:
        self._look = look
        self._known: tuple[bool, float] | None = None

    def __call__(self) -> bool:
        """Looks it up. While the database does not answer, nothing can have changed."""
        try:
            found = self._look()
        except Unavailable:
            if self._known is None:
                raise
            found = self._known[0]
        self._known = (found, time.monotonic())
        return found

    def known(self) -> bool | None:
        """What was found lately; None where it has to be looked up."""
        if self._known is None or time.monotonic() - self._known[1] > self.HOLDS_S:
            return None
        return self._known[0]
