"""The JSON of reviews: what the API takes and gives."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from moodreel.api import review_examples as examples
from moodreel.api.schemas import example
from moodreel.domain.rating import STARS


class ReviewQuestion(BaseModel):
    """What somebody writes about a film."""

    model_config = ConfigDict(
        strict=True, extra="forbid", allow_inf_nan=False, **example(examples.REVIEW_QUESTION)
    )

    text: str = Field(description="1 to 100,000 characters; kept and given back as text.")
    stars: float | None = Field(
        default=None,
        description="0.5 to 5 in half steps; counts as the rating of the film, too.",
        json_schema_extra={"enum": [*STARS, None]},
    )


class ReviewsQuestion(BaseModel):
    """Which part of the reviews to list."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=20, ge=1, le=100)
    offset: int = Field(default=0, ge=0, le=1_000_000)


class ReadReview(BaseModel):
    """What the model here read in a text."""

    polarity: float = Field(description="Against the film (-1) to for it (1).")
    level: str = Field(description="very negative, negative, mixed, positive or very positive.")
    stars: float = Field(description="Expected, 1 to 10.")
    confidence: float = Field(description="0 to 1; low for other languages than English.")
    model: str


class Review(BaseModel):
    """What somebody wrote about a film."""

    model_config = example(examples.REVIEW)

    id: str = Field(description="The film's id.")
    label: str | None = Field(
        default=None, description="Title and year; null if the film has left since."
    )
    text: str = Field(description="As it was written: show it as text, never as HTML.")
    stars: float | None = Field(default=None, description="What its author gave, 0.5 to 5.")
    at: datetime | None = None
    edited_at: datetime | None = None
    read: ReadReview | None = Field(default=None, description="Null until a model has read it.")


class SignedReview(Review):
    """With who wrote it."""

    model_config = example(examples.SIGNED_REVIEW)

    author: str | None = Field(default=None, description="The account's name; null without one.")
    own: bool = Field(description="Whether it is the asker's.")


class OwnReviews(BaseModel):
    """A part of the reviews of a person, newest first."""

    model_config = example(examples.OWN_REVIEWS)

    total: int = Field(description="How many there are in all.")
    limit: int
    offset: int
    items: list[Review]
    next: str | None = Field(
        default=None, description="Address of the next part; null after the last."
    )


class FilmReviews(BaseModel):
    """A part of the reviews of a film that were written here, newest first."""

    model_config = example(examples.FILM_REVIEWS)

    total: int = Field(description="How many there are in all.")
    limit: int
    offset: int
    items: list[SignedReview]
    next: str | None = Field(
        default=None, description="Address of the next part; null after the last."
    )


class ReviewSpread(BaseModel):
    """How many reviews say what, in the stars that the model read in them."""

    count: int
    mean: float | None = Field(default=None, description="Of 10 stars.")
    deviation: float | None = Field(default=None, description="Standard deviation, in stars.")
    levels: dict[str, int]


class ReviewMonth(BaseModel):
    """The reviews of one month."""

    month: str
    count: int
    mean: float


class ReviewSummary(ReviewSpread):
    """What reviews say of a film: those written here or imported, and their number."""

    model_config = example(examples.REVIEW_SUMMARY)

    id: str = Field(description="The film's id.")
    waiting: int = Field(description="Reviews that no model has read yet.")
    months: list[ReviewMonth]
    research: ReviewSpread | None = Field(
        default=None, description="Of a research set, while real ones do not outnumber it."
    )
    foretold: float | None = Field(default=None, description="What the content lets expect.")
    shrunk: float | None = Field(
        default=None, description="The mean, drawn towards what was foretold when few."
    )
    low: float | None = None
    high: float | None = Field(
        default=None, description="The mean of many would lie within four times of five."
    )
    estimated: bool = Field(description="Whether the number leans on content, for want of reviews.")
