"""Who comes with a cookie or a token: one question to the database."""

from collections.abc import Callable
from datetime import datetime, timedelta

from moodreel.accounts import secrets
from moodreel.domain.account import Door, Session
from moodreel.domain.ports import UnitOfWork
from moodreel.usecases.retried import retried
from moodreel.usecases.sign_in import IDLE_FOR

# How exactly it is noted when somebody was last here: a write now and then, not with every request.
SEEN_EVERY = timedelta(minutes=5)


class OpenDoors:
    """Finds whom a secret lets in; what has expired lets nobody in."""

    def __init__(
        self, unit_of_work: Callable[[], UnitOfWork], clock: Callable[[], datetime]
    ) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock

    @retried
    def by_session(self, secret: str) -> Door | None:
        """Who has this cookie, or None."""
        if len(secret) > secrets.MOST_CHARACTERS:
            return None
        now = self._clock()
        with self._unit_of_work() as work:
            door = work.sessions.open(secrets.digest(secret))
        if door is None:
            return None
        session = door.entry
        assert isinstance(session, Session)  # noqa: S101 - for the type checker
        if now >= min(session.expires_at, session.seen_at + IDLE_FOR):
            return None
        if now >= session.seen_at + SEEN_EVERY:
            with self._unit_of_work() as work:
                work.sessions.seen(session.session_id, now)
                work.commit()
        return door

    @retried
    def by_token(self, secret: str) -> Door | None:
        """Whose program has this token, or None."""
        if not secret.startswith(secrets.TOKEN_PREFIX) or len(secret) > secrets.MOST_CHARACTERS:
            return None
        now = self._clock()
        with self._unit_of_work() as work:
            door = work.tokens.open(secrets.digest(secret))
        if door is None or isinstance(door.entry, Session):
            return None
        token = door.entry
        if now >= token.expires_at:
            return None
        if token.used_at is None or now >= token.used_at + SEEN_EVERY:
            with self._unit_of_work() as work:
                work.tokens.used(token.token_id, now)
                work.commit()
        return door
