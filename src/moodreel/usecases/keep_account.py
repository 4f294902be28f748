"""A person looks after their account: the password, where they are signed in, and its end."""

from collections.abc import Callable
from datetime import datetime

from moodreel.accounts import names
from moodreel.accounts.passwords import Passwords, check_new_password
from moodreel.domain.account import Account, Session
from moodreel.domain.ports import UnitOfWork
from moodreel.errors import NotFound
from moodreel.usecases.retried import retried
from moodreel.usecases.sign_in import IDLE_FOR, SignIn


class KeepAccount:
    """Changes accounts, one transaction each. Whoever changes the password or deletes gives the
    password once more: a browser left open is not enough.
    """

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        sign_in: SignIn,
        passwords: Passwords,
        clock: Callable[[], datetime],
    ) -> None:
        self._unit_of_work = unit_of_work
        self._sign_in = sign_in
        self._passwords = passwords
        self._clock = clock

    def account(self, person: str) -> Account:
        """The person's account. Raises NotFound where there is none."""
        with self._unit_of_work() as work:
            return _found(work.accounts.of(person))

    def called(self, name: str) -> Account:
        """The account that is called so, or looks so. Raises NotFound."""
        with self._unit_of_work() as work:
            return _found(work.accounts.called(names.sought_key(name)))

    def accounts(self) -> tuple[Account, ...]:
        """Every account, oldest first."""
        with self._unit_of_work() as work:
            return work.accounts.all()

    def change_password(
        self, person: str, old: str, new: str, address: str, session_id: str = ""
    ) -> None:
        """Puts `new` in place of `old` and signs everybody out but this session; tokens go on.
        Raises WrongPassword, TooManyTries, BadInput.
        """
        account = self._asked_again(person, old, address)
        check_new_password(new, account.name)
        self._set_password(person, new, but=session_id)

    def reset_password(self, person: str, new: str) -> None:
        """Puts a new password in place of one that is lost or known to others, and ends all
        sessions and tokens. For who runs the machine. Raises BadInput.
        """
        check_new_password(new, self.account(person).name)
        self._set_password(person, new, but="", tokens=True)

    def delete(self, person: str, password: str, address: str) -> int:
        """Deletes the account and all that is kept of the person, at once, and says how many rows
        there were. Raises WrongPassword, TooManyTries.
        """
        self._asked_again(person, password, address)
        return self.erase(person)

    @retried
    def erase(self, person: str) -> int:
        """Deletes all that is kept of a person, the account too, and says how many rows there
        were. For who runs the machine.
        """
        with self._unit_of_work() as work:
            n = work.everything.erase(person)
            work.commit()
        return n

    def sessions(self, person: str) -> tuple[Session, ...]:
        """Where the person is signed in, last seen first."""
        now = self._clock()
        with self._unit_of_work() as work:
            every = work.sessions.of(person)
        return tuple(s for s in every if now < min(s.expires_at, s.seen_at + IDLE_FOR))

    @retried
    def end_session(self, person: str, session_id: str) -> None:
        """Signs one browser out. Raises NotFound where the person has no such session."""
        with self._unit_of_work() as work:
            found = work.sessions.end(person, session_id)
            work.commit()
        if not found:
            raise NotFound("there is no such session")

    @retried
    def end_sessions(self, person: str, but: str = "") -> int:
        """Signs all browsers out but the one with this session, and says how many."""
        with self._unit_of_work() as work:
            n = work.sessions.end_all(person, but)
            work.commit()
        return n

    def _asked_again(self, person: str, password: str, address: str) -> Account:
        return self._sign_in.check(self.account(person).name, password, address)

    @retried
    def _set_password(self, person: str, new: str, *, but: str, tokens: bool = False) -> None:
        password_hash = self._passwords.hash(new)
        with self._unit_of_work() as work:
            work.accounts.set_password(person, password_hash)
            work.sessions.end_all(person, but)
            if tokens:
                work.tokens.revoke_all(person)
            work.commit()


def session_json(session: Session) -> dict[str, object]:
    """The shape that the API gives."""
    return {
        "id": session.session_id,
        "device": session.device,
        "made_at": session.made_at.isoformat(),
        "seen_at": session.seen_at.isoformat(),
        "expires_at": session.expires_at.isoformat(),
    }


def _found(account: Account | None) -> Account:
    if account is None:
        raise NotFound("there is no such account")
    return account
