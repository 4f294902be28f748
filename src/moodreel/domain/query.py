"""Everything that one answer may depend on."""

from dataclasses import dataclass, field
from datetime import datetime

from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.vocabulary import Kind
from moodreel.errors import BadInput

MAX_N = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of the film itself. Names are of the closed lists; films are catalogue rows."""

    kind: Kind | None = None
    genres: frozenset[str] = frozenset()
    """At least one of these, where any is named."""
    without_genres: frozenset[str] = frozenset()
    year_from: int | None = None
    year_to: int | None = None
    max_minutes: int | None = None
    """Upper bound of the running time (series: of an episode); an unknown running time passes."""
    languages: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    """Content warnings that no film may carry."""
    like: tuple[int, ...] = ()
    exclude: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if self.year_from and self.year_to and self.year_from > self.year_to:
            raise BadInput(
                f"the years run backwards: expected from <= to, got {self.year_from} to "
                f"{self.year_to}; swap them"
            )
        if self.max_minutes is not None and self.max_minutes < 1:
            raise BadInput(f"expected at least 1 minute, got {self.max_minutes}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question to the recommender; equal queries have equal answers."""

    mood: Mood
    intent: Intent
    at: datetime
    wish: Wish = field(default_factory=Wish)
    n: int = 10
    seed: int = 0
    """Another seed draws others of the best ("new recommendations"); the same seed the same."""
    person: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.n <= MAX_N:
            raise BadInput(f"expected n from 1 to {MAX_N}, got {self.n}")
        if not 0 <= self.seed < 2**32:
            raise BadInput(f"expected a seed from 0 to {2**32 - 1}, got {self.seed}")
