"""Somebody signs in and out: a name, a password, and a session for the browser."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from moodreel.accounts import delays, names, secrets
from moodreel.accounts.passwords import Passwords
from moodreel.domain.account import Account, Session
from moodreel.domain.ports import UnitOfWork
from moodreel.errors import TooManyTries, WrongPassword
from moodreel.usecases.retried import retried

# Signed out after two weeks without a visit, and after three months whatever happens.
IDLE_FOR, LASTS_FOR = timedelta(days=14), timedelta(days=90)
# Beyond this many the one not seen for the longest ends.
MOST_SESSIONS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A session that has just begun, and the secret that its cookie shall hold."""

    session: Session
    secret: str = field(repr=False)


class SignIn:
    """Holds names and passwords against accounts, slower with each failure; begins and ends
    sessions. What is wrong is never told: name or password, known or unknown.
    """

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        passwords: Passwords,
        clock: Callable[[], datetime],
    ) -> None:
        self._unit_of_work = unit_of_work
        self._passwords = passwords
        self._clock = clock

    def check(self, name: str, password: str, address: str) -> Account:
        """The account of this name and password, tried from this address. Raises WrongPassword,
        TooManyTries.
        """
        key = names.sought_key(name)
        account = self._counted(key, address)
        if not self._passwords.fits(password, account.password_hash if account else None):
            raise WrongPassword
        assert account is not None  # noqa: S101 - for the type checker
        rehashed = None
        if self._passwords.is_outdated(account.password_hash):
            rehashed = self._passwords.hash(password)
        self._passed(key, address, account, rehashed)
        return account

    @retried
    def _passed(self, key: str, address: str, account: Account, rehashed: str | None) -> None:
        """The tries are forgotten; a password hashed as of old is kept as one hashes now."""
        with self._unit_of_work() as work:
            work.attempts.forget(delays.account_key(key))
            work.attempts.refund(delays.address_key(address), self._clock())
            if rehashed:
                work.accounts.set_password(account.person, rehashed)
            work.commit()

    def sign_in(self, name: str, password: str, address: str, device: str) -> SignedIn:
        """A new session for who knows the password. Raises WrongPassword, TooManyTries."""
        return self.begin(self.check(name, password, address).person, device)

    @retried
    def begin(self, person: str, device: str) -> SignedIn:
        """A new session, with a secret that nobody had before; old ones of all people are swept."""
        secret, now = secrets.new_session_secret(), self._clock()
        session = Session(
            session_id=secrets.new_id(),
            person=person,
            digest=secrets.digest(secret),
            device=device,
            made_at=now,
            seen_at=now,
            expires_at=now + LASTS_FOR,
        )
        with self._unit_of_work() as work:
            work.sessions.add(session)
            for old in work.sessions.of(person)[MOST_SESSIONS:]:
                work.sessions.end(person, old.session_id)
            work.sessions.sweep(now - IDLE_FOR, now)
            work.commit()
        return SignedIn(session=session, secret=secret)

    @retried
    def sign_out(self, person: str, session_id: str) -> None:
        """Ends the session; nothing happens where there is none."""
        with self._unit_of_work() as work:
            work.sessions.end(person, session_id)
            work.commit()

    @retried
    def _counted(self, key: str, address: str) -> Account | None:
        """The account, if there is one, once the try has been counted."""
        with self._unit_of_work() as work:
            now = self._clock()
            work.attempts.sweep(now - delays.FORGOTTEN_AFTER, delays.MOST_DOORS)
            wait = work.attempts.count(delays.address_key(address), now, delays.BY_ADDRESS)
            wait = wait or work.attempts.count(delays.account_key(key), now, delays.BY_ACCOUNT)
            account = None if wait else work.accounts.called(key)
            work.commit()
        if wait:
            raise TooManyTries(wait)
        return account
