"""The JSON that the API takes: sizes and types are strict here; names are checked by the use cases,
which know the nearest ones.
"""

from typing import Annotated, Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from moodreel.api import examples
from moodreel.api.schemas import Emotions, Plane, Share, example
from moodreel.domain import mood as domain
from moodreel.domain.care import sent_back
from moodreel.domain.emotion import EMOTIONS
from moodreel.domain.intent import Intent
from moodreel.domain.query import MAX_N, MAX_SEED
from moodreel.domain.vocabulary import GENRES, WARNINGS, Kind
from moodreel.errors import BadInput
from moodreel.inference.tokens import MAX_CHARACTERS
from moodreel.sensing.choice import CHOICES
from moodreel.usecases.make_wish import Wishes

MAX_NAMES = 50
# Each of the eight is rounded to four places where it is given out.
ROUNDING = 0.01

Name = Annotated[str, Field(max_length=120)]
Names = Annotated[list[Name], Field(max_length=MAX_NAMES)]
Text = Annotated[
    str,
    Field(max_length=MAX_CHARACTERS, description="How you feel, in your own words."),
]

_STRICT = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


def _listed(names: Any) -> dict[str, Any]:
    return {"enum": [str(name) for name in names]}


Choose = Annotated[Name, Field(description="A mood of /moods.", json_schema_extra=_listed(CHOICES))]


class FeltMood(BaseModel):
    """A mood as `/mood` gave it; `sure` and `readings` may stay in and are not read."""

    model_config = ConfigDict(strict=True, extra="ignore", allow_inf_nan=False)

    emotions: Emotions
    valence: Plane
    arousal: Plane
    confidence: Share
    care: Any = Field(
        default=None,
        description="Anything but null or false keeps the note and withholds the same titles; the "
        "words of the note are always ours.",
    )

    def to_mood(self) -> domain.Mood:
        """The domain's mood. Raises BadInput where the emotions do not sum to 1."""
        shares = np.array([getattr(self.emotions, e.value) for e in EMOTIONS], dtype=np.float64)
        total = float(shares.sum())
        if abs(total - 1) > ROUNDING:
            raise BadInput(f"expected the emotions of a mood to sum to 1, got {total:.2f}")
        return domain.Mood(
            distribution=(shares / total).astype(np.float32),
            valence=self.valence,
            arousal=self.arousal,
            confidence=self.confidence,
            care=sent_back(self.care),
        )


class _Feeling(BaseModel):
    text: Text | None = None
    choose: Choose | None = None


class MoodQuestion(_Feeling):
    """Words, a chosen mood, or both."""

    model_config = ConfigDict(**_STRICT, **example(examples.MOOD_QUESTION))

    explain: bool = Field(
        default=False, description="Also say which words moved the reading: `why` repeats them."
    )
    keep_label: bool = Field(
        default=False,
        description="Keep `text` with `choose` in this machine's database, to teach the reader.",
    )


class RecommendationQuestion(_Feeling):
    """Words, a chosen mood or both, or a mood read before; and what is wished of the films."""

    model_config = ConfigDict(**_STRICT, **example(examples.RECOMMENDATION_QUESTION))

    mood: FeltMood | None = None
    intent: Name | None = Field(
        default=None,
        description="What the films shall do with the mood. Null: what the words ask for, else the "
        "usual intent of who lets it be learned (`/preferences`), else match.",
        json_schema_extra=_listed(Intent),
    )
    n: int = Field(default=10, ge=1, le=MAX_N, description="How many films.")
    seed: int = Field(
        default=0,
        ge=0,
        le=MAX_SEED,
        description="Another seed draws others of the best; the same seed the same.",
    )
    kind: Name | None = Field(default=None, json_schema_extra=_listed(Kind))
    genres: Names = Field(default=[], description=f"At least one of these: {', '.join(GENRES)}.")
    without_genres: Names = Field(default=[], description="None of these.")
    year_from: int | None = None
    year_to: int | None = None
    max_minutes: int | None = Field(default=None, description="Of an episode, for a series.")
    languages: Names = Field(default=[], description="Codes (ISO 639) or English names.")
    avoid: Names = Field(default=[], description=f"None of these: {', '.join(WARNINGS)}.")
    like: Names = Field(default=[], description="Titles or ids of films to be like.")
    exclude: Names = Field(default=[], description="Titles or ids of films to leave out.")
    include_seen: bool | None = Field(
        default=None,
        description="Whether films that you have seen may come, too; null for what you usually "
        "want (`/preferences`). What you dismissed never comes.",
    )
    model: Name | None = Field(
        default=None,
        description="Which model foretells ratings; null for the usual one.",
        examples=["als", "svd"],
    )
    wording: Literal["plain", "llm"] = Field(
        default="plain",
        description="llm: reasons in the words of a language model, where one is set up. It is "
        "sent titles and reasons, some of which tell of the mood and of films liked; never words.",
    )

    def to_wishes(self) -> Wishes:
        """The wishes among it, not yet checked."""
        return Wishes(**self.model_dump(include=set(Wishes.__dataclass_fields__)))


class FilmsQuestion(BaseModel):
    """Which films to list: the query of an address, so that everything arrives as text."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(
        default="", max_length=200, examples=["padding"], description="A title, or some of it."
    )
    kind: Name | None = Field(default=None, json_schema_extra=_listed(Kind))
    genre: Names = Field(default=[], description="At least one of these.")
    language: Names = Field(default=[], description="Codes (ISO 639) or English names.")
    year_from: int | None = None
    year_to: int | None = None
    limit: int = Field(default=20, ge=1, le=100)
    offset: int = Field(default=0, ge=0, le=1_000_000)

    def to_wishes(self) -> Wishes:
        """The wishes among it, not yet checked."""
        return Wishes(
            kind=self.kind,
            genres=self.genre,
            languages=self.language,
            year_from=self.year_from,
            year_to=self.year_to,
        )
