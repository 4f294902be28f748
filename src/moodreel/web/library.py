"""A person's own shelf: films kept, seen and put aside, and every mark to be taken back."""

import re

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse

from moodreel.domain.feedback import FeedbackKind
from moodreel.errors import NotFound
from moodreel.web.ask import Submitted
from moodreel.web.pages import Pages
from moodreel.web.views import Card, card

# Where a mark may lead back to: pages of ours that show films.
_BACK = re.compile(r"/(?:kept|films/[\w.%-]+|answers/[\w-]+)?(?:#[\w-]+)?")


def library_router(pages: Pages) -> APIRouter:
    """Routes for marks. Without a person there is nobody to keep them for."""
    router = APIRouter(include_in_schema=False)

    @router.post("/films/{film_id}/mark")
    def mark(film_id: str, form: Submitted) -> RedirectResponse:
        film = pages.film(film_id)
        pages.engine.marks.mark(_owner(pages), film.id, str(form.get("kind", "")))
        return _back(str(form.get("back", "")), film_id)

    @router.post("/films/{film_id}/unmark")
    def unmark(film_id: str, form: Submitted) -> RedirectResponse:
        film = pages.film(film_id)
        pages.engine.marks.unmark(_owner(pages), film.id, str(form.get("kind", "")))
        return _back(str(form.get("back", "")), film_id)

    @router.get("/kept")
    def kept() -> HTMLResponse:
        shelves = {kind: _shelf(pages, _owner(pages), kind) for kind in FeedbackKind}
        return pages.render("kept.html", private=True, shelves=shelves, kinds=FeedbackKind)

    return router


def _shelf(pages: Pages, person: str, kind: FeedbackKind) -> list[Card]:
    """Films with this mark, newest mark first; what left the catalogue is passed over."""
    catalogue, marks = pages.engine.catalogue, pages.marks()
    ids = [mark.film_id for mark in pages.engine.marks.marks(person) if mark.kind is kind]
    return [
        card(catalogue.films[catalogue.rows[i]], marks) for i in ids[::-1] if i in catalogue.rows
    ]


def _owner(pages: Pages) -> str:
    if pages.person is None:
        raise NotFound("marks are off here, because nobody is signed in")
    return pages.person


def _back(address: str, film_id: str) -> RedirectResponse:
    """To the page that the mark was set on; to the film, where that is no page of ours."""
    return RedirectResponse(address if _BACK.fullmatch(address) else f"/films/{film_id}", 303)
