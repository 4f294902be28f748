"""The page on which people bring what they did with films elsewhere, and take it with them."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse, Response

from moodreel.errors import BadInput
from moodreel.exchange.reading import read_entries
from moodreel.identity import Owner
from moodreel.uploads import MAX_IMPORT_BYTES, ROOM_FOR_FIELDS, FileForm, download, read_import_form
from moodreel.usecases.export_history import FORMATS
from moodreel.usecases.import_history import ImportHistory
from moodreel.web.plans import PlanStore
from moodreel.web.views import MARK_WORDS, told
from moodreel.web.visits import Visit, Visiting

IMPORT_BODIES = {"/import": MAX_IMPORT_BYTES + ROOM_FOR_FIELDS}
"""The path whose form may carry a file to import, and the most bytes of such a form."""

_MOST_ROWS = 50
_SERVICES = {
    "imdb": "IMDb",
    "letterboxd": "Letterboxd",
    "movielens": "MovieLens",
    "trakt": "Trakt",
}
GONE = "That import has waited too long, or was done already. Choose the file again."
NO_FILE = "Choose the file first: the zip, CSV or JSON that the service gave you."

Sent = Annotated[FileForm, Depends(read_import_form)]


def exchange_router(plans: PlanStore) -> APIRouter:
    """Routes /import and /export."""
    router = APIRouter(include_in_schema=False)

    @router.get("/import")
    def start(visit: Visiting, owner: Owner) -> HTMLResponse:  # noqa: ARG001 - asks to sign in
        return _page(visit)

    @router.post("/import")
    def look(visit: Visiting, owner: Owner, form: Sent) -> HTMLResponse:
        moves = visit.engine.people.imports
        try:
            if form.content is None:
                return _page(visit, error=NO_FILE, status=422)
            plan = moves.plan(owner, read_entries(form.content, form.name))
        except BadInput as error:
            return _page(visit, error=told(error), status=error.status)
        key = plans.add(owner, plan) if plan.ratings or plan.marks else None
        return _page(visit, report=moves.report(plan, written=False, limit=_MOST_ROWS), key=key)

    @router.post("/import/{key}")
    def write(key: str, visit: Visiting, owner: Owner) -> HTMLResponse:
        plan = plans.take(key, owner)
        if plan is None:
            return _page(visit, error=GONE, status=404)
        moves: ImportHistory = visit.engine.people.imports
        moves.write(plan)
        return _page(visit, report=moves.report(plan, written=True, limit=_MOST_ROWS))

    @router.get("/export/{form}")
    def export(form: str, visit: Visiting, owner: Owner) -> Response:
        return download(visit.engine.people.exports.file(owner, form))

    return router


def _page(
    visit: Visit,
    *,
    report: dict[str, object] | None = None,
    key: str | None = None,
    error: str = "",
    status: int = 200,
) -> HTMLResponse:
    return visit.render(
        "exchange.html",
        here="import",
        status=status,
        private=True,
        report=report,
        key=key,
        error=error,
        kinds=MARK_WORDS,
        services=_SERVICES,
        forms=tuple(FORMATS),
    )
