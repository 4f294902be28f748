"""The JSON of what is allowed, shown, learned and told of a person."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from moodreel.api import doing_examples as examples
from moodreel.api.schemas import Emotions, Plane, Share, example
from moodreel.domain.intent import Intent
from moodreel.domain.quadrant import Quadrant

_NEXT = Field(default=None, description="Address of the next part; null after the last.")


class PreferencesQuestion(BaseModel):
    """What shall change; what is left out stays as it is."""

    model_config = ConfigDict(strict=True, extra="forbid", **example(examples.PREFERENCES_QUESTION))

    journal: bool | None = Field(
        default=None, description="false deletes the journal and the numbers kept with it."
    )
    learning: bool | None = Field(
        default=None, description="false deletes what was learned; true starts now."
    )
    hide_seen: bool | None = None


class Preferences(BaseModel):
    """What a person allows."""

    model_config = example(examples.PREFERENCES)

    journal: bool = Field(description="Whether mood and intent are kept with every answer.")
    learning: bool = Field(description="Whether the usual intent is learned.")
    hide_seen: bool = Field(description="Whether films seen stay away from answers.")
    kept_days: int = Field(description="How long answers and journal are kept; 0 keeps none.")


class QuadrantIntent(BaseModel):
    """What a person usually wants in one quadrant of mood."""

    quadrant: Quadrant
    counts: dict[str, int] = Field(description="Films opened, watched or found fitting.")
    shares: dict[str, Share] = Field(description="Counts, shrunk to everyone's; they sum to 1.")
    order: list[Intent] = Field(description="The likeliest first.")


class UsualIntent(BaseModel):
    """What was learned of a person; without learning, what is known of everyone."""

    model_config = example(examples.USUAL_INTENT)

    learning: bool
    since: datetime | None = None
    moods: list[QuadrantIntent]


class PartQuestion(BaseModel):
    """Which part of a list."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=100, ge=1, le=500)
    offset: int = Field(default=0, ge=0, le=1_000_000)


class Felt(BaseModel):
    """A mood as a journal keeps it."""

    emotions: Emotions
    valence: Plane
    arousal: Plane
    confidence: Share


class _OfFilm(BaseModel):
    id: str = Field(description="The film's id.")
    label: str | None = Field(
        default=None, description="Title and year; null if the film has left since."
    )


class _Part(BaseModel):
    total: int = Field(description="How many there are in all.")
    limit: int
    offset: int
    next: str | None = _NEXT


class Deed(_OfFilm):
    """A mark or stars, with mood and intent of the answer that showed the film, if there is a
    journal of it.
    """

    kind: str = Field(description="A kind of mark, or rated.")
    stars: float | None = None
    at: datetime
    mood: Felt | None = None
    intent: Intent | None = None


class History(_Part):
    """A part of what a person did, newest first."""

    model_config = example(examples.HISTORY)

    items: list[Deed]


class JournalFilm(_OfFilm):
    """A film of an answer that the person did something with."""

    intent: Intent | None = None
    did: list[str] = Field(description="opened, watched, fits.")


class Entry(BaseModel):
    """One moment of a journal."""

    answer_id: str
    at: datetime
    mood: Felt
    films: list[JournalFilm]


class Journal(_Part):
    """A part of a person's journal, newest first."""

    model_config = example(examples.JOURNAL)

    items: list[Entry]


class ShownFilm(_OfFilm):
    """A film that an answer showed."""

    answer_id: str
    rank: int
    propensity: float | None = Field(
        default=None, description="The chance that it had to be in the list, over the seed."
    )
    at: datetime
    intent: Intent | None = None
    signals: dict[str, float | None] | None = Field(
        default=None, description="The numbers that ranked it; with the journal only."
    )
    did: list[str] = Field(description="opened, watched, fits.")


class Shown(_Part):
    """A part of what was shown to a person, newest first."""

    model_config = example(examples.SHOWN)

    items: list[ShownFilm]
