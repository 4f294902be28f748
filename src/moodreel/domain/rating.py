"""How many stars a person gave a film."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moodreel.errors import BadInput

STARS: tuple[float, ...] = tuple(halves / 2 for halves in range(1, 11))
"""0.5 to 5 in half steps, as MovieLens and Letterboxd have them."""


class RatingOrder(StrEnum):
    """In which order ratings are listed."""

    NEWEST = "newest"
    BEST = "best"
    WORST = "worst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """The stars of one person for one film; a person has one rating of a film at most."""

    person: str
    film_id: str
    stars: float
    """One of `STARS`."""
    at: datetime
    """Aware UTC time."""

    def __post_init__(self) -> None:
        check_stars(self.stars)


def check_stars(stars: float) -> None:
    """Raises BadInput for anything but one of `STARS`."""
    if stars not in STARS:
        raise BadInput(f"expected stars from 0.5 to 5 in half steps, got {stars:g}")
