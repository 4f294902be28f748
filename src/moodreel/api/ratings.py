"""The stars that a person gave films, on a machine of their own."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from moodreel.api import rating_schemas
from moodreel.api.films import FilmName
from moodreel.api.parts import next_part
from moodreel.api.problems import documented
from moodreel.errors import NotFound
from moodreel.usecases.rate_film import rating_json
from moodreel.wiring import Engine


def ratings_router(engine: Engine, person: str | None) -> APIRouter:
    """`/ratings` and `/ratings/{id}` for this person; for None they say why not."""
    router = APIRouter(tags=["ratings"])

    @router.get(
        "/ratings",
        summary="List ratings",
        response_model=rating_schemas.Ratings,
        responses=documented(404, 422),
    )
    def ratings(
        request: Request, question: Annotated[rating_schemas.RatingsQuestion, Query()]
    ) -> dict[str, Any]:
        """Every rating, newest first. Follow `next` to meet each once."""
        page = engine.people.ratings.ratings(_known(person), question.limit, question.offset)
        return {
            "total": page.total,
            "limit": question.limit,
            "offset": question.offset,
            "items": [rating_json(rating, engine.catalogue) for rating in page.ratings],
            "next": next_part(request, question.limit, question.offset, page.total),
        }

    @router.put(
        "/ratings/{id:path}",
        summary="Rate a film",
        status_code=204,
        response_class=Response,
        responses=documented(403, 404, 409, 413, 422),
    )
    def rate(id: FilmName, question: rating_schemas.RatingQuestion) -> None:  # noqa: A002
        """Keeps the stars in place of earlier ones. Films rated are not recommended again; what was
        liked and disliked moves what is."""
        engine.people.ratings.rate(_known(person), id, question.stars)

    @router.delete(
        "/ratings/{id:path}",
        summary="Take a rating back",
        status_code=204,
        response_class=Response,
        responses=documented(403, 404, 409, 422),
    )
    def unrate(id: FilmName) -> None:  # noqa: A002
        """Takes the stars back; where there are none, nothing happens."""
        engine.people.ratings.unrate(_known(person), id)

    return router


def _known(person: str | None) -> str:
    if person is None:
        raise NotFound("ratings are kept only on a machine of one's own until accounts exist")
    return person
