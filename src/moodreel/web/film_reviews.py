"""What people say of a film, on its page: read, written, changed and taken back."""

import logging
from dataclasses import dataclass, field
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from moodreel.domain.film import Film
from moodreel.domain.rating import STARS
from moodreel.domain.review import LEVELS, MAX_TEXT, Review
from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.identity import Owner
from moodreel.reviews.quotes import Quote, Telling
from moodreel.reviews.summary import Spread, Summary
from moodreel.usecases.place_film import Placed
from moodreel.usecases.review_film import ReviewPage
from moodreel.web.forms import Submitted
from moodreel.web.views import sentence
from moodreel.web.visits import Visit, Visiting

_log = logging.getLogger(__name__)

ON_FILM_PAGE, ON_OWN_PAGE = 3, 20
_LEAD = 600
"""Characters of a review that are shown before it is opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How many reviews are of one level."""

    name: str
    n: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A review as the page shows it."""

    lead: str
    rest: str
    """What follows once it is opened; empty for most."""
    by: str
    day: str
    edited: bool
    stars: float | None
    level: str
    """What it was read as; empty where no model has read it, or hardly understood it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """All that the page says of reviews."""

    summary: Summary
    placed: Placed | None
    quotes: Telling = field(default_factory=Telling)
    written: tuple[Written, ...] = ()
    total: int = 0
    own: Review | None = None
    typed: str = ""
    """What stands in the form."""
    stars: str = ""
    error: str = ""

    choices = STARS
    longest = MAX_TEXT

    def bars(self, spread: Spread) -> list[Bar]:
        """The best level first."""
        levels = zip(reversed(LEVELS), reversed(spread.levels), strict=True)
        return [Bar(name=name, n=n, of=spread.n) for name, n in levels]

    def written_on(self, quoted: Quote) -> str:
        """When the review that is quoted was written; not by whom."""
        return f"written on {_day(quoted.review)}"


def panel(visit: Visit, film: Film, *, typed: str = "", error: str = "") -> Panel | None:
    """What the film's page says; None where the database cannot be read, because a film can be
    shown without. `typed` and `error` are those of a form that was refused.
    """
    try:
        return _panel(visit, film, typed, error)
    except (Unavailable, CorruptFile) as problem:
        _log.warning("a page without reviews: %s", problem)
        return None


def film_reviews_router() -> APIRouter:
    """Routes under /films/{id}/review and /films/{id}/reviews."""
    router = APIRouter(include_in_schema=False)

    @router.post("/films/{film_id}/review")
    def write(film_id: str, form: Submitted, visit: Visiting, owner: Owner) -> Response:
        film, text = visit.film(film_id), str(form.get("text", ""))
        stars = str(form.get("stars", ""))
        try:
            visit.engine.reviews.writing.write(owner, film.id, text, _stars(stars))
        except BadInput as refused:
            return _refused(visit, film, text, refused)
        return _back(film)

    @router.post("/films/{film_id}/review/delete")
    def delete(film_id: str, visit: Visiting, owner: Owner) -> RedirectResponse:
        film = visit.film(film_id)
        visit.engine.reviews.writing.delete(owner, film.id)
        return _back(film)

    @router.get("/films/{film_id}/reviews")
    def reviews(film_id: str, visit: Visiting, after: int = 0) -> HTMLResponse:
        film = visit.film(film_id)
        offset = min(max(after, 0), 1_000_000)
        page = visit.engine.reviews.writing.about(film.id, ON_OWN_PAGE, offset)
        more = offset + ON_OWN_PAGE
        address = f"/films/{quote(film.id)}/reviews?after={more}"
        return visit.render(
            "film_reviews_page.html",
            private=visit.person is not None,
            film=film,
            reviews=None,
            written=_written(visit, page),
            total=page.total,
            next=address if more < page.total else "",
        )

    return router


def _refused(visit: Visit, film: Film, text: str, refused: BadInput) -> HTMLResponse:
    """The form with what was typed and what is wrong with it."""
    shown = panel(visit, film, typed=text[: 2 * MAX_TEXT], error=sentence(str(refused)))
    if shown is None:
        raise refused
    return visit.render(
        "film_reviews_page.html", status=422, private=True, film=film, reviews=shown
    )


def _panel(visit: Visit, film: Film, typed: str, error: str) -> Panel:
    reviews, person = visit.engine.reviews, visit.person
    summary = reviews.numbers.summary(film.id)
    placed = reviews.place(film.id, person)
    if not visit.engine.people.has_database():
        return Panel(summary=summary, placed=placed, typed=typed, error=error)
    page = reviews.writing.about(film.id, ON_FILM_PAGE)
    own = reviews.writing.own(person, film.id) if person is not None else None
    return Panel(
        summary=summary,
        placed=placed,
        quotes=reviews.numbers.quotes(film.id, reviews.reader.polarities),
        written=_written(visit, page),
        total=page.total,
        own=own,
        typed=typed or (own.text if own else ""),
        stars=f"{own.stars:g}" if own and own.stars else "",
        error=error,
    )


def _written(visit: Visit, page: ReviewPage) -> tuple[Written, ...]:
    return tuple(_shown(own, page, visit.person) for own in page.reviews)


def _shown(own: Review, page: ReviewPage, person: str | None) -> Written:
    long = len(own.text) > _LEAD
    by = "You" if own.author == person else page.names.get(own.author, "Somebody here")
    understood = own.score is not None and own.score.confidence >= 0.5
    return Written(
        lead=own.text[:_LEAD] if long else own.text,
        rest=own.text[_LEAD:] if long else "",
        by=by,
        day=_day(own),
        edited=own.edited_at is not None,
        stars=own.stars,
        level=LEVELS[own.score.level] if own.score and understood else "",
    )


def _day(own: Review) -> str:
    return f"{own.at:%d %B %Y}".lstrip("0") if own.at else ""


def _stars(typed: str) -> float | None:
    """Raises BadInput for what is no number; whether it is one of `STARS` is looked at later."""
    if not typed:
        return None
    try:
        return float(typed)
    except ValueError:
        raise BadInput("expected stars from 0.5 to 5 in half steps, got no number") from None


def _back(film: Film) -> RedirectResponse:
    return RedirectResponse(f"/films/{quote(film.id)}#reviews", 303)
