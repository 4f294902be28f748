"""Accounts, sessions and tokens, without a database."""

from dataclasses import replace
from datetime import datetime

from moodreel.domain.account import Account, Door, Token
from moodreel.domain.account import Session as SignedIn
from moodreel.errors import NameTaken
from moodreel.storage.bounds_accounts import fitting_account, fitting_session, fitting_token
from moodreel.storage.memory.rows import Rows, Session


class MemoryAccounts:
    """`AccountRepository` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, account: Account) -> None:
        """Keeps a new account. Raises NameTaken, now or where another was committed meanwhile."""
        own = fitting_account(account)

        def keep(rows: Rows) -> None:
            taken = {other.name_key for other in rows.accounts.values()}
            if own.person in rows.accounts or own.name_key in taken:
                raise NameTaken
            rows.accounts[own.person] = own

        self._session.change(keep)

    def called(self, name_key: str) -> Account | None:
        """The account whose name has this skeleton."""
        return next((own for own in self.all() if own.name_key == name_key), None)

    def of(self, person: str) -> Account | None:
        """The account of a person."""
        return self._session.rows.accounts.get(person)

    def all(self) -> tuple[Account, ...]:
        """Every account, oldest first."""
        return tuple(sorted(self._session.rows.accounts.values(), key=lambda own: own.made_at))

    def any(self) -> bool:
        """Whether there is any account."""
        return bool(self._session.rows.accounts)

    def set_password(self, person: str, password_hash: str) -> None:
        """Puts a new hash in place of the old one."""

        def put(rows: Rows) -> None:
            if person in rows.accounts:
                rows.accounts[person] = replace(rows.accounts[person], password_hash=password_hash)

        self._session.change(put)


class MemorySessions:
    """`SessionRepository` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, session: SignedIn) -> None:
        """Keeps a new session."""
        own = fitting_session(session)
        self._session.change(lambda rows: rows.sessions.setdefault(own.session_id, own))

    def open(self, digest: str) -> Door | None:
        """The session with this digest and its account's name."""
        rows = self._session.rows
        return next(
            (_door(rows, own) for own in rows.sessions.values() if own.digest == digest), None
        )

    def seen(self, session_id: str, at: datetime) -> None:
        """Notes that it was used."""

        def note(rows: Rows) -> None:
            if session_id in rows.sessions:
                rows.sessions[session_id] = replace(rows.sessions[session_id], seen_at=at)

        self._session.change(note)

    def of(self, person: str) -> tuple[SignedIn, ...]:
        """All sessions of a person, last seen first."""
        own = [one for one in self._session.rows.sessions.values() if one.person == person]
        return tuple(sorted(own, key=lambda one: one.seen_at)[::-1])

    def end(self, person: str, session_id: str) -> bool:
        """Ends the person's session; whether there was one."""
        found = session_id in {own.session_id for own in self.of(person)}
        if found:
            self._session.change(lambda rows: rows.sessions.pop(session_id, None))
        return found

    def end_all(self, person: str, but: str = "") -> int:
        """Ends all sessions of a person but that with this id, and says how many."""
        ends = [own.session_id for own in self.of(person) if own.session_id != but]
        for session_id in ends:
            self.end(person, session_id)
        return len(ends)

    def sweep(self, seen_before: datetime, now: datetime) -> None:
        """Forgets everybody's that were last seen before, or have expired by now."""

        def drop(rows: Rows) -> None:
            rows.sessions = {
                key: own
                for key, own in rows.sessions.items()
                if own.seen_at >= seen_before and own.expires_at > now
            }

        self._session.change(drop)


class MemoryTokens:
    """`TokenRepository` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, token: Token) -> None:
        """Keeps a new token."""
        own = fitting_token(token)
        self._session.change(lambda rows: rows.tokens.setdefault(own.token_id, own))

    def open(self, digest: str) -> Door | None:
        """The token with this digest and its account's name."""
        rows = self._session.rows
        return next(
            (_door(rows, own) for own in rows.tokens.values() if own.digest == digest), None
        )

    def used(self, token_id: str, at: datetime) -> None:
        """Notes that it was used."""

        def note(rows: Rows) -> None:
            if token_id in rows.tokens:
                rows.tokens[token_id] = replace(rows.tokens[token_id], used_at=at)

        self._session.change(note)

    def of(self, person: str) -> tuple[Token, ...]:
        """All tokens of a person, oldest first."""
        own = [one for one in self._session.rows.tokens.values() if one.person == person]
        return tuple(sorted(own, key=lambda one: one.made_at))

    def revoke(self, person: str, token_id: str) -> bool:
        """Ends the person's token; whether there was one."""
        found = token_id in {own.token_id for own in self.of(person)}
        if found:
            self._session.change(lambda rows: rows.tokens.pop(token_id, None))
        return found

    def revoke_all(self, person: str) -> int:
        """Ends all tokens of a person and says how many there were."""
        ends = [own.token_id for own in self.of(person)]
        for token_id in ends:
            self.revoke(person, token_id)
        return len(ends)


def _door(rows: Rows, entry: SignedIn | Token) -> Door | None:
    account = rows.accounts.get(entry.person)
    return Door(person=entry.person, name=account.name, entry=entry) if account else None
