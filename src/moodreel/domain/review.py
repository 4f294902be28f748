"""What somebody wrote about a film, and what our model reads in it."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from moodreel.domain.bounds import is_storable
from moodreel.domain.rating import check_stars
from moodreel.errors import BadInput

MAX_TEXT = 100_000
"""Characters: far beyond the longest of the 50,000 reviews of the IMDb set (13,704)."""

MAX_SENT_BYTES = 1280 * 1024
"""The longest text as escaped JSON or as a form's field (12 bytes a character), and some room."""

OWN = "own"
"""The source of what was written here; every other source is the name of an import."""

LEVELS = ("very negative", "negative", "mixed", "positive", "very positive")

LOWEST, HIGHEST = 1.0, 10.0
"""The scale of the stars that the model reads in a text."""

_DIGEST_LENGTH = 32
# Both take away the same; the table is ten times as fast, and most reviews are ASCII.
_MARKS = {code: None for code in range(128) if not chr(code).isalnum()}
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What the model reads in a text."""

    polarity: float
    """Against (-1) to for (1)."""
    level: int
    """Row of `LEVELS`."""
    stars: float
    """Expected, from 1 to 10."""
    confidence: float
    """In [0, 1]; low where the words are strange to the model, as in another language."""
    model: str
    """The name of the model that read it."""

    def __post_init__(self) -> None:
        within = (
            -1 <= self.polarity <= 1
            and 0 <= self.level < len(LEVELS)
            and LOWEST <= self.stars <= HIGHEST
            and 0 <= self.confidence <= 1
        )
        if not within:
            raise ValueError(f"not a score: {self}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A text about a film. Of one author, one source and one film there is one."""

    source: str
    """`OWN` or the name of an import."""
    author: str
    """Who wrote it: the person's key; of an import a digest (`author_key`), as no name is kept."""
    film_id: str
    text: str = field(repr=False)
    stars: float | None = None
    """What the author gave, one of `rating.STARS`."""
    at: datetime | None
    """When it was written, in aware UTC time; None where an import does not say."""
    edited_at: datetime | None = None
    score: Score | None = None
    """None until the model has read it."""

    def __post_init__(self) -> None:
        if self.stars is not None:
            check_stars(self.stars)

    @property
    def person(self) -> str | None:
        """Whose it is; None for an import."""
        return self.author if self.source == OWN else None

    @property
    def digest(self) -> str:
        """Equal for texts that differ in case, blanks and marks alone."""
        return digest_of(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What tells a kept review from a new one."""

    source: str
    author: str
    film_id: str
    digest: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many reviews of a film say the same, and the stars read in them."""

    film_id: str
    month: tuple[int, int] | None
    """Year and month of writing; None where unknown, and where months are not told apart."""
    level: int | None
    """Row of `LEVELS`; None of those that no model read, and where levels are not told apart."""
    n: int
    stars: float
    """Their sum, 0 where no model has read them, …"""
    squares: float
    """… and the sum of their squares."""


def checked_text(text: str) -> str:
    """The text without blanks around it and with plain line ends. Raises BadInput for none, too
    much, and what cannot be stored; never repeats it.
    """
    tidy = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not 1 <= len(tidy) <= MAX_TEXT:
        raise BadInput(f"expected a review of 1 to {MAX_TEXT:,} characters, got {len(tidy):,}")
    if not is_storable(tidy):
        raise BadInput("expected a review in plain text, got a character that cannot be stored")
    return tidy


def digest_of(text: str) -> str:
    """32 hex digits of the letters and digits alone, compatibility forms and case folded."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = folded.translate(_MARKS) if folded.isascii() else _NO_LETTER.sub("", folded)
    return sha256((letters or folded).encode("utf-8", "replace")).hexdigest()[:_DIGEST_LENGTH]


def author_key(source: str, name: str) -> str:
    """What is kept in place of the name of an import's author, only to count them once."""
    return sha256(f"{source}\0{name.strip().casefold()}".encode()).hexdigest()[:_DIGEST_LENGTH]
