"""The JSON of imports: what the API takes and gives."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from moodreel.api import examples
from moodreel.api.schemas import example


class ImportQuestion(BaseModel):
    """How a file is to be read, and whether it shall change anything."""

    model_config = ConfigDict(extra="forbid")

    source: Literal["auto", "letterboxd", "imdb", "trakt", "movielens", "moodreel"] = Field(
        default="auto", description="Whose export it is; found out where not said."
    )
    preview: bool = Field(default=False, description="Whether nothing shall be written.")


class ExportQuestion(BaseModel):
    """Which kind of file."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["json", "csv"] = "json"


class UnreadRow(BaseModel):
    """A row that cannot be used."""

    file: str
    line: int
    why: str


class MissingRow(UnreadRow):
    """A row whose film is not in the catalogue."""

    title: str
    year: int | None


class UnsureRow(MissingRow):
    """A row that may mean a film, and was left."""

    found: str | None = Field(description="Title and year of the film that it may mean.")


class ImportReport(BaseModel):
    """What an import did, or would do, and what it left; lists of at most 200 rows."""

    model_config = example(examples.IMPORT_REPORT)

    source: str
    written: bool
    rows: int = Field(description="How many rows the file has.")
    films: int = Field(description="How many films of the catalogue they are of.")
    ratings: int = Field(description="How many ratings are new or changed.")
    marks: dict[str, int] = Field(description="How many marks are new, by kind.")
    kept: int = Field(description="Ratings that stay, because they were given here later.")
    matched_by: dict[str, int] = Field(description="How films were found.")
    unsure: int
    missing: int
    unread: int
    unsure_rows: list[UnsureRow]
    missing_rows: list[MissingRow]
    unread_rows: list[UnreadRow]
