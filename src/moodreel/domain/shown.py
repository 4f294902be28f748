"""What an answer showed to a person, what they did with it, and the moment it was asked in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.quadrant import Quadrant

ACTED_WITHIN = timedelta(days=14)
"""How long after it was shown a film that is marked counts as found there: editorial, two weekends
to get round to it."""

RATED = "rated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One film that was shown. An answer shows a film once."""

    person: str
    answer_id: str
    """Random; it opens nothing."""
    film_id: str
    rank: int
    """From 1, within its list."""
    propensity: float | None
    """The chance, in (0, 1], that the film had to stand in the list at all: over the seed, given
    the mood, the filters and what was known of the person. None where it is not known."""
    at: datetime
    """Aware UTC time."""
    intent: Intent | None = None
    """With the journal or learning only."""
    signals: Mapping[str, float | None] | None = None
    """The columns that ranked it; with the journal only."""
    opened_at: datetime | None = None
    watched_at: datetime | None = None
    fits_at: datetime | None = None
    """When the person opened it from this answer, and marked it as watched or fitting after it."""

    @property
    def uses(self) -> int:
        """How many of the three there are."""
        return sum(at is not None for at in (self.opened_at, self.watched_at, self.fits_at))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """How it stood with a person when they asked; kept with the journal or learning only."""

    person: str
    answer_id: str
    at: datetime
    quadrant: Quadrant
    mood: Mood | None = field(default=None, repr=False)
    """Without its readings, which tell words and faces apart; with the journal only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentCount:
    """How often a person followed this intent in moods of this quadrant."""

    person: str
    quadrant: Quadrant
    intent: Intent
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One line of a person's history: a mark, or stars."""

    film_id: str
    kind: str
    """A kind of mark, or `RATED`."""
    at: datetime
    stars: float | None = None
