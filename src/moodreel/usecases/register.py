"""Somebody makes an account: a new one, or around all that a machine's one person has kept."""

from collections.abc import Callable
from datetime import datetime

from moodreel.accounts import delays, names, secrets
from moodreel.accounts.passwords import Passwords, check_new_password
from moodreel.domain.account import LOCAL_PERSON, Account
from moodreel.domain.ports import UnitOfWork
from moodreel.errors import TooManyTries
from moodreel.usecases.retried import retried


class Register:
    """Makes accounts, one transaction each. The database's constraints decide what is taken."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        passwords: Passwords,
        clock: Callable[[], datetime],
    ) -> None:
        self._unit_of_work = unit_of_work
        self._passwords = passwords
        self._clock = clock

    def register(
        self,
        name: str,
        password: str,
        *,
        address: str | None = None,
        protects: bool = False,
        profile: str | None = None,
    ) -> Account:
        """The new account. With `protects` it takes over what the machine's one person has kept,
        with `profile` what the command line has kept under this name, if anything; without an
        address nobody's tries are counted. Raises BadInput, NameTaken, TooManyTries.
        """
        read = names.read_name(name)
        check_new_password(password, read.shown)
        if address is not None:
            self._count(address)
        account = Account(
            person=LOCAL_PERSON if protects else self._profile(profile) or secrets.new_person(),
            name=read.shown,
            name_key=read.key,
            password_hash=self._passwords.hash(password),
            made_at=self._clock(),
        )
        self._add(account)
        return account

    def _profile(self, name: str | None) -> str | None:
        """The name as it is or in small letters, where something is kept under it."""
        names_of = dict.fromkeys((name, name.casefold())) if name else ()
        with self._unit_of_work() as work:
            kept = (one for one in names_of if one != LOCAL_PERSON and work.everything.holds(one))
            return next(kept, None)

    @retried
    def _add(self, account: Account) -> None:
        with self._unit_of_work() as work:
            work.accounts.add(account)
            work.commit()

    @retried
    def _count(self, address: str) -> None:
        key = delays.address_key(address, "newcomer")
        with self._unit_of_work() as work:
            wait = work.attempts.count(key, self._clock(), delays.BY_NEWCOMER)
            work.commit()
        if wait:
            raise TooManyTries(wait)
