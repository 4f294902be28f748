"""What a person allows moodreel to keep and to learn, and what they always want."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Of one person; without any word from them nothing of a mood is kept or learned from."""

    person: str
    journal: bool = False
    """Whether mood, intent and the numbers behind each film are kept with every answer."""
    learning: bool = False
    """Whether their usual intent is learned."""
    hide_seen: bool = True
    """Whether films that they have seen stay away from answers."""
    learning_since: datetime | None = None
    """Aware UTC time; what was done before has no say in what is learned."""
