"""The browsers that are signed in, in a database."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, or_, select, update

from moodreel.domain.account import Door, Session
from moodreel.storage import tables
from moodreel.storage.bounds_accounts import fitting_session

_sessions, _accounts = tables.sessions, tables.accounts

_COLUMNS = (
    _sessions.c.session_id,
    _sessions.c.person,
    _sessions.c.digest,
    _sessions.c.device,
    _sessions.c.made_at,
    _sessions.c.seen_at,
    _sessions.c.expires_at,
)


class SqlSessions:
    """`SessionRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, session: Session) -> None:
        """Keeps a new session."""
        own = fitting_session(session)
        row = {column.name: getattr(own, column.name) for column in _COLUMNS}
        self._connection.execute(insert(_sessions).values(row))

    def open(self, digest: str) -> Door | None:
        """The session with this digest and its account's name, in one question."""
        row = self._connection.execute(
            select(_accounts.c.name, *_COLUMNS)
            .join(_accounts, _accounts.c.person == _sessions.c.person)
            .where(_sessions.c.digest == digest)
        ).first()
        if row is None:
            return None
        name, *session = row
        return Door(person=session[1], name=name, entry=_session(*session))

    def seen(self, session_id: str, at: datetime) -> None:
        """Notes that it was used."""
        self._connection.execute(
            update(_sessions).where(_sessions.c.session_id == session_id).values(seen_at=at)
        )

    def of(self, person: str) -> tuple[Session, ...]:
        """All sessions of a person, last seen first."""
        rows = self._connection.execute(
            select(*_COLUMNS)
            .where(_sessions.c.person == person)
            .order_by(_sessions.c.seen_at.desc(), _sessions.c.id.desc())
        )
        return tuple(_session(*row) for row in rows)

    def end(self, person: str, session_id: str) -> bool:
        """Ends the person's session; whether there was one."""
        gone = self._connection.execute(
            delete(_sessions).where(
                _sessions.c.person == person, _sessions.c.session_id == session_id
            )
        )
        return gone.rowcount > 0

    def end_all(self, person: str, but: str = "") -> int:
        """Ends all sessions of a person but that with this id, and says how many."""
        return self._connection.execute(
            delete(_sessions).where(_sessions.c.person == person, _sessions.c.session_id != but)
        ).rowcount

    def sweep(self, seen_before: datetime, now: datetime) -> None:
        """Forgets everybody's that were last seen before, or have expired by now."""
        self._connection.execute(
            delete(_sessions).where(
                or_(_sessions.c.seen_at < seen_before, _sessions.c.expires_at <= now)
            )
        )


def _session(
    session_id: str,
    person: str,
    digest: str,
    device: str,
    made_at: datetime,
    seen_at: datetime,
    expires_at: datetime,
) -> Session:
    return Session(
        session_id=session_id,
        person=person,
        digest=digest,
        device=device,
        made_at=made_at,
        seen_at=seen_at,
        expires_at=expires_at,
    )
