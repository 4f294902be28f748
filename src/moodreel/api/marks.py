"""What a person did with films."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Response

from moodreel.api import schemas
from moodreel.api.films import FilmName
from moodreel.api.problems import documented
from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.identity import Owner
from moodreel.wiring import Engine

MarkName = Annotated[
    str,
    Path(
        examples=["watched"],
        description="Films watched or dismissed are not recommended again.",
        json_schema_extra={"enum": [kind.value for kind in FeedbackKind]},
    ),
]


def marks_router(engine: Engine) -> APIRouter:
    """`/marks` and `/films/{id}/marks/{kind}` of whoever asks."""
    router = APIRouter(tags=["marks"])

    @router.get(
        "/marks", summary="List marks", response_model=schemas.Marks, responses=documented(401)
    )
    def marks(owner: Owner) -> dict[str, Any]:
        """Every mark, oldest first."""
        return {"items": [_mark(engine, mark) for mark in engine.people.marks.marks(owner)]}

    @router.put(
        "/films/{id:path}/marks/{kind}",
        summary="Mark a film",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403, 404, 409, 422),
    )
    def mark(id: FilmName, kind: MarkName, owner: Owner) -> None:  # noqa: A002
        """Sets the mark; setting it again changes nothing."""
        engine.people.marks.mark(owner, id, kind)

    @router.delete(
        "/films/{id:path}/marks/{kind}",
        summary="Take a mark back",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403, 404, 409, 422),
    )
    def unmark(id: FilmName, kind: MarkName, owner: Owner) -> None:  # noqa: A002
        """Takes the mark back; where there is none, nothing happens."""
        engine.people.marks.unmark(owner, id, kind)

    return router


def _mark(engine: Engine, mark: Feedback) -> dict[str, Any]:
    label = engine.catalogue.label_of(mark.film_id)
    return {"id": mark.film_id, "label": label, "kind": mark.kind, "at": mark.at}
