"""The words that a person let be kept with a correction."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Response

from moodreel.api import word_schemas
from moodreel.api.problems import documented
from moodreel.identity import Owner
from moodreel.usecases.keep_label import label_json
from moodreel.wiring import Engine

LabelId = Annotated[str, Path(max_length=64, examples=["5f0c7be1a94d2368"])]


def labels_router(engine: Engine) -> APIRouter:
    """`/labels` and `/labels/{id}` of whoever asks."""
    router = APIRouter(tags=["labels"])

    @router.get(
        "/labels",
        summary="List kept words",
        response_model=word_schemas.Labels,
        responses=documented(401),
    )
    def labels(owner: Owner) -> dict[str, Any]:
        """Every text that was kept with a correction, oldest first."""
        kept = engine.people.labels.labels(owner)
        return {"items": [label_json(label) for label in kept]}

    @router.delete(
        "/labels/{id}",
        summary="Delete kept words",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403, 404, 422),
    )
    def forget(id: LabelId, owner: Owner) -> None:  # noqa: A002
        """Deletes one text with its correction, for good."""
        engine.people.labels.forget(owner, id)

    @router.delete(
        "/labels",
        summary="Delete all kept words",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403, 404),
    )
    def forget_all(owner: Owner) -> None:
        """Deletes all that was kept with corrections, for good."""
        engine.people.labels.forget_all(owner)

    return router
