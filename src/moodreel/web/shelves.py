"""A person's films, shelf by shelf and part by part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.rating import RatingOrder
from moodreel.errors import NotFound, shorten
from moodreel.web.views import Card, Marks, card
from moodreel.wiring import Engine

# As many as fill a few screens; a library of thousands loads as fast as one of fifty.
PER_PAGE = 48
MOST_PAGES = 20_000

KINDS: dict[str, FeedbackKind] = {
    "watchlist": FeedbackKind.WATCHLIST,
    "favourites": FeedbackKind.FAVOURITE,
    "seen": FeedbackKind.WATCHED,
    "fitting": FeedbackKind.FITS,
    "aside": FeedbackKind.DISMISSED,
}
RATED = "rated"

TITLES = {
    "watchlist": "Watchlist",
    "favourites": "Favourites",
    RATED: "Rated",
    "seen": "Seen",
    "fitting": "Fitted my mood",
    "aside": "Not for me",
}
EMPTY = {
    "watchlist": "Nothing yet. Press “Later” under a film, and it waits here.",
    "favourites": "Nothing yet. The films that you love: press “Favourite” on a film’s page.",
    RATED: "Nothing yet. Give a film stars on its page, and answers learn what you like.",
    "seen": "Nothing yet. Films that you mark as seen are not recommended again.",
    "fitting": "Nothing yet. Press “Fits” under a film that was right for your mood.",
    "aside": "Nothing yet. What you put aside stays away from your answers.",
}
ORDERS = {
    RatingOrder.NEWEST: "newest first",
    RatingOrder.BEST: "best first",
    RatingOrder.WORST: "worst first",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One film on a shelf."""

    film_id: str
    card: Card | None
    """None where the film has left the catalogue."""
    stars: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfView:
    """One part of a shelf."""

    name: str
    items: tuple[Item, ...]
    total: int
    counts: Mapping[str, int]
    """Of every shelf, by its name."""

    @property
    def title(self) -> str:
        """What the shelf is called."""
        return TITLES[self.name]


def read_shelf(engine: Engine, person: str, name: str, page: int, order: str) -> ShelfView:
    """The part of the shelf. A few questions to the database, however much there is. Raises
    NotFound, UnknownName.
    """
    if name not in TITLES:
        raise NotFound(f"there is no shelf {shorten(name)!r}; there are {', '.join(TITLES)}")
    offset = (page - 1) * PER_PAGE
    kind = KINDS.get(name, FeedbackKind.WATCHLIST)
    shelf = engine.people.marks.shelf(person, kind, PER_PAGE, offset)
    ratings = engine.people.ratings.ratings(
        person, PER_PAGE if name == RATED else 1, offset if name == RATED else 0, order
    )
    counts = {RATED: ratings.total, **{n: shelf.counts.get(k, 0) for n, k in KINDS.items()}}
    if name == RATED:
        stars = {rating.film_id: rating.stars for rating in ratings.ratings}
        items = _items(engine, person, list(stars), stars)
    else:
        items = _items(engine, person, [mark.film_id for mark in shelf.marks], {})
    return ShelfView(name=name, items=items, total=counts[name], counts=counts)


def _items(
    engine: Engine, person: str, film_ids: Sequence[str], stars: Mapping[str, float]
) -> tuple[Item, ...]:
    marks: Marks = {}
    for mark in engine.people.marks.among(person, film_ids):
        marks[mark.film_id] = marks.get(mark.film_id, frozenset()) | {mark.kind}
    rows, films = engine.catalogue.rows, engine.catalogue.films
    return tuple(
        Item(
            film_id=film_id,
            card=card(films[rows[film_id]], marks) if film_id in rows else None,
            stars=stars.get(film_id),
        )
        for film_id in film_ids
    )
