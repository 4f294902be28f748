"""Posters of outside services, passed on by this server, so that browsers meet nobody else."""

from fastapi import APIRouter
from starlette.responses import Response

from moodreel.web.pages import Pages
from moodreel.web.posters import poster

# Theirs change seldom. Where ours stands in, theirs may be here in a minute.
_FOR_A_DAY, _FOR_A_MINUTE = "public, max-age=86400", "public, max-age=60"


def outside_posters_router(pages: Pages) -> APIRouter:
    """`/posters/outside/{film_id}`: theirs, else ours."""
    router = APIRouter(include_in_schema=False)

    @router.get("/posters/outside/{film_id}")
    def outside_poster(film_id: str) -> Response:
        film = pages.film(film_id)
        theirs = pages.engine.outside.poster(film)
        if theirs is None:
            headers = {"Cache-Control": _FOR_A_MINUTE}
            return Response(poster(film), media_type="image/svg+xml", headers=headers)
        headers = {"Cache-Control": _FOR_A_DAY}
        return Response(theirs.content, media_type=theirs.kind, headers=headers)

    return router
