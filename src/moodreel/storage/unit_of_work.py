"""One database transaction, as a block."""

from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as NoneFree

from moodreel.errors import Busy
from moodreel.storage.accounts import SqlAccounts
from moodreel.storage.attempts import SqlAttempts
from moodreel.storage.everything_of import SqlEverything
from moodreel.storage.feedback import SqlFeedback
from moodreel.storage.history import SqlHistory
from moodreel.storage.labels import SqlLabels
from moodreel.storage.moments import SqlMoments
from moodreel.storage.preferences import SqlPreferences
from moodreel.storage.ratings import SqlRatings
from moodreel.storage.reviews import SqlReviews
from moodreel.storage.sessions import SqlSessions
from moodreel.storage.shown import SqlShown
from moodreel.storage.sqlite_file import empty_log
from moodreel.storage.tokens import SqlTokens


class SqlUnitOfWork:
    """One transaction: what is not committed when the block ends is undone.

    Write before you read where both happen: SQLite refuses a write on top of a reading that
    another writer has overtaken, and says that the database is busy.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    @property
    def feedback(self) -> SqlFeedback:
        """The marks; only inside the block."""
        return SqlFeedback(self._open())

    @property
    def labels(self) -> SqlLabels:
        """The words kept; only inside the block."""
        return SqlLabels(self._open())

    @property
    def ratings(self) -> SqlRatings:
        """The stars given; only inside the block."""
        return SqlRatings(self._open())

    @property
    def reviews(self) -> SqlReviews:
        """What was written about films; only inside the block."""
        return SqlReviews(self._open())

    @property
    def accounts(self) -> SqlAccounts:
        """The accounts; only inside the block."""
        return SqlAccounts(self._open())

    @property
    def sessions(self) -> SqlSessions:
        """The browsers that are signed in; only inside the block."""
        return SqlSessions(self._open())

    @property
    def tokens(self) -> SqlTokens:
        """The programs that may act for people; only inside the block."""
        return SqlTokens(self._open())

    @property
    def attempts(self) -> SqlAttempts:
        """Tries at the door; only inside the block."""
        return SqlAttempts(self._open())

    @property
    def everything(self) -> SqlEverything:
        """All that is kept of a person; only inside the block."""
        return SqlEverything(self._open())

    @property
    def history(self) -> SqlHistory:
        """Marks and stars as one story; only inside the block."""
        return SqlHistory(self._open())

    @property
    def preferences(self) -> SqlPreferences:
        """What people allow; only inside the block."""
        return SqlPreferences(self._open())

    @property
    def shown(self) -> SqlShown:
        """What answers showed; only inside the block."""
        return SqlShown(self._open())

    @property
    def moments(self) -> SqlMoments:
        """The moods behind answers; only inside the block."""
        return SqlMoments(self._open())

    def __enter__(self) -> Self:
        if self._connection is not None:
            raise RuntimeError("a unit of work has one with block at a time")
        try:
            self._connection = self._engine.connect()
        except NoneFree:
            raise Busy("all connections to the database are in use. Try again") from None
        return self

    def commit(self) -> None:
        """Makes the changes so far last."""
        connection = self._open()
        connection.commit()
        empty_log(connection)

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        connection, self._connection = self._open(), None
        connection.close()

    def _open(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("a unit of work is used inside its with block")
        return self._connection
