"""What is kept of a person: shelves of films, what they did and when, and words; all to be taken
back."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse

from moodreel.domain.label import Label
from moodreel.errors import NotFound
from moodreel.identity import Owner
from moodreel.sensing.typed_words import visible
from moodreel.web.shelves import EMPTY, KINDS, MOST_PAGES, ORDERS, PER_PAGE, TITLES, read_shelf
from moodreel.web.story import entries, tellings
from moodreel.web.visits import Visit, Visiting

Page = Annotated[int, Query(ge=1, le=MOST_PAGES)]
Sort = Annotated[str, Query(max_length=20)]


def library_router() -> APIRouter:
    """Routes under /kept, and for kept words."""
    router = APIRouter(include_in_schema=False)

    @router.get("/kept")
    def kept(visit: Visiting, owner: Owner, page: Page = 1) -> HTMLResponse:
        return _shelf(visit, owner, "watchlist", page, "newest")

    @router.get("/kept/history")
    def history(visit: Visiting, owner: Owner, page: Page = 1) -> HTMLResponse:
        story = visit.engine.people.doings.story
        told = story.history(owner, PER_PAGE, (page - 1) * PER_PAGE)
        return visit.render(
            "history.html",
            private=True,
            here="history",
            days=tellings(told.told, visit.engine.catalogue),
            total=told.total,
            pages=_pages(page, told.total, "/kept/history?page="),
        )

    @router.get("/kept/journal")
    def journal(visit: Visiting, owner: Owner, page: Page = 1) -> HTMLResponse:
        doings = visit.engine.people.doings
        found = doings.story.journal(owner, PER_PAGE, (page - 1) * PER_PAGE)
        return visit.render(
            "journal.html",
            private=True,
            here="journal",
            entries=entries(found.entries, visit.engine.catalogue),
            is_on=doings.preferences.of(owner).journal,
            kept_days=doings.shown.days,
            total=found.total,
            pages=_pages(page, found.total, "/kept/journal?page="),
        )

    @router.get("/kept/words")
    def words(visit: Visiting, owner: Owner) -> HTMLResponse:
        labels = visit.engine.people.labels.labels(owner)[::-1]
        return visit.render(
            "words.html", private=True, here="words", labels=[_label_row(own) for own in labels]
        )

    @router.get("/kept/{shelf}")
    def shelf(
        shelf: str, visit: Visiting, owner: Owner, page: Page = 1, sort: Sort = "newest"
    ) -> HTMLResponse:
        return _shelf(visit, owner, shelf, page, sort)

    @router.get("/privacy")
    def privacy(visit: Visiting) -> HTMLResponse:
        return visit.render(
            "privacy.html",
            camera_is_on=visit.engine.camera,
            kept_days=visit.engine.people.doings.shown.days,
        )

    @router.post("/labels/{label_id}/forget")
    def forget(label_id: str, visit: Visiting, owner: Owner) -> RedirectResponse:
        with suppress(NotFound):  # a page that has grown old, or a button pressed twice
            visit.engine.people.labels.forget(owner, label_id)
        return RedirectResponse("/kept/words", 303)

    @router.post("/labels/forget")
    def forget_all(visit: Visiting, owner: Owner) -> RedirectResponse:
        visit.engine.people.labels.forget_all(owner)
        return RedirectResponse("/kept/words", 303)

    return router


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where the parts before and after are; None where there is none."""

    page: int
    last: int
    newer: str | None
    older: str | None


def _pages(page: int, total: int, address: str) -> Pager:
    last = max(1, -(-total // PER_PAGE))
    return Pager(
        page=page,
        last=last,
        newer=f"{address}{min(page - 1, last)}" if page > 1 else None,
        older=f"{address}{page + 1}" if page < last else None,
    )


def _shelf(visit: Visit, owner: str, name: str, page: int, order: str) -> HTMLResponse:
    view = read_shelf(visit.engine, owner, name, page, order)
    sorted_by = f"sort={order}&" if name == "rated" else ""
    return visit.render(
        "kept.html",
        private=True,
        here=name,
        shelf=view,
        kind=KINDS.get(name),
        shelves=TITLES,
        empty=EMPTY[name],
        orders=ORDERS if name == "rated" else {},
        order=order,
        back=f"/kept/{name}?{sorted_by}page={page}",
        pages=_pages(page, view.total, f"/kept/{name}?{sorted_by}page="),
    )


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
