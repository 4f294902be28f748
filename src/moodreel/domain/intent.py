"""What a person wants a film to do with their mood."""

from enum import StrEnum


class Intent(StrEnum):
    """Chosen by the person; a mood alone does not fix the film."""

    MATCH = "match"
    LIFT = "lift"
    CALM = "calm"
    STIR = "stir"
    SURPRISE = "surprise"
