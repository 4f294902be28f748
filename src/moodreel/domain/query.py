"""Everything that one answer may depend on."""

from dataclasses import dataclass, field
from datetime import datetime

from moodreel.domain.bounds import FIRST_YEAR, LAST_YEAR, MAX_MINUTES
from moodreel.domain.history import History
from moodreel.domain.intent import Intent
from moodreel.domain.meaning import Meaning
from moodreel.domain.mood import Mood
from moodreel.domain.vocabulary import Kind
from moodreel.errors import BadInput

MAX_N = 100
MAX_SEED = 2**32 - 1
_WORTH_REPEATING = 10**12


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of the film itself. Names are of the closed lists; films are catalogue rows."""

    kind: Kind | None = None
    genres: frozenset[str] = frozenset()
    """At least one of these, where any is named."""
    together: tuple[frozenset[str], ...] = ()
    """All genres of at least one of these, where any is named: a horror comedy is both."""
    without_genres: frozenset[str] = frozenset()
    year_from: int | None = None
    year_to: int | None = None
    max_minutes: int | None = None
    """Upper bound of the running time (series: of an episode); an unknown running time passes."""
    min_minutes: int | None = None
    languages: frozenset[str] = frozenset()
    without_languages: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    """ISO 3166 codes; one of them is the film's main country."""
    avoid: frozenset[str] = frozenset()
    """Content warnings that no film may carry."""
    like: tuple[int, ...] = ()
    exclude: frozenset[int] = frozenset()
    only: frozenset[int] | None = None
    """The rows of the people named: no other film is offered."""
    tones: tuple[str, ...] = ()
    """Tags asked for, in the order of the words."""
    without_tones: frozenset[str] = frozenset()
    meaning: Meaning | None = None
    """What the film shall be about, in free words: what filters and titles leave of a wish."""
    words: tuple[str, ...] = field(default=(), repr=False)
    """The same, as weighty words: a film that speaks of them says so."""

    def __post_init__(self) -> None:
        check_within("a year", self.year_from, FIRST_YEAR, LAST_YEAR)
        check_within("a year", self.year_to, FIRST_YEAR, LAST_YEAR)
        if self.year_from and self.year_to and self.year_from > self.year_to:
            raise BadInput(
                f"the years run backwards: expected from <= to, got {self.year_from} to "
                f"{self.year_to}; swap them"
            )
        check_within("minutes", self.max_minutes, 1, MAX_MINUTES)
        check_within("minutes", self.min_minutes, 1, MAX_MINUTES)

    @property
    def asks_content(self) -> bool:
        """Whether it says what the film shall be like or about."""
        return bool(self.like) or self.meaning is not None


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
    history: History = field(default_factory=History)
    """What the person thinks of films, and those that the wish names as liked."""
    model: str | None = None
    """Which model foretells ratings; None is the usual one."""

    def __post_init__(self) -> None:
        check_within("n", self.n, 1, MAX_N)
        check_within("a seed", self.seed, 0, MAX_SEED)


def check_within(what: str, number: int | None, low: int, high: int) -> None:
    """Raises BadInput where there is a number and it lies outside; a huge one is not repeated."""
    if number is None or low <= number <= high:
        return
    got = str(number) if abs(number) < _WORTH_REPEATING else "far beyond"
    raise BadInput(f"expected {what} from {low} to {high}, got {got}")
