"""What a person did with films, in and out."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from moodreel.api import examples, exchange_schemas
from moodreel.api.problems import documented
from moodreel.errors import BadInput
from moodreel.exchange.reading import read_entries
from moodreel.exchange.sheets import NO_FILE
from moodreel.identity import Owner
from moodreel.uploads import MAX_IMPORT_BYTES, ROOM_FOR_FIELDS, FileForm, download, read_import_form
from moodreel.wiring import Engine

IMPORT_BODIES = {"/api/v1/imports": MAX_IMPORT_BYTES + ROOM_FOR_FIELDS}
"""The paths whose forms may carry a file to import, and the most bytes of such a form."""

_MOST_ROWS = 200
_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "title": "ImportForm",
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "A zip, CSV or JSON file as the service made it, at "
                            "most 10 MB. Read in memory; Letterboxd's lists are told by its name.",
                        },
                    },
                },
                "example": {"file": "the bytes of ratings.csv"},
            }
        },
    }
}

_FILES = {
    "application/json": {"schema": {"type": "object"}, "example": examples.HISTORY},
    "text/csv": {"schema": {"type": "string"}, "example": examples.HISTORY_TABLE},
}

Sent = Annotated[FileForm, Depends(read_import_form)]


def exchange_router(engine: Engine) -> APIRouter:
    """`/imports` and `/export` of whoever asks."""
    router = APIRouter(tags=["exchange"])

    @router.post(
        "/imports",
        summary="Import ratings and marks",
        response_model=exchange_schemas.ImportReport,
        responses=documented(401, 403, 413, 422),
        openapi_extra=_FORM,
    )
    def imports(
        form: Sent, owner: Owner, question: Annotated[exchange_schemas.ImportQuestion, Query()]
    ) -> dict[str, Any]:
        """Ratings, what was seen, favourites and the watchlist from an export of Letterboxd, IMDb,
        Trakt, MovieLens or moodreel. With `preview` nothing is written. Importing the same file
        again changes nothing."""
        if form.content is None:
            raise BadInput(f"{NO_FILE} no file in the field `file`")
        moves = engine.people.imports
        parsed = read_entries(form.content, form.name, question.source)
        plan = moves.plan(owner, parsed)
        if not question.preview:
            moves.write(plan)
        return moves.report(plan, written=not question.preview, limit=_MOST_ROWS)

    @router.get(
        "/export",
        summary="Export ratings and marks",
        response_class=Response,
        responses={
            **documented(401, 422),
            200: {"content": _FILES},
        },
    )
    def export(
        owner: Owner, question: Annotated[exchange_schemas.ExportQuestion, Query()]
    ) -> Response:
        """Every film rated or marked, as a file that `/imports` takes back."""
        return download(engine.people.exports.file(owner, question.format))

    return router
