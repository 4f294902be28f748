"""Marks and stars set on any page, and taken back."""

import re

from fastapi import APIRouter
from starlette.responses import RedirectResponse

from moodreel.errors import BadInput
from moodreel.identity import Owner
from moodreel.web.forms import Submitted
from moodreel.web.visits import Visiting

# Where a mark may lead back to: pages of ours that show films.
_BACK = re.compile(
    r"/(?:kept(?:/[a-z]+)?(?:\?[a-z0-9=&]{1,60})?|films/[\w.%-]+|answers/[\w-]+)?(?:#[\w-]+)?"
)
_STARS = re.compile(r"[0-5](?:\.[05])?")


def marking_router() -> APIRouter:
    """Routes under /films/{id}."""
    router = APIRouter(include_in_schema=False)

    @router.post("/films/{film_id}/mark")
    def mark(film_id: str, form: Submitted, visit: Visiting, owner: Owner) -> RedirectResponse:
        film = visit.film(film_id)
        visit.engine.people.marks.mark(owner, film.id, _one(form, "kind"))
        return _back(_one(form, "back"), film_id)

    @router.post("/films/{film_id}/unmark")
    def unmark(film_id: str, form: Submitted, visit: Visiting, owner: Owner) -> RedirectResponse:
        visit.engine.people.marks.unmark(owner, film_id, _one(form, "kind"))
        return _back(_one(form, "back"), film_id)

    @router.post("/films/{film_id}/rate")
    def rate(film_id: str, form: Submitted, visit: Visiting, owner: Owner) -> RedirectResponse:
        film = visit.film(film_id)
        visit.engine.people.ratings.rate(owner, film.id, _stars(_one(form, "stars")))
        return _back(_one(form, "back"), film_id)

    @router.post("/films/{film_id}/unrate")
    def unrate(film_id: str, form: Submitted, visit: Visiting, owner: Owner) -> RedirectResponse:
        visit.engine.people.ratings.unrate(owner, film_id)
        return _back(_one(form, "back"), film_id)

    return router


def _one(form: Submitted, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _stars(typed: str) -> float:
    if not _STARS.fullmatch(typed):
        raise BadInput("expected stars from 0.5 to 5 in half steps; pick one of them")
    return float(typed)


def _back(address: str, film_id: str) -> RedirectResponse:
    """To the page that the mark was set on; to the film, where that is no page of ours."""
    return RedirectResponse(address if _BACK.fullmatch(address) else f"/films/{film_id}", 303)
