"""The stars that a person gave films."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from moodreel.api import rating_schemas
from moodreel.api.films import FilmName
from moodreel.api.parts import part_of
from moodreel.api.problems import documented
from moodreel.identity import Owner
from moodreel.usecases.rate_film import rating_json
from moodreel.wiring import Engine


def ratings_router(engine: Engine) -> APIRouter:
    """`/ratings` and `/ratings/{id}` of whoever asks."""
    router = APIRouter(tags=["ratings"])

    @router.get(
        "/ratings",
        summary="List ratings",
        response_model=rating_schemas.Ratings,
        responses=documented(401, 422),
    )
    def ratings(
        request: Request, owner: Owner, question: Annotated[rating_schemas.RatingsQuestion, Query()]
    ) -> dict[str, Any]:
        """Every rating, newest first without `sort`. Follow `next` to meet each once."""
        page = engine.people.ratings.ratings(owner, question.limit, question.offset, question.sort)
        items = [rating_json(rating, engine.catalogue) for rating in page.ratings]
        return part_of(request, question.limit, question.offset, page.total, items)

    @router.put(
        "/ratings/{id:path}",
        summary="Rate a film",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403, 404, 409, 413, 422),
    )
    def rate(id: FilmName, question: rating_schemas.RatingQuestion, owner: Owner) -> None:  # noqa: A002
        """Keeps the stars in place of earlier ones. Films rated are not recommended again; what was
        liked and disliked moves what is."""
        engine.people.ratings.rate(owner, id, question.stars)

    @router.delete(
        "/ratings/{id:path}",
        summary="Take a rating back",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403, 404, 409, 422),
    )
    def unrate(id: FilmName, owner: Owner) -> None:  # noqa: A002
        """Takes the stars back; where there are none, nothing happens."""
        engine.people.ratings.unrate(owner, id)

    return router
