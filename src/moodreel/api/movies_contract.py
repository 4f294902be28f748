"""The addresses of the fourth earlier project's backend, for front ends written for it.

The shapes are those of souravsaha5703/movie_recommendation_system_backend: its README pins the
answer, key by key. Its errors had a `detail`, as ours have.
"""

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from moodreel.api.problems import documented
from moodreel.domain.film import Film
from moodreel.wiring import Engine

N_RECOMMENDED = 5
PATHS = ("/api/recommend_movies/", "/api/health_check")
"""Where what is said is no person's own: by these beginnings `cors` knows it."""

_ITEM: JsonDict = {
    "id": "tt0118883",
    "title": "The Castle",
    "rating": "7.9",
    "posterUrl": "http://localhost:8000/posters/the-castle-1997.svg",
}


class Movie(BaseModel):
    """One film of a contract answer; the order of the keys is part of the contract."""

    model_config = ConfigDict(json_schema_extra={"examples": [_ITEM]})

    id: str = Field(description="The IMDb id where it is known, else moodreel's own.")
    title: str
    rating: str = Field(
        description="Mean rating on the scale to ten, drawn towards the mean of all films where "
        "few have rated it; N/A where nobody has."
    )
    posterUrl: str = Field(description="An absolute address of a picture.")  # noqa: N815 - theirs


class MovieRecommendations(BaseModel):
    """What `recommend_movies` answers."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "status": "ok",
                    "message": "Movie recommendations fetched successfully",
                    "recommendations": [_ITEM],
                }
            ]
        }
    )

    status: Literal["ok"] = "ok"
    message: str = "Movie recommendations fetched successfully"
    recommendations: list[Movie]


class Health(BaseModel):
    """What `health_check` answers."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"status": "ok", "message": "Movie Recommendation Backend is healthy!"}]
        }
    )

    status: Literal["ok"] = "ok"
    message: str = "Movie Recommendation Backend is healthy!"


MovieName = Annotated[
    str,
    Path(
        examples=["Spirited Away"],
        description="A title, with slips of the fingers forgiven, or an id. Of several films with "
        "the title the best known is meant, unless the year follows in brackets.",
    ),
]


def contract_router(engine: Engine) -> APIRouter:
    """`/api/recommend_movies/{movieName}` and `/api/health_check`."""
    router = APIRouter(
        prefix="/api", tags=["fourth earlier project"], responses=documented(400, 500, 503)
    )

    @router.get(
        "/recommend_movies/{movieName:path}",
        summary="Five films like one, best reviewed first",
        response_model=MovieRecommendations,
        responses=documented(404, 422),
    )
    def recommend_movies(request: Request, movieName: MovieName) -> MovieRecommendations:  # noqa: N803
        """The five of the ten nearest films that reviews speak best of. An unknown title is a 404
        with the nearest titles."""
        films = engine.outside.recommend_alike(movieName, N_RECOMMENDED)
        return MovieRecommendations(
            recommendations=[_movie(engine, film, str(request.base_url)) for film in films]
        )

    @router.get("/health_check", summary="Whether the backend is healthy", response_model=Health)
    def health_check() -> Health:
        """Answers once the films can be read."""
        _ = engine.catalogue
        return Health()

    return router


def _movie(engine: Engine, film: Film, base: str) -> Movie:
    stars = engine.outside.stars(film)
    return Movie(
        id=film.imdb_id or film.id,
        title=film.title,
        rating="N/A" if stars is None else f"{2 * stars:.1f}",
        posterUrl=f"{base}{_poster(engine, film)}",
    )


def _poster(engine: Engine, film: Film) -> str:
    address = quote(film.id, safe="")
    return f"posters/outside/{address}" if engine.outside.shows else f"posters/{address}.svg"
