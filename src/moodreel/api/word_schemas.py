"""The JSON that holds a person's words, given only where they ask: explanations and kept labels."""

from datetime import datetime

from pydantic import BaseModel, Field

from moodreel.api import examples
from moodreel.api.schemas import Emotions, Mood, Plane, Share, example


class MovingWord(BaseModel):
    """A word of the text, and what the reading would lose without it."""

    word: str = Field(description="As typed, without invisible characters.")
    start: int = Field(ge=0, description="Where it begins, in characters (code points).")
    end: int = Field(ge=0, description="Where it ends.")
    belief: Plane = Field(description="Belief in the leading emotion with it, less that without.")
    valence: float = Field(ge=-2, le=2, description="Valence with it, less that without.")


class Why(BaseModel):
    """Which words moved the reading of the text, in the order in which they were typed."""

    emotion: str = Field(description="The leading emotion of the words alone.")
    named: list[str] = Field(description="Moods that the words name outright; these decide.")
    together: int = Field(ge=1, description="How many neighbours were left out at once.")
    words: list[MovingWord]


class MoodRead(Mood):
    """A mood, and where it was asked for, why: the only answer that repeats words."""

    model_config = example({**examples.MOOD, "why": examples.WHY})

    why: Why | None = Field(default=None, description="Only there where `explain` asks for it.")
    label: str | None = Field(
        default=None,
        description="Only there with `keep_label`: the id of what was kept; null if nothing was.",
    )


class ReadAs(BaseModel):
    """What the words were read as when they were kept."""

    emotion: str = Field(description="The leading emotion.")
    confidence: Share
    model: str = Field(description="Name of the model that read them.")


class Label(BaseModel):
    """Words kept with a correction, and what they mean by the mood that was chosen."""

    id: str
    text: str
    chosen: str = Field(description="A mood of /moods.")
    emotions: Emotions | None = Field(default=None, description="Sums to 1.")
    valence: Plane | None = None
    arousal: Plane | None = None
    read: ReadAs
    at: datetime


class Labels(BaseModel):
    """Everything that was kept with corrections, oldest first."""

    model_config = example(examples.LABELS)

    items: list[Label]
