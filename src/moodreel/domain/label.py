"""Words that a person lets moodreel keep with what they say these mean, to teach the reader."""

from dataclasses import dataclass, field
from datetime import datetime

from moodreel.domain.emotion import Emotion


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One correction, kept because the person ticked it that time. A person has at most one label
    on the same words: the newest.
    """

    label_id: str
    """Random, so that it says nothing and cannot be guessed."""
    person: str
    text: str = field(repr=False)
    chosen: str
    """The chip that the person chose."""
    emotion: Emotion
    """The leading emotion that the words were read as, …"""
    confidence: float
    """… with this confidence, in [0, 1], …"""
    model: str
    """… by the model of this name."""
    at: datetime
    """Aware UTC time."""

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence lies in [0, 1], got {self.confidence}")
