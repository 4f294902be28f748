"""Units of work on rows that live as long as the object that holds them."""

from threading import Lock
from types import TracebackType
from typing import Self

from moodreel.storage.memory.accounts import MemoryAccounts, MemorySessions, MemoryTokens
from moodreel.storage.memory.attempts import MemoryAttempts
from moodreel.storage.memory.everything_of import MemoryEverything
from moodreel.storage.memory.feedback import MemoryFeedback
from moodreel.storage.memory.history import MemoryHistory
from moodreel.storage.memory.labels import MemoryLabels
from moodreel.storage.memory.moments import MemoryMoments
from moodreel.storage.memory.preferences import MemoryPreferences
from moodreel.storage.memory.ratings import MemoryRatings
from moodreel.storage.memory.reviews import MemoryReviews
from moodreel.storage.memory.rows import Change, Rows, Session
from moodreel.storage.memory.shown import MemoryShown


class MemoryDatabase:
    """Rows that live as long as this object; hands out units of work as `Database` does."""

    def __init__(self) -> None:
        self._rows = Rows()
        self._lock = Lock()

    def unit_of_work(self) -> "MemoryUnitOfWork":
        """One transaction on these rows."""
        return MemoryUnitOfWork(self)

    def snapshot(self) -> Rows:
        """A copy of what is committed."""
        with self._lock:
            return self._rows.copy()

    def apply(self, changes: list[Change]) -> None:
        """Commits changes in their order, all at once."""
        with self._lock:
            for change in changes:
                change(self._rows)


class MemoryUnitOfWork:
    """One transaction: what is not committed when the block ends is forgotten."""

    def __init__(self, database: MemoryDatabase) -> None:
        self._database = database
        self._session: Session | None = None

    @property
    def feedback(self) -> MemoryFeedback:
        """The marks; only inside the block."""
        return MemoryFeedback(self._open())

    @property
    def labels(self) -> MemoryLabels:
        """The words kept; only inside the block."""
        return MemoryLabels(self._open())

    @property
    def ratings(self) -> MemoryRatings:
        """The stars given; only inside the block."""
        return MemoryRatings(self._open())

    @property
    def reviews(self) -> MemoryReviews:
        """What was written about films; only inside the block."""
        return MemoryReviews(self._open())

    @property
    def accounts(self) -> MemoryAccounts:
        """The accounts; only inside the block."""
        return MemoryAccounts(self._open())

    @property
    def sessions(self) -> MemorySessions:
        """The browsers that are signed in; only inside the block."""
        return MemorySessions(self._open())

    @property
    def tokens(self) -> MemoryTokens:
        """The programs that may act for people; only inside the block."""
        return MemoryTokens(self._open())

    @property
    def attempts(self) -> MemoryAttempts:
        """Tries at the door; only inside the block."""
        return MemoryAttempts(self._open())

    @property
    def everything(self) -> MemoryEverything:
        """All that is kept of a person; only inside the block."""
        return MemoryEverything(self._open())

    @property
    def history(self) -> MemoryHistory:
        """Marks and stars as one story; only inside the block."""
        return MemoryHistory(self._open())

    @property
    def preferences(self) -> MemoryPreferences:
        """What people allow; only inside the block."""
        return MemoryPreferences(self._open())

    @property
    def shown(self) -> MemoryShown:
        """What answers showed; only inside the block."""
        return MemoryShown(self._open())

    @property
    def moments(self) -> MemoryMoments:
        """The moods behind answers; only inside the block."""
        return MemoryMoments(self._open())

    def __enter__(self) -> Self:
        if self._session is not None:
            raise RuntimeError("a unit of work has one with block at a time")
        self._session = Session(self._database.snapshot())
        return self

    def commit(self) -> None:
        """Makes the changes so far last."""
        self._database.apply(self._open().changes)
        self._session = Session(self._database.snapshot())

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._session = None

    def _open(self) -> Session:
        if self._session is None:
            raise RuntimeError("a unit of work is used inside its with block")
        return self._session
