"""What the floors above ask of each other, where there is more than one implementation."""

from collections.abc import Collection, Mapping
from types import TracebackType
from typing import Protocol, Self

from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.domain.label import Label
from moodreel.domain.ports_accounts import (
    AccountRepository,
    AttemptRepository,
    EverythingRepository,
    SessionRepository,
    TokenRepository,
)
from moodreel.domain.ports_doings import (
    HistoryRepository,
    MomentRepository,
    PreferenceRepository,
    ShownRepository,
)
from moodreel.domain.ports_reviews import ReviewRepository
from moodreel.domain.query import Query
from moodreel.domain.rating import Rating, RatingOrder
from moodreel.domain.slate import Slate


class Source(Protocol):
    """Proposes films."""

    @property
    def name(self) -> str: ...

    def propose(self, query: Query, allowed: BoolArray) -> Slate:
        """Some of the films whose row is `allowed` (n_films,), with a column of the source's name.

        An empty slate where the source has nothing to say to this query.
        """
        ...


class Signal(Protocol):
    """Measures films."""

    @property
    def name(self) -> str: ...

    def measure(self, query: Query, slate: Slate) -> FloatArray:
        """(n,) one number in [0, 1] for each film of the slate; NaN is no opinion."""
        ...


class FeedbackRepository(Protocol):
    """Keeps the marks that people set."""

    def add(self, feedback: Feedback) -> None:
        """Keeps the mark; setting it again changes nothing."""
        ...

    def remove(self, person: str, film_id: str, kind: FeedbackKind) -> None:
        """Takes the mark back; nothing happens where there is none."""
        ...

    def of(self, person: str) -> tuple[Feedback, ...]:
        """All marks of a person, oldest first."""
        ...

    def counts(self, person: str) -> Mapping[FeedbackKind, int]:
        """How many marks of each kind the person has set; kinds without any are left out."""
        ...

    def newest(
        self, person: str, kind: FeedbackKind, limit: int, offset: int = 0
    ) -> tuple[Feedback, ...]:
        """At most `limit` marks of this kind from the `offset`-th newest on."""
        ...

    def among(self, person: str, film_ids: Collection[str]) -> tuple[Feedback, ...]:
        """The person's marks on films of these ids, oldest first."""
        ...


class LabelRepository(Protocol):
    """Keeps the words that people let be kept."""

    def add(self, label: Label) -> None:
        """Keeps the label in place of an earlier one of the person on the same words."""
        ...

    def remove(self, person: str, label_id: str) -> bool:
        """Deletes the person's label; whether there was one."""
        ...

    def remove_all(self, person: str) -> int:
        """Deletes all labels of a person and says how many there were."""
        ...

    def of(self, person: str) -> tuple[Label, ...]:
        """All labels of a person, oldest first."""
        ...


class RatingRepository(Protocol):
    """Keeps the stars that people give."""

    def put(self, rating: Rating) -> None:
        """Keeps the rating in place of an earlier one of the film; the same stars again change
        nothing, and the first time stays.
        """
        ...

    def remove(self, person: str, film_id: str) -> bool:
        """Takes the rating back; whether there was one."""
        ...

    def count(self, person: str) -> int:
        """How many films the person has rated."""
        ...

    def newest(self, person: str, limit: int, offset: int = 0) -> tuple[Rating, ...]:
        """At most `limit` ratings of a person from the `offset`-th newest on."""
        ...

    def everyone(self) -> tuple[Rating, ...]:
        """All ratings of all people, in no order: what models of taste learn from."""
        ...

    def listed(
        self, person: str, order: RatingOrder, limit: int, offset: int = 0
    ) -> tuple[Rating, ...]:
        """At most `limit` ratings of a person from the `offset`-th of this order on; of equal ones,
        the newest first.
        """
        ...

    def stars(self, person: str, among: Collection[str]) -> Mapping[str, float]:
        """The stars that the person gave films of these ids; about as fast for a person with
        100,000 ratings of other films as for one without.
        """
        ...


class UnitOfWork(Protocol):
    """One transaction: what is not committed when the block ends is undone."""

    @property
    def feedback(self) -> FeedbackRepository: ...

    @property
    def labels(self) -> LabelRepository: ...

    @property
    def ratings(self) -> RatingRepository: ...

    @property
    def reviews(self) -> ReviewRepository: ...

    @property
    def accounts(self) -> AccountRepository: ...

    @property
    def sessions(self) -> SessionRepository: ...

    @property
    def tokens(self) -> TokenRepository: ...

    @property
    def attempts(self) -> AttemptRepository: ...

    @property
    def everything(self) -> EverythingRepository: ...

    @property
    def history(self) -> HistoryRepository: ...

    @property
    def preferences(self) -> PreferenceRepository: ...

    @property
    def shown(self) -> ShownRepository: ...

    @property
    def moments(self) -> MomentRepository: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None: ...
