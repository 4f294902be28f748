"""Films listed, shown, and compared."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request

from moodreel.api import schemas
from moodreel.api.parts import part_of
from moodreel.api.problems import documented
from moodreel.api.questions import FilmsQuestion
from moodreel.domain.mood import UNSAID
from moodreel.domain.query import MAX_N
from moodreel.domain.understood import Understood
from moodreel.wiring import Engine

FilmName = Annotated[
    str,
    Path(
        examples=["paddington-2-2017", "Little Women (2019)"],
        description="An id or a title, with the year where several share it.",
    ),
]


def films_router(engine: Engine) -> APIRouter:
    """`/films`, `/films/{id}` and `/films/{id}/similar`. An id may hold slashes: Face/Off."""
    router = APIRouter(tags=["films"])

    @router.get(
        "/films", summary="List films", response_model=schemas.FilmPage, responses=documented(422)
    )
    def films(request: Request, question: Annotated[FilmsQuestion, Query()]) -> dict[str, Any]:
        """Films that meet every filter: with `q` those that are called so, then those that it
        describes ("slow space film, no gore"; at most 100), best first; without, all by title.
        Follow `next` to meet each film once."""
        described = _described(engine, question.q)
        page = engine.list_films(question.q, question.to_wishes(), question.limit, question.offset)
        items = [film.to_json() for film in page.films]
        return {
            **part_of(request, question.limit, question.offset, page.total, items),
            "understood": [chip.to_json() for chip in engine.wish.chips(described, UNSAID)],
        }

    @router.get(
        "/films/{id:path}/similar",
        summary="Films like one film",
        response_model=schemas.Similar,
        responses=documented(404, 409, 422),
    )
    def similar(id: FilmName, n: Annotated[int, Query(ge=1, le=MAX_N)] = 5) -> dict[str, Any]:  # noqa: A002
        """The n films most like this one in what they are about and do, best first."""
        return {
            "film": engine.film(id).to_json(),
            "items": [item.to_json() for item in engine.similar(id, n)],
        }

    @router.get(
        "/films/{id:path}",
        summary="Show a film",
        response_model=schemas.Film,
        responses=documented(404, 409, 422),
    )
    def film(id: FilmName) -> dict[str, Any]:  # noqa: A002
        """All facts of the film of this id or title. Slips of the fingers are forgiven."""
        return engine.film(id).to_json()

    return router


def _described(engine: Engine, text: str) -> Understood:
    """What a search describes; nothing where there is none."""
    return engine.wish.search(text, n=1).understood if text.strip() else Understood()
