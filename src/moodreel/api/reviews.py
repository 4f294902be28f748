"""What people write about films, and what it comes to."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from moodreel.api import review_schemas as schemas
from moodreel.api.films import FilmName
from moodreel.api.parts import part_of
from moodreel.api.problems import documented
from moodreel.identity import Owner, Who
from moodreel.usecases.review_film import review_json
from moodreel.wiring import Engine

Part = Annotated[schemas.ReviewsQuestion, Query()]


def reviews_router(engine: Engine) -> APIRouter:
    """`/reviews`, `/reviews/{id}`, `/films/{id}/reviews` and its summary."""
    router = APIRouter(tags=["reviews"])

    @router.get(
        "/films/{id:path}/reviews/summary",
        summary="What reviews say of a film",
        response_model=schemas.ReviewSummary,
        responses=documented(404, 409, 422),
    )
    def summary(id: FilmName) -> dict[str, Any]:  # noqa: A002
        """How many there are, how good, how far apart, and when. With few of them the number leans
        on what the film's content lets expect, and `estimated` says so."""
        film = engine.film(id)
        return {"id": film.id, **engine.reviews.numbers.summary(film.id).to_json()}

    @router.get(
        "/films/{id:path}/reviews",
        summary="List reviews of a film",
        response_model=schemas.FilmReviews,
        responses=documented(404, 409, 422),
    )
    def about(request: Request, id: FilmName, question: Part, who: Who) -> dict[str, Any]:  # noqa: A002
        """Those written here, newest first; imported ones are counted, never shown."""
        page = engine.reviews.writing.about(engine.film(id).id, question.limit, question.offset)
        items = [
            {
                **review_json(own, engine.catalogue),
                "author": page.names.get(own.author),
                "own": own.author == who.person,
            }
            for own in page.reviews
        ]
        return part_of(request, question.limit, question.offset, page.total, items)

    @router.get(
        "/reviews",
        summary="List one's own reviews",
        response_model=schemas.OwnReviews,
        responses=documented(401, 422),
    )
    def by(request: Request, owner: Owner, question: Part) -> dict[str, Any]:
        """Every review, newest first. Follow `next` to meet each once."""
        page = engine.reviews.writing.by(owner, question.limit, question.offset)
        items = [review_json(own, engine.catalogue) for own in page.reviews]
        return part_of(request, question.limit, question.offset, page.total, items)

    @router.put(
        "/reviews/{id:path}",
        summary="Write about a film",
        response_model=schemas.Review,
        responses=documented(401, 403, 404, 409, 413, 422),
    )
    def write(id: FilmName, question: schemas.ReviewQuestion, owner: Owner) -> dict[str, Any]:  # noqa: A002
        """Keeps the text in place of an earlier one, and gives what the model here read in it.
        Everybody on this server can read it."""
        review = engine.reviews.writing.write(owner, id, question.text, question.stars)
        return review_json(review, engine.catalogue)

    @router.delete(
        "/reviews/{id:path}",
        summary="Delete one's review",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403, 404, 409, 422),
    )
    def delete(id: FilmName, owner: Owner) -> None:  # noqa: A002
        """Deletes it; where there is none, nothing happens. A rating stays."""
        engine.reviews.writing.delete(owner, id)

    return router
