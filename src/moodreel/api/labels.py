"""The words that a person let be kept with a correction, on a machine of their own."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Response

from moodreel.api import word_schemas
from moodreel.api.problems import documented
from moodreel.errors import NotFound
from moodreel.usecases.keep_label import label_json
from moodreel.wiring import Engine

LabelId = Annotated[str, Path(max_length=64, examples=["5f0c7be1a94d2368"])]


def labels_router(engine: Engine, person: str | None) -> APIRouter:
    """`/labels` and `/labels/{id}` for this person; for None they say why not."""
    router = APIRouter(tags=["labels"])

    @router.get(
        "/labels",
        summary="List kept words",
        response_model=word_schemas.Labels,
        responses=documented(404),
    )
    def labels() -> dict[str, Any]:
        """Every text that was kept with a correction, oldest first."""
        kept = engine.people.labels.labels(label_owner(person))
        return {"items": [label_json(label) for label in kept]}

    @router.delete(
        "/labels/{id}",
        summary="Delete kept words",
        status_code=204,
        response_class=Response,
        responses=documented(403, 404, 422),
    )
    def forget(id: LabelId) -> None:  # noqa: A002
        """Deletes one text with its correction, for good."""
        engine.people.labels.forget(label_owner(person), id)

    @router.delete(
        "/labels",
        summary="Delete all kept words",
        status_code=204,
        response_class=Response,
        responses=documented(403, 404),
    )
    def forget_all() -> None:
        """Deletes all that was kept with corrections, for good."""
        engine.people.labels.forget_all(label_owner(person))

    return router


def label_owner(person: str | None) -> str:
    """Whom labels belong to. Raises NotFound where there is nobody to keep them for."""
    if person is None:
        raise NotFound("words are kept only on a machine of one's own until accounts exist")
    return person
