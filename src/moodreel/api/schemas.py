"""The JSON that the API gives, typed: the shapes of `moodreel … --json`, and lists of them.

The facts come from the domain's `to_json`; what these models do not name is left out, so tests hold
the two against each other. What may be null is always there all the same; it has a default because
FastAPI drops nulls from the examples that it shows, and they shall fit their schemas.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from moodreel.api import examples
from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.intent import Intent
from moodreel.domain.vocabulary import Kind

Share = Annotated[float, Field(ge=0, le=1)]
Plane = Annotated[float, Field(ge=-1, le=1)]


def example(value: Any) -> ConfigDict:
    """The configuration of a model whose documentation shows this value."""
    return ConfigDict(json_schema_extra={"examples": [value]})


class Emotions(BaseModel):
    """A number for each of the eight emotions."""

    model_config = ConfigDict(extra="forbid", **example(examples.EMOTIONS))

    anger: Share
    disgust: Share
    fear: Share
    joy: Share
    love: Share
    sadness: Share
    surprise: Share
    neutral: Share


class Reading(BaseModel):
    """What one sensor saw."""

    source: Literal["text", "face", "choice"]
    emotions: Emotions
    confidence: Share = Field(description="Calibrated chance that the leading emotion is right.")


class HelpLink(BaseModel):
    """Where help is found."""

    label: str
    url: str


class Care(BaseModel):
    """A note to somebody whose words sound like a crisis: show it before any film.

    Titles with the warnings suicide or self-harm are then withheld. Rules over English words, no
    diagnosis; they miss much and can be wrong.
    """

    model_config = example(examples.CARE)

    message: str
    links: list[HelpLink]


class Disagreement(BaseModel):
    """A face that shows something else than was said, or chosen."""

    model_config = example(examples.DISAGREEMENT)

    says: dict[str, str] = Field(
        description="The leading emotion of `face`, and of `choice` or else of `text`."
    )
    apart: Share = Field(description="How far they lie apart (Jensen-Shannon divergence, bits).")
    message: str = Field(description="The same in a sentence, and what was followed.")


class Mood(BaseModel):
    """How somebody feels, as far as was said. It holds none of the words."""

    model_config = example(examples.MOOD)

    emotions: Emotions = Field(description="Sums to 1.")
    valence: Plane = Field(description="Unpleasant to pleasant.")
    arousal: Plane = Field(description="Drained or calm to activated.")
    confidence: Share
    sure: bool = Field(description="Whether to act on it without asking back.")
    readings: list[Reading]
    care: Care | None = Field(
        default=None, description="A note where the words sound like a crisis; else null."
    )
    disagreement: Disagreement | None = Field(
        default=None, description="Where a face shows something else than was said; else null."
    )
    notes: list[str] = Field(
        default=[], description="How it was read, such as that a picture was left out."
    )


class Affect(BaseModel):
    """What a film does to a typical viewer."""

    valence: Plane = Field(description="How it leaves the viewer: devastated to delighted.")
    arousal: Plane = Field(description="Soothing and slow to adrenaline.")
    evokes: Emotions = Field(description="Intensities; they do not sum to 1.")
    estimated: bool = Field(description="Whether a model filled it in, not an editor.")


class Film(BaseModel):
    """A film or series of the catalogue."""

    model_config = example(examples.FILM)

    id: str
    kind: Kind
    title: str
    original_title: str | None = Field(
        default=None, description="Only where it differs from the title."
    )
    year: int
    end_year: int | None = Field(default=None, description="Series only; null while it runs.")
    runtime_min: int | None = None
    genres: list[str]
    countries: list[str] = Field(description="ISO 3166 codes, main country first.")
    language: str = Field(description="ISO 639 code; zxx for a silent film.")
    directors: list[str]
    cast: list[str]
    synopsis: str
    tags: list[str]
    ending: str
    warnings: list[str]
    imdb_id: str | None = None
    tmdb_id: int | None = None
    movielens_id: int | None = None
    affect: Affect


class Interval(BaseModel):
    """The stars between which a person's own would lie four times of five."""

    low: float
    high: float


class Ranked(BaseModel):
    """Something with a place in an answer."""

    rank: int = Field(ge=1)


class Recommendation(Film, Ranked):
    """A film of an answer, with its place and why it has it."""

    model_config = example(examples.RECOMMENDATION)

    score: Share
    signals: dict[str, float | None] = Field(
        description="What was measured and weighed; null is no opinion."
    )
    reasons: list[str]
    predicted_rating: float | None = Field(
        default=None, description="Stars, for a person who has rated films; else null."
    )
    predicted_interval: Interval | None = None


class Understood(BaseModel):
    """One part of what the words asked for."""

    key: str = Field(description="Its sort and value, such as `no-genre:Horror` or `max:120`.")
    label: str = Field(description="A few words to show.")


class Answer(BaseModel):
    """Films for a mood, best first."""

    model_config = example(examples.ANSWER)

    mood: Mood
    intent: Intent
    items: list[Recommendation]
    notes: list[str] = Field(description="What the wishes made hard, such as too few films.")
    understood: list[Understood] = Field(
        default=[], description="What `text` asks of the films, apart from the feeling in it."
    )
    answer_id: str | None = Field(
        default=None,
        description="Names this answer in `/shown`, and says nothing; null where nothing is kept.",
    )


class Similar(BaseModel):
    """A film and those most like it, best first."""

    model_config = example(examples.SIMILAR)

    film: Film
    items: list[Recommendation]


class FilmPage(BaseModel):
    """A part of a list of films."""

    model_config = example(examples.FILM_PAGE)

    total: int = Field(description="How many films there are in all.")
    limit: int
    offset: int
    items: list[Film]
    understood: list[Understood] = Field(
        default=[], description="What `q` describes, where it is no title."
    )
    next: str | None = Field(
        default=None, description="Address of the next part; null after the last."
    )


class Chip(BaseModel):
    """A mood that can be chosen, and its place in feeling space."""

    name: str
    valence: Plane
    arousal: Plane
    emotions: Emotions


class Chips(BaseModel):
    """Every mood that can be chosen."""

    model_config = example(examples.CHIPS)

    items: list[Chip]


class IntentMeaning(BaseModel):
    """What a film may do with a mood."""

    name: Intent
    meaning: str


class Intents(BaseModel):
    """Every intent, the default first."""

    model_config = example(examples.INTENTS)

    items: list[IntentMeaning]


class Mark(BaseModel):
    """What a person did with a film."""

    id: str = Field(description="The film's id.")
    label: str | None = Field(
        default=None, description="Title and year; null if the film has left since."
    )
    kind: FeedbackKind = Field(description="What the person did with it.")
    at: datetime


class Marks(BaseModel):
    """Every mark of a person, oldest first."""

    model_config = example(examples.MARKS)

    items: list[Mark]


class Alive(BaseModel):
    """The process answers."""

    model_config = example(examples.ALIVE)

    status: Literal["alive"]


class Ready(BaseModel):
    """Whether requests can be served, part by part."""

    model_config = example(examples.READY)

    status: Literal["ready", "not ready"]
    parts: dict[str, Literal["ready", "starting", "unavailable"]]
