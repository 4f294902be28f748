"""What is kept of a person: films kept, seen and put aside, and words; all to be taken back."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.domain.label import Label
from moodreel.errors import NotFound
from moodreel.identity import Owner
from moodreel.sensing.typed_words import visible
from moodreel.web.forms import Submitted
from moodreel.web.views import Card, card
from moodreel.web.visits import Visit, Visiting

# Where a mark may lead back to: pages of ours that show films.
_BACK = re.compile(r"/(?:kept|films/[\w.%-]+|answers/[\w-]+)?(?:#[\w-]+)?")


def library_router() -> APIRouter:
    """Routes for marks and kept words."""
    router = APIRouter(include_in_schema=False)

    @router.post("/films/{film_id}/mark")
    def mark(film_id: str, form: Submitted, visit: Visiting, owner: Owner) -> RedirectResponse:
        film = visit.film(film_id)
        visit.engine.people.marks.mark(owner, film.id, str(form.get("kind", "")))
        return _back(str(form.get("back", "")), film_id)

    @router.post("/films/{film_id}/unmark")
    def unmark(film_id: str, form: Submitted, visit: Visiting, owner: Owner) -> RedirectResponse:
        visit.engine.people.marks.unmark(owner, film_id, str(form.get("kind", "")))
        return _back(str(form.get("back", "")), film_id)

    @router.get("/kept")
    def kept(visit: Visiting, owner: Owner) -> HTMLResponse:
        marks = visit.engine.people.marks.marks(owner)[::-1]
        return visit.render(
            "kept.html",
            private=True,
            shelves={kind: _shelf(visit, marks, kind) for kind in FeedbackKind},
            kinds=FeedbackKind,
            gone=[mark for mark in marks if mark.film_id not in visit.engine.catalogue.rows],
            labels=[_label_row(label) for label in visit.engine.people.labels.labels(owner)[::-1]],
        )

    @router.get("/privacy")
    def privacy(visit: Visiting) -> HTMLResponse:
        return visit.render("privacy.html", camera_is_on=visit.engine.camera)

    @router.post("/labels/{label_id}/forget")
    def forget(label_id: str, visit: Visiting, owner: Owner) -> RedirectResponse:
        with suppress(NotFound):  # a page that has grown old, or a button pressed twice
            visit.engine.people.labels.forget(owner, label_id)
        return RedirectResponse("/kept#labels", 303)

    @router.post("/labels/forget")
    def forget_all(visit: Visiting, owner: Owner) -> RedirectResponse:
        visit.engine.people.labels.forget_all(owner)
        return RedirectResponse("/kept#labels", 303)

    return router


def _shelf(visit: Visit, newest_first: Sequence[Feedback], kind: FeedbackKind) -> list[Card]:
    """Films with this mark; what left the catalogue is passed over."""
    catalogue, marks = visit.engine.catalogue, visit.marks()
    ids = [mark.film_id for mark in newest_first if mark.kind is kind]
    return [card(catalogue.films[catalogue.rows[i]], marks) for i in ids if i in catalogue.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRow:
    """Words that were kept, as the page shows them."""

    label_id: str
    words: str = field(repr=False)
    chosen: str
    read_as: str
    day: str


def _label_row(label: Label) -> LabelRow:
    return LabelRow(
        label_id=label.label_id,
        words=visible(label.text),
        chosen=label.chosen,
        read_as=f"{label.emotion.value} {label.confidence:.2f}",
        day=f"{label.at:%Y-%m-%d}",
    )


def _back(address: str, film_id: str) -> RedirectResponse:
    """To the page that the mark was set on; to the film, where that is no page of ours."""
    return RedirectResponse(address if _BACK.fullmatch(address) else f"/films/{film_id}", 303)
