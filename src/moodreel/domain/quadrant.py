"""Which quarter of the plane of valence and arousal a mood lies in."""

from enum import StrEnum


class Quadrant(StrEnum):
    """By the signs of valence and arousal (Russell 1980, "A circumplex model of affect")."""

    EXCITED = "excited"
    """Pleasant and activated."""
    CONTENT = "content"
    """Pleasant and calm."""
    TENSE = "tense"
    """Unpleasant and activated."""
    LOW = "low"
    """Unpleasant and calm."""


def quadrant_of(valence: float, arousal: float) -> Quadrant:
    """The quadrant of this place; the middle counts as pleasant and activated."""
    if valence >= 0:
        return Quadrant.EXCITED if arousal >= 0 else Quadrant.CONTENT
    return Quadrant.TENSE if arousal >= 0 else Quadrant.LOW
