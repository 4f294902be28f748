"""What an outside service says of a film: for showing only, never for ranking or training.

TMDB's terms forbid the use of its content for machine learning; both services' facts therefore
stay out of the catalogue, of every signal and of every model.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol, Self

from moodreel.domain.film import Film

_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts of one film as one service gives them."""

    source: str
    """The service, as people call it."""
    link: str
    """The film's page there."""
    rated_by: str
    """Whose people gave `rating`."""
    rating: float | None = None
    """Mean on the scale to ten."""
    votes: int | None = None
    status: str = ""
    """What has become of it: "Ended", "Returning Series"."""
    poster: str | None = None
    """Path of the picture at the service's picture host."""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Raises TypeError for what `to_json` did not make."""
        return cls(**kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image file."""

    kind: str
    """Media type."""
    content: bytes


class Service(Protocol):
    """Somebody who knows films."""

    @property
    def name(self) -> str: ...

    def facts(self, film: Film) -> Facts | None:
        """What the service knows of this very film; None where it does not know it. Raises
        Unavailable."""
        ...

    def picture(self, poster: str) -> Picture:
        """The picture of `Facts.poster`. Raises Unavailable."""
        ...


def same_title(one: str, other: str) -> bool:
    """Whether two titles differ in signs, accents and case at most."""
    return _letters(one) == _letters(other) != ""


def near_year(one: int | None, other: int | None) -> bool:
    """Whether two years may be those of one film: a festival and a cinema release may lie on two
    sides of a New Year."""
    return one is not None and other is not None and abs(one - other) <= 1


def year_of(date: object) -> int | None:
    """The year that a date such as "1997-04-10" or a span such as "2008-2013" begins with."""
    head = date[:4] if isinstance(date, str) else ""
    return int(head) if len(head) == 4 and head.isascii() and head.isdigit() else None


def plain(value: object) -> str:
    """A short text without control characters; "" where there is none."""
    if not isinstance(value, str):
        return ""
    return "".join(c for c in value if c.isprintable())[:_LONGEST].strip()


def number(value: object, most: float) -> float | None:
    """A number from 0 to `most`; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        return None
    return float(value)


def _letters(title: str) -> str:
    parts = unicodedata.normalize("NFKD", title).casefold()
    return "".join(c for c in parts if c.isalnum())
