"""What stores of accounts and of what lets somebody in are asked for."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from moodreel.domain.account import Account, Door, Session, Token


class AccountRepository(Protocol):
    """Keeps accounts; of a name's skeleton there is one, and of a person."""

    def add(self, account: Account) -> None:
        """Keeps a new account. Raises NameTaken where the name's skeleton or the person is taken:
        the constraint decides, not a look beforehand.
        """
        ...

    def called(self, name_key: str) -> Account | None:
        """The account whose name has this skeleton."""
        ...

    def of(self, person: str) -> Account | None:
        """The account of a person."""
        ...

    def all(self) -> tuple[Account, ...]:
        """Every account, oldest first."""
        ...

    def any(self) -> bool:
        """Whether there is any account."""
        ...

    def set_password(self, person: str, password_hash: str) -> None:
        """Puts a new hash in place of the old one."""
        ...


class SessionRepository(Protocol):
    """Keeps the browsers that are signed in."""

    def add(self, session: Session) -> None: ...

    def open(self, digest: str) -> Door | None:
        """The session with this digest and its account's name, in one question; expired ones, too.
        The door's `entry` is a Session.
        """
        ...

    def seen(self, session_id: str, at: datetime) -> None:
        """Notes that it was used."""
        ...

    def of(self, person: str) -> tuple[Session, ...]:
        """All sessions of a person, last seen first."""
        ...

    def end(self, person: str, session_id: str) -> bool:
        """Ends the person's session; whether there was one."""
        ...

    def end_all(self, person: str, but: str = "") -> int:
        """Ends all sessions of a person but that with this id, and says how many."""
        ...

    def sweep(self, seen_before: datetime, now: datetime) -> None:
        """Forgets everybody's that were last seen before, or have expired by now."""
        ...


class TokenRepository(Protocol):
    """Keeps the programs that may act for people."""

    def add(self, token: Token) -> None: ...

    def open(self, digest: str) -> Door | None:
        """The token with this digest and its account's name, in one question; expired ones, too.
        The door's `entry` is a Token.
        """
        ...

    def used(self, token_id: str, at: datetime) -> None:
        """Notes that it was used."""
        ...

    def of(self, person: str) -> tuple[Token, ...]:
        """All tokens of a person, oldest first."""
        ...

    def revoke(self, person: str, token_id: str) -> bool:
        """Ends the person's token; whether there was one."""
        ...

    def revoke_all(self, person: str) -> int:
        """Ends all tokens of a person and says how many there were."""
        ...


class AttemptRepository(Protocol):
    """Counts tries at a door, by a key that says nothing of whose."""

    def count(self, key: str, at: datetime, waits_s: Callable[[int], float]) -> float:
        """Counts a try and gives 0; or counts nothing and gives the seconds that are to be waited.
        `waits_s` says how long to wait after so many tries. Of tries at the same moment no more
        pass than one after the other would.
        """
        ...

    def forget(self, key: str) -> None:
        """Starts anew, as after a success."""
        ...

    def refund(self, key: str, at: datetime) -> None:
        """Takes one try back, which was no guess after all; the next one counts now."""
        ...

    def sweep(self, before: datetime, most: int) -> None:
        """Forgets keys that were last tried before, and the oldest where there are more than so
        many.
        """
        ...


class EverythingRepository(Protocol):
    """All that is kept of a person, in whichever table."""

    def of(self, person: str) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """The person's rows by table, oldest first, without what is secret or for the machine."""
        ...

    def erase(self, person: str) -> int:
        """Deletes every row of the person and says how many; looks again, and raises RuntimeError
        where any is left.
        """
        ...

    def holds(self, person: str) -> bool:
        """Whether any row is the person's."""
        ...
