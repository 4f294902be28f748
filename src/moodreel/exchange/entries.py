"""What a file of another service says of films, before it is known which films of ours they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of a file: a film as the file names it, and what was done with it."""

    file: str
    line: int
    """In the file, or the place in its list, from 1."""
    title: str = ""
    year: int | None = None
    kind: Kind | None = None
    film_id: str | None = None
    """Our own id, from a file of ours."""
    imdb_id: str | None = None
    tmdb_id: int | None = None
    movielens_id: int | None = None
    stars: float | None = None
    """0.5 to 5 in half steps."""
    rated_at: datetime | None = None
    marks: Mapping[FeedbackKind, datetime | None] = field(default_factory=dict)
    """With the time they were set, where the file has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A row that cannot be used, and why."""

    file: str
    line: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """Everything that a file says."""

    source: str
    """The service, as `--from` names it."""
    entries: tuple[Entry, ...]
    unread: tuple[Unread, ...]
