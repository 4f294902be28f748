"""The JSON of ratings: what the API takes and gives."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from moodreel.api import examples
from moodreel.api.schemas import example
from moodreel.domain.rating import STARS, RatingOrder


class RatingQuestion(BaseModel):
    """The stars for a film."""

    model_config = ConfigDict(
        strict=True, extra="forbid", allow_inf_nan=False, **example(examples.RATING_QUESTION)
    )

    stars: float = Field(
        description="0.5 to 5 in half steps.", json_schema_extra={"enum": list(STARS)}
    )


class RatingsQuestion(BaseModel):
    """Which part of the ratings to list."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=100, ge=1, le=500)
    offset: int = Field(default=0, ge=0, le=1_000_000)
    sort: str = Field(
        default=RatingOrder.NEWEST.value,
        max_length=20,
        json_schema_extra={"enum": [order.value for order in RatingOrder]},
    )


class Rating(BaseModel):
    """The stars that a person gave a film."""

    id: str = Field(description="The film's id.")
    label: str | None = Field(
        default=None, description="Title and year; null if the film has left since."
    )
    stars: float
    at: datetime


class Ratings(BaseModel):
    """A part of the ratings of a person."""

    model_config = example(examples.RATINGS)

    total: int = Field(description="How many there are in all.")
    limit: int
    offset: int
    items: list[Rating]
    next: str | None = Field(
        default=None, description="Address of the next part; null after the last."
    )
